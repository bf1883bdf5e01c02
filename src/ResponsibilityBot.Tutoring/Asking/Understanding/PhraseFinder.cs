namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Turns text into <see cref="Findings"/>: words, mended typos, phrases, verb-and-thing pairs; longest wins.</summary>
internal sealed class PhraseFinder(Lexicon lexicon)
{
    private const int PairReach = 9;

    public Findings Find(string text)
    {
        var trace = new List<string>();
        var tokens = Tokenise(text, trace);
        var fillers = new bool[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
            fillers[i] = lexicon.IsFiller(tokens[i].Text);
        var all = new List<Found>(32);
        for (var i = 0; i < tokens.Count; i++)
            lexicon.Trie.Find(tokens, fillers, i, all);
        LookPastNames(tokens, fillers, all);
        DropFramed(all);
        var candidates = new List<Found>(16);
        var beside = new List<Found>(8);
        var cues = new List<Found>(16);
        foreach (var found in all)
        {
            if (found.Meaning.Kind <= MeaningKind.WeakModel)
                candidates.Add(found);
            if (found.Meaning.Kind is MeaningKind.Term or MeaningKind.Misconception or MeaningKind.AspectHint or MeaningKind.WeakModel)
                beside.Add(found);
            if (found.Meaning.Kind == MeaningKind.Cue)
                cues.Add(found);
        }

        AddPairs(all, tokens, candidates);
        var things = LongestFirst(candidates, tokens);
        DropSwallowed(cues, things);
        cues.RemoveAll(cue => IsAdjective(cue, tokens) || IsDataTable(cue, tokens, things));
        var unknown = CountUnknown(tokens, all, things);
        foreach (var thing in things)
            trace.Add($"phrase '{Phrase(tokens, thing)}' → {thing.Meaning.Id}");
        if (cues.Count > 0)
            trace.Add("cues: " + string.Join(", ", cues.Select(cue => $"{cue.Meaning.Id} '{Phrase(tokens, cue)}'")));
        return new Findings(tokens, things, cues, beside, unknown, trace);
    }

    /// <summary>"Where our <b>M365</b> data is stored", "patch the <b>RDS</b> engine": the name of a place may stand inside a phrase.</summary>
    private void LookPastNames(List<Token> tokens, bool[] fillers, List<Found> all)
    {
        var names = UInt128.Zero;
        foreach (var found in all)
        {
            if (found.Meaning.Kind is MeaningKind.Service or MeaningKind.Model or MeaningKind.Provider)
                names |= found.Mask;
        }

        if (names == UInt128.Zero || tokens.Count < 4)
            return;
        var past = new bool[tokens.Count];
        var others = new Token[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            var named = (names >> i & UInt128.One) != UInt128.Zero;
            past[i] = fillers[i] || named;
            others[i] = named ? tokens[i] with { Id = -1 } : tokens[i];
        }

        var again = new List<Found>(32);
        for (var i = 0; i < tokens.Count; i++)
            lexicon.Trie.Find(others, past, i, again);

        foreach (var found in again)
        {
            if (found.Meaning.Kind is MeaningKind.Aspect or MeaningKind.Responsibility or MeaningKind.To or MeaningKind.Misconception && found.End - found.Start > found.Words && !all.Contains(found))
                all.Add(found);
        }
    }

    private static string Phrase(List<Token> tokens, Found found) =>
        string.Join(' ', Enumerable.Range(found.Start, found.End - found.Start).Where(i => (found.Mask >> i & UInt128.One) != 0).Select(i => tokens[i].Text));

    private List<Token> Tokenise(string text, List<string> trace)
    {
        var raw = WordSplitter.Split(text);
        var tokens = new List<Token>(raw.Count + 4);
        for (var i = 0; i < raw.Count && tokens.Count < WordSplitter.MaxWords; i++)
        {
            var word = raw[i];
            if (Confused(raw, i) is { } meant)
            {
                trace.Add($"'{word.Text}' read as '{meant}'");
                word = word with { Text = meant };
            }

            if (lexicon.Expand(word.Text) is { } written)
                Add(tokens, word, written);
            else
                AddMended(tokens, word, trace);
        }

        if (tokens.Count > WordSplitter.MaxWords)
            tokens.RemoveRange(WordSplitter.MaxWords, tokens.Count - WordSplitter.MaxWords);
        return tokens;
    }

    private void Add(List<Token> tokens, RawWord word, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            var stem = Stemmer.Of(text);
            tokens.Add(new Token(text, stem, lexicon.NumberOf(stem), word.Clause, word.Possessive));
        }
    }

