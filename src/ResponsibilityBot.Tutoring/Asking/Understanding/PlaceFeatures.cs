namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>What tells which service model a question describes: its words, those that stand near each other, and their parts.</summary>
internal static class PlaceFeatures
{
    /// <summary>Words after that many say nothing that was not said before.</summary>
    private const int MostWords = 60;

    /// <summary>Two words belong together when they stand at most so many apart: "a tool that we <b>rent</b>".</summary>
    private const int Near = 3;

    /// <summary>Names every feature of a question.</summary>
    public static void Of(Findings findings, Func<string, bool> isFunctionWord, IFeatureSink sink)
    {
        var text = new FeatureText(stackalloc char[FeatureText.Longest], sink);
        var count = Math.Min(findings.Tokens.Count, MostWords);
        for (var at = 0; at < count; at++)
        {
            var word = findings.Tokens[at].Stem;
            text.Add("w:", word);
            if (!isFunctionWord(findings.Tokens[at].Text))
                text.AddGrams(word);
            if (at + 1 < count)
                text.Add("w:", word, " ", findings.Tokens[at + 1].Stem);
            if (at + 2 < count)
                text.Add("w:", word, " ", findings.Tokens[at + 1].Stem, " ", findings.Tokens[at + 2].Stem);
            for (var next = at + 2; next <= at + Near && next < count; next++)
                text.Add("n:", word, " ", findings.Tokens[next].Stem);
        }

        if (findings.Names(MeaningKind.Provider))
            text.Add("provider");
    }
}
