namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>How a question is built: which verb opens it, whether a tag ends it, whether it states rather than asks.</summary>
internal sealed class SentenceShape
{
    private static readonly HashSet<string> Auxiliaries = new(StringComparer.Ordinal)
    {
        "do", "does", "did", "is", "are", "am", "was", "were", "will", "would", "can", "could", "should", "shall", "must", "may", "has", "have",
    };

    private static readonly HashSet<string> Openers = new(StringComparer.Ordinal)
    {
        "and", "so", "but", "ok", "okay", "well", "then", "also", "or", "hey", "hi", "surely", "now", "yo", "actually", "please", "if",
    };

    /// <summary>What a duty is called in passing: "the lab's <b>job</b>", "HR's <b>call</b>".</summary>
    private static readonly HashSet<string> Burdens = new(StringComparer.Ordinal)
    {
        "job", "task", "duty", "chore", "thing", "call", "problem", "part", "business", "headache", "turn", "role", "decision", "pick", "choice", "fault", "baby", "gig", "remit", "concern", "burden", "department",
        "work", "hands", "shoulders", "side", "plate", "desk", "court", "responsibility",
    };

    /// <summary>Alone at the end they ask for something else: "backups of RDS: <b>how</b>?"</summary>
    private static readonly HashSet<string> OtherEnds = new(StringComparer.Ordinal)
    {
        "how", "why", "when", "where", "what", "which", "right", "correct", "true", "false", "yes", "no", "ok", "okay", "please", "thanks", "thx", "cheers", "anyone", "anybody", "somehow", "possible", "really", "not", "too",
        "free", "cost", "price", "enough", "then", "maybe", "much", "long", "eh", "huh", "help", "there", "now", "again", "sure", "agreed", "guys", "folks", "pls", "plz",
    };

    private readonly Findings findings;

    public SentenceShape(Findings findings)
    {
        this.findings = findings;
        Start = FirstWord();
        TagStart = FindTag();
        HasVerb = FindsVerb();
        Auxiliary = FindAuxiliary();
        HasTag = TagStart < findings.Tokens.Count || findings.All(Cue.Tag).Any(tag => tag.End >= findings.Tokens.Count - 1 && tag.Start > 2);
        NamesWhoAtEnd = findings.IsMarked && FindsWhoAtEnd();
        IsStatement = Auxiliary < 0 && !HasTag && !findings.IsMarked && HasVerb && !AsksIndirectly();
    }

    /// <summary>The first word that is no opener ("so", "and").</summary>
    public int Start { get; }

    /// <summary>The verb that opens the question or a clause of it, or -1: "<b>does</b> AWS …", "in PaaS, <b>are</b> we …". The verb of a tag is none.</summary>
    public int Auxiliary { get; }

    /// <summary>Where a tag begins that is built of a verb and a pronoun ("…, don't we", "…, does it not"); the number of words where there is none.</summary>
    public int TagStart { get; }

    /// <summary>Whether a verb was found anywhere, gerunds apart.</summary>
    public bool HasVerb { get; }

    /// <summary>Whether it ends in a request for agreement.</summary>
    public bool HasTag { get; }

    /// <summary>Whether it states something and asks nothing: "Lambda is serverless, so AWS secures our code". A task in a list is no statement.</summary>
    public bool IsStatement { get; }

    /// <summary>
    /// Whether it ends with somebody who might do what stands before: "hardening, the <b>lab's job</b>?", "integrations: <b>the lab</b>?", "expiry of chats, <b>host or broadcaster</b>?".
    /// Who that is need not be known.
    /// </summary>
    public bool NamesWhoAtEnd { get; }

    /// <summary>Whether the word stands in the tag.</summary>
    public bool IsInTag(int at) => at >= TagStart;

    private bool FindsWhoAtEnd()
    {
        var tokens = findings.Tokens;
        if (tokens.Count < 3)
            return false;
        if (tokens[^1].Possessive || (tokens[^2].Possessive && Burdens.Contains(tokens[^1].Text)))
            return true;
        var start = tokens.FindIndex(token => token.Clause == tokens[^1].Clause);
        while (start < tokens.Count && tokens[start].Text is "the" or "a" or "an" or "by" or "for" or "on" or "is" or "it" or "that" or "up" or "to")
            start++;
        var length = tokens.Count - start;
        if (start == 0 || length is 0 or > 5 || findings.Things.Any(thing => thing.Meaning.IsRow && thing.End > start))
            return false;
        var or = tokens.FindIndex(start, token => token.IsOr);
        return or > start ? or < tokens.Count - 1 && !OtherEnds.Contains(tokens[^1].Text) && !OtherEnds.Contains(tokens[start].Text) : length <= 2 && or < 0 && !HasTag && tokens.Skip(start).All(MightDo);
    }