    /// <summary>Adds a word, mended if nothing is known of it and a known one is near; "bakcups" becomes what "backups" is written out to.</summary>
    private void AddMended(List<Token> tokens, RawWord word, List<string> trace)
    {
        var stem = Stemmer.Of(word.Text);
        if (lexicon.NumberOf(stem) >= 0 || lexicon.IsCommon(word.Text) || lexicon.Mend(word.Text, stem) is not { } mended)
        {
            Add(tokens, word, word.Text);
            return;
        }

        trace.Add($"typo {word.Text} → {mended.Word}");
        if (lexicon.Expand(mended.Word) is { } written)
            Add(tokens, word, written);
        else
            tokens.Add(new Token(mended.Word, mended.Stem, lexicon.NumberOf(mended.Stem), word.Clause, word.Possessive));
        if (word.Possessive && mended.Word is "what" or "who" or "where" or "that" or "how")
            Add(tokens, word, "is");
    }

    private string? Confused(List<RawWord> words, int at)
    {
        foreach (var confusable in lexicon.ConfusablesOf(words[at].Text))
        {
            if (confusable.After.Count > 0 && (at == 0 || !confusable.After.Contains(words[at - 1].Text)))
                continue;
            if (confusable.Before.Count > 0 && (at + 1 == words.Count || !confusable.Before.Contains(words[at + 1].Text)))
                continue;
            if (!confusable.Last || at + 1 == words.Count)
                return confusable.Means;
        }

        return null;
    }

    /// <summary>Words inside a frame ("under the shared responsibility model") say nothing about the question.</summary>
    private static void DropFramed(List<Found> all)
    {
        var framed = UInt128.Zero;
        foreach (var found in all)
        {
            if (found.Meaning.Kind == MeaningKind.Frame && found.Words > 1)
                framed |= found.Mask;
        }

        if (framed != UInt128.Zero)
            all.RemoveAll(found => found.Meaning.Kind != MeaningKind.Frame && (found.Mask & framed) != UInt128.Zero);
    }

