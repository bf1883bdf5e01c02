using System.Collections.Frozen;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>All names and cues of one table, compiled for reading.</summary>
internal sealed class Lexicon
{
    private static readonly FrozenSet<string> Articles = FrozenSet.ToFrozenSet(["the", "a", "an"], StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, string[]> expansions;
    private readonly FrozenDictionary<string, Confusable[]> confusables;
    private readonly FrozenSet<string> fillers;
    private readonly FrozenSet<string> common;
    private readonly FrozenSet<string> functionWords;
    private readonly FrozenDictionary<string, string> surfaces;
    private readonly TypoIndex typos;

    public Lexicon(KnowledgeTable table, LexiconContent words)
    {
        Table = table;
        expansions = words.Expansions.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' '), StringComparer.Ordinal);
        confusables = words.Confusables.GroupBy(item => item.Word, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        fillers = words.Fillers.ToFrozenSet(StringComparer.Ordinal);
        var surface = new Dictionary<string, string>(StringComparer.Ordinal);
        new LexiconBuilder(this, surface).Add(table, words);
        functionWords = words.FunctionWords.ToFrozenSet(StringComparer.Ordinal);
        common = words.CommonWords.ToFrozenSet(StringComparer.Ordinal);
        surfaces = surface.ToFrozenDictionary(StringComparer.Ordinal);
        typos = new TypoIndex(surface.Keys);
    }

    public KnowledgeTable Table { get; }

    public PhraseTrie Trie { get; } = new();

    /// <summary>The meaning that a verb-and-thing pair leads to, by the pair's number.</summary>
    public List<Meaning> Pairs { get; } = [];

    public bool IsFiller(string word) => fillers.Contains(word);

    /// <summary>Whether the word is correctly spelled English as far as we know.</summary>
    public bool IsCommon(string word) => common.Contains(word);

    /// <summary>Whether the word carries no content of its own.</summary>
    public bool IsFunctionWord(string word) => functionWords.Contains(word) || fillers.Contains(word);

    public int NumberOf(string stem) => numbers.GetValueOrDefault(stem, -1);

    /// <summary>The words that a word is written out to, or null.</summary>
    public string[]? Expand(string word) => expansions.GetValueOrDefault(word);

    public IReadOnlyList<Confusable> ConfusablesOf(string word) => confusables.TryGetValue(word, out var found) ? found : [];

    /// <summary>The stem that a misspelled word most likely has, with the word as the lexicon spells it; null when nothing is near.</summary>
    public (string Word, string Stem)? Mend(string word, string stem) =>
        (typos.Mend(word) ?? (stem == word ? null : typos.Mend(stem))) is { } mended ? (mended, surfaces[mended]) : null;

    /// <summary>The words of a phrase as numbers; fillers are left out unless nothing else is left. A cue loses only its articles: "our job" is not "whose job", "of the cloud" is not "cloud".</summary>
    public List<int> Compile(string phrase, Dictionary<string, string> surface, bool cue = false)
    {
        var raw = WordSplitter.Split(phrase).SelectMany(word => Expand(word.Text) ?? [word.Text]).ToList();
        var kept = raw.Where(word => !IsFiller(word) || (cue && !Articles.Contains(word))).ToList();
        var compiled = new List<int>();
        foreach (var word in kept.Count > 0 ? kept : raw)
        {
            var stem = Stemmer.Of(word);
            surface.TryAdd(word, stem);
            surface.TryAdd(stem, stem);
            if (!numbers.TryGetValue(stem, out var number))
                numbers.Add(stem, number = numbers.Count);
            compiled.Add(number);
        }

        return compiled;
    }
}