    private static bool MightDo(Token token) => !OtherEnds.Contains(token.Text) && !Auxiliaries.Contains(token.Text) && !token.Text.EndsWith("ing", StringComparison.Ordinal);

    private int FirstWord()
    {
        var at = 0;
        while (at < findings.Tokens.Count && Openers.Contains(findings.Tokens[at].Text))
            at++;
        return at;
    }

    private int FindTag()
    {
        var tokens = findings.Tokens;
        foreach (var tag in findings.All(Cue.Tag))
        {
            if (tag.Words > 2 && tag.Start > 3 && tag.End == tokens.Count && Auxiliaries.Contains(tokens[tag.Start].Text))
                return tag.Start;
        }

        var at = tokens.Count - 1;
        var negated = false;
        if (at > 3 && tokens[at].Text == "not")
        {
            negated = true;
            at--;
        }

        if (at < 3 || tokens[at].Text is not ("they" or "it" or "we" or "i" or "you" or "he" or "she"))
            return tokens.Count;
        at--;
        if (tokens[at].Text == "not")
        {
            negated = true;
            at--;
        }

        // Without a comma only a negated one is a tag for sure: "who does it" is none.
        var apart = tokens[at].Clause != tokens[at - 1].Clause;
        return at > 2 && Auxiliaries.Contains(tokens[at].Text) && (apart || negated) ? at : tokens.Count;
    }

    private bool FindsVerb() =>
        findings.Tokens.Exists(token => Auxiliaries.Contains(token.Text) || token.Text is "had" or "been" or "be" or "needs" or "need" or "means" or "equals")
        || findings.Has(Cue.Handles)
        || findings.Things.Any(thing => thing.Verb != UInt128.Zero && !findings.Tokens[127 - (int)UInt128.LeadingZeroCount(thing.Verb)].Text.EndsWith("ing", StringComparison.Ordinal));

    /// <summary>"The provider <b>who</b> is responsible", "those who left": tells which, asks nothing.</summary>
    private bool IsRelative(int at) =>
        at > 0 && findings.Tokens[at].Clause == findings.Tokens[at - 1].Clause
        && (findings.Tokens[at - 1].Text is "those" or "people" or "person" or "somebody" or "someone" or "anyone" or "one" or "anybody" or "users" or "staff"
            || findings.All(Cue.ProviderSide).Concat(findings.All(Cue.CustomerSide)).Concat(findings.Of(MeaningKind.Provider)).Any(side => side.End == at));

    private bool AsksIndirectly()
    {
        var tokens = findings.Tokens;
        if (findings.HasAny(Cue.HowTo, Cue.WhichModel, Cue.Correction) || findings.All(Cue.Who).Any(who => !IsRelative(who.Start)) || findings.All(Cue.Matrix).Any(matrix => matrix.Words > 1)
            || findings.All(Cue.Define).Any(define => tokens[define.Start].Stem != "mean"))
            return true;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Text is "whether" or "wonder" or "wondering" or "unsure" or "please" or "asking" or "asks" or "tell" or "confirm" or "clarify")
                return true;
            var begins = at <= Start || tokens[at].Clause != tokens[at - 1].Clause;
            if (begins && tokens[at].Text is ("how" or "why" or "where" or "what" or "which"))
                return true;
        }

        return false;
    }

    private int FindAuxiliary()
    {
        var tokens = findings.Tokens;
        for (var i = 0; i < TagStart; i++)
        {
            var opensClause = i == Start || (i > 0 && tokens[i].Clause != tokens[i - 1].Clause) || (i > 1 && Openers.Contains(tokens[i - 1].Text));
            if (opensClause && Auxiliaries.Contains(tokens[i].Text) && !IsHowTo(i))
                return i;
        }

        return -1;
    }

    private bool IsHowTo(int at) => findings.All(Cue.HowTo).Any(found => found.Start <= at && found.End > at);
}
