namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Pairs of a verb and a thing in one question: "patch" … "the database".</summary>
/// <param name="all">Every phrase that was found.</param>
/// <param name="tokens">The question's words.</param>
/// <param name="meanings">What a pair leads to, by its number.</param>
internal sealed class VerbPairs(List<Found> all, List<Token> tokens, List<Meaning> meanings)
{
    private const int Reach = 9;

    /// <summary>
    /// Joins verbs and things of one clause. Things after the verb are its objects; where there is none, the first before it is
    /// its subject: "<b>traffic</b> between our app and the database is encrypted".
    /// </summary>
    public void AddTo(List<Found> candidates)
    {
        foreach (var verb in all)
        {
            if (verb.Meaning.Kind != MeaningKind.Do)
                continue;
            var objects = false;
            Found? subject = null;
            foreach (var thing in all)
            {
                if (thing.Meaning.Kind != MeaningKind.To || verb.Overlaps(thing))
                    continue;
                var after = thing.Start >= verb.End;
                var apart = tokens[verb.Start].Clause - tokens[thing.Start].Clause;
                if (apart != 0 && !(apart == 1 && IsPointer(verb.End)))
                    continue;
                var gap = after ? thing.Start - verb.End : verb.Start - thing.End;
                if (gap > Reach || (after && (IsAskedAnew(verb.End, thing.Start) || IsBehindObject(verb, thing))) || FirstCommon(verb.Meaning.Numbers, thing.Meaning.Numbers) is not (var pair and >= 0))
                    continue;
                if (after)
                {
                    objects = true;
                    candidates.Add(Pair(verb, thing, meanings[pair]));
                }
                else if (!IsAskedAnew(thing.End, verb.Start, joined: true) && (subject is not { } first || thing.Start < first.Start || (thing.Start == first.Start && thing.Words > first.Words)))
                {
                    subject = thing;
                }
            }

            if (!objects && subject is { } only)
                candidates.Add(Pair(verb, only, meanings[FirstCommon(verb.Meaning.Numbers, only.Meaning.Numbers)]));
        }
    }

    /// <summary>"Maintains the <b>backbone network</b> between the zones": the nearest name behind a verb is its object, unless a list goes on.</summary>
    private bool IsBehindObject(Found verb, Found thing)
    {
        foreach (var found in all)
        {
            if (found.Meaning.Kind is MeaningKind.Responsibility or MeaningKind.Aspect && found.Words > 1 && found.Start >= verb.End && found.End <= thing.Start
                && !AreJoined(found.Mask, thing.Mask, tokens))
                return true;
        }

        return false;
    }

    /// <summary>"Who writes the rules and <b>who</b> stops floods": a verb does not reach over the next question, nor is what the question before was about its subject.</summary>
    /// <param name="from">Behind what stands first.</param>
    /// <param name="to">Where the other begins.</param>
    /// <param name="joined">Whether "and" or "or" must join the next question: "the OS, <b>who</b> patches" is one.</param>
    private bool IsAskedAnew(int from, int to, bool joined = false)
    {
        for (var at = from + 1; at < to; at++)
        {
            if (tokens[at].Text is "who" or "whose" && (!joined || tokens[at - 1].Text is "and" or "or"))
                return true;
        }

        return false;
    }

    /// <summary>"The OS on our VMs, who updates <b>it</b>": the thing stands in the clause before.</summary>
    private bool IsPointer(int at) => at < tokens.Count && tokens[at].Text is ("it" or "them" or "that" or "those" or "this");

    private static Found Pair(Found verb, Found thing, Meaning meaning) =>
        new(meaning, Math.Min(verb.Start, thing.Start), Math.Max(verb.End, thing.End), verb.Words + thing.Words, verb.Mask | thing.Mask, verb.Mask);

    private static int FirstCommon(IReadOnlyList<int> left, IReadOnlyList<int> right)
    {
        for (int i = 0, j = 0; i < left.Count && j < right.Count;)
        {
            if (left[i] == right[j])
                return left[i];
            if (left[i] < right[j])
                i++;
            else
                j++;
        }

        return -1;
    }

    /// <summary>Whether "and", "or" or a comma and at most two more words stand between two groups of tokens.</summary>
    public static bool AreJoined(UInt128 left, UInt128 right, List<Token> tokens)
    {
        if ((left & right) != UInt128.Zero)
            return false;
        var (first, second) = UInt128.TrailingZeroCount(left) < UInt128.TrailingZeroCount(right) ? (left, right) : (right, left);
        var from = 128 - (int)UInt128.LeadingZeroCount(first);
        var to = (int)UInt128.TrailingZeroCount(second);
        if (to - from is < 0 or > 3)
            return false;
        var joined = tokens[from - 1].Clause != tokens[to].Clause;
        for (var at = from; at < to; at++)
            joined |= tokens[at].Text is "and" or "or" or "plus" or "nor";
        return joined;
    }
}
