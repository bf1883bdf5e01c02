using System.Collections.Frozen;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Brings phrases to the form in which they are compared: written out, without fillers, without inflections.</summary>
public sealed class PhraseWords
{
    private readonly FrozenDictionary<string, string[]> expansions;
    private readonly FrozenSet<string> fillers;
    private readonly Predicate<string> isFiller;
    private readonly Predicate<string> isArticle;

    /// <summary>Takes the expansions and fillers of the content.</summary>
    public PhraseWords(LexiconContent words)
    {
        ArgumentNullException.ThrowIfNull(words);
        expansions = words.Expansions.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' '), StringComparer.Ordinal);
        fillers = words.Fillers.ToFrozenSet(StringComparer.Ordinal);
        (isFiller, isArticle) = (IsFiller, word => word is "the" or "a" or "an" && IsFiller(word));
    }

    /// <summary>The words of a phrase that count, lower case; fillers are left out unless nothing else is left.</summary>
    public IReadOnlyList<string> Of(string phrase) => Without(isFiller, phrase);

    /// <summary>The stem of a lower-case word: two words with one stem are the same word to the reader. It need not be a word itself.</summary>
    public static string StemOf(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Stemmer.Of(word);
    }

    /// <summary>The words of a cue that count. A cue loses only its articles: "our job" is not "whose job", "of the cloud" is not "cloud".</summary>
    internal IReadOnlyList<string> OfCue(string phrase) => Without(isArticle, phrase);

    /// <summary>Whether the word is left out when phrases are compared.</summary>
    internal bool IsFiller(string word) => fillers.Contains(word);

    /// <summary>The words that a word is written out to, or null.</summary>
    internal string[]? Expand(string word) => expansions.GetValueOrDefault(word);

    private List<string> Without(Predicate<string> leftOut, string phrase)
    {
        var split = WordSplitter.Split(phrase);
        var words = new List<string>(split.Count);
        foreach (var word in split)
        {
            if (Expand(word.Text) is { } written)
                words.AddRange(written);
            else
                words.Add(word.Text);
        }

        if (!words.TrueForAll(leftOut))
            words.RemoveAll(leftOut);
        return words;
    }
}