    /// <summary>
    /// Joins verbs and things of one clause. Things after the verb are its objects; where there is none, the first before it is
    /// its subject: "<b>traffic</b> between our app and the database is encrypted".
    /// </summary>
    private void AddPairs(List<Found> all, List<Token> tokens, List<Found> candidates)
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
                if (apart != 0 && !(apart == 1 && IsPointer(tokens, verb.End)))
                    continue;
                var gap = after ? thing.Start - verb.End : verb.Start - thing.End;
                if (gap > PairReach || (after && (IsAskedAnew(tokens, verb.End, thing.Start) || IsBehindObject(all, verb, thing, tokens))) || FirstCommon(verb.Meaning.Numbers, thing.Meaning.Numbers) is not (var pair and >= 0))
                    continue;
                if (after)
                {
                    objects = true;
                    candidates.Add(Pair(verb, thing, lexicon.Pairs[pair]));
                }
                else if (subject is not { } first || thing.Start < first.Start || (thing.Start == first.Start && thing.Words > first.Words))
                {
                    subject = thing;
                }
            }

            if (!objects && subject is { } only)
                candidates.Add(Pair(verb, only, lexicon.Pairs[FirstCommon(verb.Meaning.Numbers, only.Meaning.Numbers)]));
        }
    }

    /// <summary>"Maintains the <b>backbone network</b> between the zones": the nearest name behind a verb is its object, unless a list goes on.</summary>
    private static bool IsBehindObject(List<Found> all, Found verb, Found thing, List<Token> tokens)
    {
        foreach (var found in all)
        {
            if (found.Meaning.Kind is MeaningKind.Responsibility or MeaningKind.Aspect && found.Words > 1 && found.Start >= verb.End && found.End <= thing.Start
                && !AreJoined(found.Mask, thing.Mask, tokens))
                return true;
        }

        return false;
    }

    /// <summary>"Who writes the rules and <b>who</b> stops floods": a verb does not reach over the next question.</summary>
    private static bool IsAskedAnew(List<Token> tokens, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Text is "who" or "whose" && at > from)
                return true;
        }

        return false;
    }

    /// <summary>"The OS on our VMs, who updates <b>it</b>": the thing stands in the clause before.</summary>
    private static bool IsPointer(List<Token> tokens, int at) => at < tokens.Count && tokens[at].Text is ("it" or "them" or "that" or "those" or "this");

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

    private static List<Found> LongestFirst(List<Found> candidates, List<Token> tokens)
    {
        candidates.RemoveAll(pair => pair.Verb != UInt128.Zero && TakesWordOfService(pair, candidates));

        // Strong before weak; more words first; a phrase before a pair that is spread out; then the kind; then the place in the text.
        candidates.Sort((left, right) =>
        {
            var order = (left.Meaning.Kind >= MeaningKind.WeakService).CompareTo(right.Meaning.Kind >= MeaningKind.WeakService);
            if (order == 0)
                order = right.Words.CompareTo(left.Words);
            if (order == 0)
                order = (left.End - left.Start).CompareTo(right.End - right.Start);
            if (order == 0)
                order = left.Meaning.Kind.CompareTo(right.Meaning.Kind);
            return order != 0 ? order : left.Start.CompareTo(right.Start);
        });
        var taken = UInt128.Zero;
        var chosen = new List<Found>();
        foreach (var candidate in candidates)
        {
            var clash = candidate.Mask & taken;
            if (clash != UInt128.Zero && !(candidate.Verb != UInt128.Zero && chosen.Exists(other => SharesHalf(candidate, other, clash, tokens))))
                continue;
            taken |= candidate.Mask;
            chosen.Add(clash == UInt128.Zero ? candidate : WithoutClash(candidate, clash));
        }

        chosen.Sort((left, right) => left.Start.CompareTo(right.Start));
        return chosen;
    }

    /// <summary>"Set limits in Azure <b>Functions</b>": a pair takes no word out of the name of a service, unless a longer phrase holds that name.</summary>
    private static bool TakesWordOfService(Found pair, List<Found> candidates)
    {
        foreach (var service in candidates)
        {
            if (service.Meaning.Kind is MeaningKind.Service or MeaningKind.Model && service.Words > 1 && service.Overlaps(pair)
                && !candidates.Exists(other => other.Verb == UInt128.Zero && other.Words > service.Words && other.Overlaps(service)))
                return true;
        }

        return false;
    }

    /// <summary>"Patches the OS <b>and</b> the engine" is two pairs with one verb, "backs up <b>and</b> encrypts the data" two with one thing.</summary>
    private static bool SharesHalf(Found pair, Found other, UInt128 clash, List<Token> tokens)
    {
        if (other.Verb == UInt128.Zero || other.Meaning.Id == pair.Meaning.Id)
            return false;
        var (mine, theirs) = (pair.Mask & ~pair.Verb, other.Mask & ~other.Verb);
        return (clash == pair.Verb && pair.Verb == other.Verb && AreJoined(mine, theirs, tokens)) || (clash == mine && mine == theirs && AreJoined(pair.Verb, other.Verb, tokens));
    }

    /// <summary>Whether "and", "or" or a comma and at most two more words stand between two groups of tokens.</summary>
    private static bool AreJoined(UInt128 left, UInt128 right, List<Token> tokens)
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

    private static Found WithoutClash(Found pair, UInt128 clash)
    {
        var mask = pair.Mask & ~clash;
        return pair with { Mask = mask, Start = (int)UInt128.TrailingZeroCount(mask), End = 128 - (int)UInt128.LeadingZeroCount(mask) };
    }

    /// <summary>"Customer" in "customer data" names no party: a cue inside a longer name is no cue. Pairs keep theirs ("secure … network").</summary>
    private static void DropSwallowed(List<Found> cues, List<Found> things)
    {
        cues.RemoveAll(cue => cue.Meaning.Cue is not (Cue.Who or Cue.What) && things.Exists(thing => !(cue.Meaning.Cue == Cue.Duty && cue.Start == thing.Start) &&
            thing.Words > cue.Words && (cue.Mask & thing.Mask) == cue.Mask && thing.Meaning.Kind <= MeaningKind.WeakModel && IsUnbroken(thing)));
    }

    /// <summary>"Its <b>own</b> settings", "our own servers": no word for owning. "In <b>which</b> our data lives", "the region in which": no question.</summary>
    private static bool IsAdjective(Found cue, List<Token> tokens)
    {
        if (cue.Words != 1 || cue.Start == 0)
            return false;
        var before = tokens[cue.Start - 1];
        return cue.Meaning.Cue switch
        {
            Cue.Duty => tokens[cue.Start].Text == "own" && (before.Possessive || before.Text is "our" or "my" or "your" or "its" or "their" or "his" or "her"),
            Cue.What => tokens[cue.Start].Text == "which" && cue.Start > 2 && before.Text is "in" or "of" or "on" or "for" or "to" or "with",
            _ => false,
        };
    }

    /// <summary>"A DynamoDB <b>table</b>", "our <b>tables</b>": holds data, no chart.</summary>
    private static bool IsDataTable(Found cue, List<Token> tokens, List<Found> things) =>
        cue.Meaning.Cue == Cue.Matrix && cue.Words == 1 && cue.Start > 0 && tokens[cue.Start].Stem == "tabl"
        && (tokens[cue.Start - 1].Text is "our" or "my" or "your" || things.Exists(thing => thing.End == cue.Start && thing.Meaning.Kind is MeaningKind.Service or MeaningKind.WeakService));

    private static bool IsUnbroken(Found thing) => UInt128.PopCount(thing.Mask) == (UInt128)(uint)thing.Words && thing.End - thing.Start <= thing.Words + 1;

    private int CountUnknown(List<Token> tokens, List<Found> all, List<Found> things)
    {
        var known = UInt128.Zero;
        foreach (var found in all)
        {
            if (found.Meaning.Kind is MeaningKind.Cue or MeaningKind.Frame or MeaningKind.Term or MeaningKind.Do)
                known |= found.Mask;
        }

        foreach (var thing in things)
            known |= thing.Mask;
        var unknown = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if ((known >> i & UInt128.One) == UInt128.Zero && !lexicon.IsFunctionWord(tokens[i].Text))
                unknown++;
        }

        return unknown;
    }
}
