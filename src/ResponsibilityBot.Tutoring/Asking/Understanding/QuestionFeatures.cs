namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// What can be learned from of a question: which cues it has, alone, in pairs and in their order, its words with the things that they name left out,
/// how it is built, and what the rules made of it.
/// </summary>
internal static class QuestionFeatures
{
    /// <summary>Words after that many say nothing that was not said before.</summary>
    private const int MostWords = 60;

    /// <summary>Names every feature of a question that the rules have read.</summary>
    public static void Of(QuestionEvidence question, Reading reading, IFeatureSink sink)
    {
        var text = new FeatureText(stackalloc char[FeatureText.Longest], sink);
        AddCues(question.Findings, ref text);
        AddShape(question, reading, ref text);
        AddWords(question.Findings, ref text);
    }

    /// <summary>Whether a feature tells what the rules made of a question, rather than what stands in it.</summary>
    public static bool IsOfRules(string feature) => feature.StartsWith("i:", StringComparison.Ordinal) || feature.StartsWith("r:", StringComparison.Ordinal);

    private static void AddCues(Findings findings, ref FeatureText text)
    {
        var names = CueNames.All;
        for (var one = 0; one < names.Length; one++)
        {
            if (!findings.Has((Cue)one))
                continue;
            text.Add("c:", names[one]);
            for (var other = one + 1; other < names.Length; other++)
            {
                if (findings.Has((Cue)other))
                    text.Add("c:", names[one], "+", names[other]);
            }
        }

        for (var i = 1; i < findings.Cues.Count; i++)
            text.Add("c:", names[(int)findings.Cues[i - 1].Meaning.Cue], ">", names[(int)findings.Cues[i].Meaning.Cue]);
    }

    private static void AddShape(QuestionEvidence question, Reading reading, ref FeatureText text)
    {
        var intent = IntentWords.Of(reading.Intent);
        var (places, rows) = (Count(reading.Targets.Count), Count(reading.Responsibilities.Count));
        text.Add("i:", intent);
        text.Add("i:", intent, places, rows);
        text.Add("places:", places);
        text.Add("rows:", rows);
        text.Add("unknown:", Count(question.Findings.Unknown));
        text.Add("length:", Count(question.Length / 4));
        text.Add("side:", reading.Party is { } party ? party == Knowledge.Party.Customer ? "customer" : "provider" : "none", reading.Negated ? "-" : "+");
        if (question.Findings.IsMarked)
            text.Add("is:", "marked");
        if (question.Shape.IsStatement)
            text.Add("is:", "statement");
        if (question.HasTag)
            text.Add("is:", "tagged");
        if (question.IsYesNo)
            text.Add("is:", "yes-no");
        if (question.StrongRow)
            text.Add("is:", "strong");
        if (question.AsksOwnership)
            text.Add("is:", "asking");
        if (question.StartsWithVerb)
            text.Add("is:", "opened");
        if (reading.Trace is [var reason, ..])
            text.Add("r:", reason);
    }

    private static void AddWords(Findings findings, ref FeatureText text)
    {
        var (before, last) = ("", "");
        var first = 0;
        for (var at = 0; at < findings.Tokens.Count && at < MostWords; at++)
        {
            var word = WordAt(findings, at);
            if (word.Length == 0)
                continue;
            text.Add("w:", word);
            if (last.Length > 0)
                text.Add("w:", last, " ", word);
            if (before.Length > 0)
                text.Add("w:", before, " ", last, " ", word);
            if (first < 2)
                text.Add(first == 0 ? "first:" : "second:", word);
            first++;
            (before, last) = (last, word);
        }

        text.Add("last:", last);
    }

    /// <summary>The stem, or what a thing is of which it is the first word; empty for its other words.</summary>
    private static string WordAt(Findings findings, int at)
    {
        foreach (var thing in findings.Things)
        {
            if ((thing.Mask >> at & UInt128.One) == UInt128.Zero || KindOf(thing.Meaning.Kind) is not { } kind)
                continue;
            return thing.ThingStart == at ? kind : (thing.Verb >> at & UInt128.One) != UInt128.Zero ? "@does" : "";
        }

        return findings.Tokens[at].Stem;
    }

    private static string? KindOf(MeaningKind kind) => kind switch
    {
        MeaningKind.Service => "@service",
        MeaningKind.Model => "@model",
        MeaningKind.Provider => "@provider",
        MeaningKind.AiLayer => "@layer",
        MeaningKind.Aspect or MeaningKind.Responsibility or MeaningKind.Family => "@row",
        MeaningKind.WeakResponsibility or MeaningKind.WeakFamily => "@plain-row",
        _ => null,
    };

    private static string Count(int count) => count switch { 0 => "0", 1 => "1", 2 => "2", 3 => "3", 4 => "4", 5 => "5", _ => "6" };
}

/// <summary>The names of cues by their number.</summary>
internal static class CueNames
{
    public static string[] All { get; } = Enum.GetNames<Cue>();
}
