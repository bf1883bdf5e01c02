using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// What tells which side a question asks after: who is named in which order with which small words between, the words around, and what the rules made of it.
/// </summary>
internal static class SideFeatures
{
    /// <summary>Words after that many say nothing that was not said before.</summary>
    private const int MostWords = 60;

    /// <summary>How many signs in a row make a feature.</summary>
    private const int LongestRun = 4;

    /// <summary>Small words that tell who acts and who is acted for, and those that ask, deny or concede.</summary>
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "do", "does", "did", "is", "are", "am", "was", "will", "would", "can", "could", "should", "must", "may", "has", "have", "be", "been", "get", "gets",
        "by", "for", "to", "from", "on", "with", "without", "of", "as", "that", "who", "what", "which", "it", "this", "there", "if", "because", "since", "so", "then", "or", "and",
        "not", "no", "nobody", "none", "nothing", "never", "only", "alone", "both", "also", "still", "too", "all", "every", "any", "right", "true", "correct", "yes",
    };

    /// <summary>Names every feature of a question that was read.</summary>
    public static void Of(QuestionEvidence question, Reading reading, IFeatureSink sink)
    {
        var text = new FeatureText(stackalloc char[FeatureText.Longest], sink);
        AddRules(question, reading, ref text);
        var findings = question.Findings;
        var stands = new string?[Math.Min(findings.Tokens.Count, MostWords)];
        for (var at = 0; at < stands.Length; at++)
            stands[at] = SignAt(findings, at);
        AddSigns(SignsOf(findings, stands), ref text);
        AddWords(findings, stands, ref text);
    }

    /// <summary>Whether a feature tells what the rules made of a question, rather than what stands in it.</summary>
    public static bool IsOfRules(string feature) => feature.StartsWith("s:", StringComparison.Ordinal);

    /// <summary>The side that the rules say yes stands for; open where they state no direction.</summary>
    public static AskedSide ByRules(Reading reading) => reading is not { IsYesNo: true, Party: { } party } ? AskedSide.Open
        : party == Party.Customer ^ reading.Negated ? AskedSide.Customer : AskedSide.Provider;

    private static void AddRules(QuestionEvidence question, Reading reading, ref FeatureText text)
    {
        var side = ByRules(reading).ToString();
        text.Add("s:", side);
        text.Add("s:", side, reading.Negated ? "-" : "+");
        text.Add("s:party ", reading.Party?.ToString() ?? "none");
        text.Add("s:intent ", IntentWords.Of(reading.Intent));
        text.Add(reading.IsYesNo ? "s:yes-no" : "s:open");
        if (question.Shape.IsStatement)
            text.Add("s:statement");
        if (question.HasTag)
            text.Add("s:tagged");
    }

    private static void AddSigns(List<string> signs, ref FeatureText text)
    {
        for (var at = 0; at < signs.Count; at++)
        {
            text.Add("g:", signs[at]);
            for (var length = 2; length <= LongestRun && at + length <= signs.Count; length++)
                text.AddRun("g:", signs, at, length);
        }

        for (var length = 1; length <= 3 && length <= signs.Count; length++)
            text.AddRun("first:", signs, 0, length);
        text.AddRun("last:", signs, Math.Max(0, signs.Count - 2), Math.Min(2, signs.Count));
    }

    private static void AddWords(Findings findings, string?[] stands, ref FeatureText text)
    {
        var before = "";
        for (var at = 0; at < stands.Length; at++)
        {
            var word = stands[at] ?? findings.Tokens[at].Stem;
            if (word.Length == 0)
                continue;
            text.Add("w:", word);
            if (before.Length > 0)
                text.Add("w:", before, " ", word);
            before = word;
        }
    }

    /// <summary>The sides, places, duties and small words of a question in their order; a comma where a clause begins.</summary>
    private static List<string> SignsOf(Findings findings, string?[] stands)
    {
        var signs = new List<string>();
        var tokens = findings.Tokens;
        for (var at = 0; at < stands.Length; at++)
        {
            if (at > 0 && tokens[at].Clause != tokens[at - 1].Clause && signs is not [.., ","])
                signs.Add(",");
            var sign = stands[at] ?? (Small.Contains(tokens[at].Text) ? tokens[at].Text : "");
            if (sign.Length > 0 && !(sign[0] == '@' && signs is [.., var last] && last == sign))
                signs.Add(sign);
        }

        return signs;
    }

    /// <summary>What stands at a word: a side, a place, a duty or its verb; empty for the further words of a name; null for other words.</summary>
    private static string? SignAt(Findings findings, int at)
    {
        var token = findings.Tokens[at];
        var possessive = token.Possessive;
        if (token.Text is "we" or "us" or "i" or "me" or "our" or "my" or "ours" or "mine" or "ourselves" or "you" or "your")
            return token.Text is "our" or "my" or "your" ? "@our" : token.Text is "ours" or "mine" ? "@ours" : "@us";
        if (IsNamedSide(findings, at))
            return "@us";
        if (token.Text is "they" or "them" or "their" or "theirs" || IsIn(findings.All(Cue.ProviderSide), at))
            return possessive ? "@them's" : "@them";
        foreach (var thing in findings.Things)
        {
            if ((thing.Mask >> at & UInt128.One) == UInt128.Zero)
                continue;
            if ((thing.Verb >> at & UInt128.One) != UInt128.Zero)
                return "@does";
            var kind = thing.Meaning.Kind switch
            {
                MeaningKind.Provider => possessive ? "@them's" : "@them",
                MeaningKind.Service or MeaningKind.WeakService => possessive ? "@service's" : "@service",
                MeaningKind.Model or MeaningKind.WeakModel or MeaningKind.AiLayer => "@place",
                _ when thing.Meaning.IsRow => "@row",
                _ => null,
            };
            if (kind is not null)
                return thing.ThingStart == at || kind is "@them" or "@service" or "@them's" or "@service's" ? kind : "";
        }

        return IsIn(findings.All(Cue.Handles), at) && !Small.Contains(token.Text) ? "@does" : null;
    }

    /// <summary>"The <b>customer</b>", "our <b>tenant</b>": what stands for the customer, and no pronoun.</summary>
    private static bool IsNamedSide(Findings findings, int at)
    {
        foreach (var side in findings.All(Cue.CustomerSide))
        {
            if (side.Spans(at) && findings.Tokens[side.End - 1].Text is not ("us" or "we" or "i" or "me"))
                return true;
        }

        return false;
    }

    private static bool IsIn(Found[] cues, int at)
    {
        foreach (var cue in cues)
        {
            if (cue.Spans(at))
                return true;
        }

        return false;
    }
}
