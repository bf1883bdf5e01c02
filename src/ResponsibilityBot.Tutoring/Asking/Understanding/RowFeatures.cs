namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// What tells which duty a question is about: the rows that the rules chose, all that were found and by which words, the place, and the words around
/// them and their parts, the names of places left out.
/// </summary>
internal static class RowFeatures
{
    /// <summary>Words after that many say nothing that was not said before.</summary>
    private const int MostWords = 60;

    /// <summary>What a feature begins with that tells a row that the rules chose.</summary>
    public const string Chosen = "chosen:";

    /// <summary>The feature of a question of which the rules chose one row.</summary>
    public const string OneChosen = "chosen:1";

    /// <summary>Names every feature of a question that was read.</summary>
    /// <param name="question">What was found.</param>
    /// <param name="reading">What was made of it.</param>
    /// <param name="isFunctionWord">Which words carry no content of their own.</param>
    /// <param name="sink">Takes the features.</param>
    public static void Of(QuestionEvidence question, Reading reading, Func<string, bool> isFunctionWord, IFeatureSink sink)
    {
        var text = new FeatureText(stackalloc char[FeatureText.Longest], sink);
        foreach (var row in reading.Responsibilities)
            text.Add(Chosen, row);
        text.Add(Chosen, reading.Responsibilities.Count switch { 0 => "0", 1 => "1", 2 => "2", _ => "3" });
        text.Add("i:", IntentWords.Of(reading.Intent));
        var names = AddThings(question.Findings, ref text);
        AddWords(question.Findings, names, isFunctionWord, ref text);
    }

    /// <summary>Whether a feature is a word of the question or a part of one, whatever was found in it.</summary>
    public static bool IsWord(string feature) => feature.StartsWith("w:", StringComparison.Ordinal) || feature.StartsWith(FeatureText.Gram, StringComparison.Ordinal);

    /// <summary>Adds the names that were found; the tokens of those that are no row.</summary>
    private static UInt128 AddThings(Findings findings, ref FeatureText text)
    {
        var names = UInt128.Zero;
        foreach (var thing in findings.Things)
        {
            if (!thing.Meaning.IsRow)
            {
                names |= thing.Mask;
                text.Add("at:", thing.Meaning.Id);
                continue;
            }

            text.Add("found:", thing.Meaning.Row);
            text.Add("found:", thing.Words switch { 1 => "1 ", 2 => "2 ", _ => "3 " }, thing.Meaning.Row);
            AddPhrase(findings, thing, ref text);
        }

        return names;
    }

    private static void AddPhrase(Findings findings, Found thing, ref FeatureText text)
    {
        var parts = new List<string>(2 * thing.Words + 1) { "by:" };
        for (var at = thing.Start; at < thing.End; at++)
        {
            if ((thing.Mask >> at & UInt128.One) == UInt128.Zero)
                continue;
            parts.Add(findings.Tokens[at].Stem);
            parts.Add(" ");
        }

        text.Add([.. parts]);
    }

    private static void AddWords(Findings findings, UInt128 names, Func<string, bool> isFunctionWord, ref FeatureText text)
    {
        var before = "";
        for (var at = 0; at < findings.Tokens.Count && at < MostWords; at++)
        {
            var token = findings.Tokens[at];
            if ((names >> at & UInt128.One) != UInt128.Zero || isFunctionWord(token.Text))
                continue;
            text.Add("w:", token.Stem);
            text.AddGrams(token.Stem);
            if (before.Length > 0)
                text.Add("w:", before, " ", token.Stem);
            before = token.Stem;
        }
    }
}
