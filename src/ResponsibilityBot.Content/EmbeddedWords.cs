using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Content;

/// <summary>What the reader knows of words without any file of the content: it comes with the program, so it can be read beside the files.</summary>
/// <param name="Common">Correctly spelled everyday words, lower case.</param>
/// <param name="Names">Those of them that are names of people and places.</param>
/// <param name="Intents">What was learned of what is asked.</param>
/// <param name="Rows">What was learned of which duty is meant.</param>
/// <param name="Sides">What was learned of which side is asked after.</param>
/// <param name="Places">What was learned of which service model is described.</param>
internal sealed record EmbeddedWords(HashSet<string> Common, HashSet<string> Names, LearnedNetwork Intents, LearnedNetwork Rows, LearnedNetwork Sides, LearnedNetwork Places)
{
    /// <summary>Begins to read them.</summary>
    public static Task<EmbeddedWords> BeginAsync() => Task.Run(() => new EmbeddedWords(
        CommonWords.All(), CommonWords.Names().ToHashSet(StringComparer.Ordinal), LearnedWords.Read(LearnedWords.Intents), LearnedWords.Read(LearnedWords.Rows), LearnedWords.Read(LearnedWords.Sides), LearnedWords.Read(LearnedWords.Places)));
}
