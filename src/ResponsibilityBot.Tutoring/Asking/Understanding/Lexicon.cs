using System.Collections.Frozen;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>All names and cues of one table, compiled for reading.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly PhraseWords phrases;
    private readonly FrozenDictionary<string, Confusable[]> confusables;
    private readonly IReadOnlySet<string> common;
    private readonly IReadOnlySet<string> names;
    private readonly FrozenSet<string> functionWords;
    private readonly Dictionary<string, string> surfaces = new(StringComparer.Ordinal);
    private readonly TypoIndex typos;
    private readonly FrozenDictionary<(string Provider, string Words), Meaning> kinds;

    public Lexicon(KnowledgeTable table, LexiconContent words)
    {
        Table = table;
        phrases = new PhraseWords(words);
        confusables = words.Confusables.GroupBy(item => item.Word, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        new LexiconBuilder(this, surfaces).Add(table, words);
        functionWords = words.FunctionWords.ToFrozenSet(StringComparer.Ordinal);
        common = words.CommonWords;

        // A word that is written out ("backups" is "back up") is mended as it is spelled.
        foreach (var word in words.Expansions.Keys)
            surfaces.TryAdd(word, Stemmer.Of(word));
        names = words.Names;
        // Beside each other: what a kind is called adds nothing to the words that misspellings are mended to.
        var index = Task.Run(() => new TypoIndex(surfaces.Keys));
        kinds = KindsOf(table, words.KindsOfService);
        typos = index.GetAwaiter().GetResult();
    }

    public KnowledgeTable Table { get; }

    public PhraseTrie Trie { get; } = new();

    /// <summary>The meaning that a verb-and-thing pair leads to, by the pair's number.</summary>
    public List<Meaning> Pairs { get; } = [];

    public bool IsFiller(string word) => phrases.IsFiller(word);

    /// <summary>Whether the word is correctly spelled English as far as we know.</summary>
    public bool IsCommon(string word) => common.Contains(word);

    /// <summary>Whether the word is mostly a name of a person or a place.</summary>
    public bool IsName(string word) => names.Contains(word);

    /// <summary>Whether the word carries no content of its own.</summary>
    public bool IsFunctionWord(string word) => functionWords.Contains(word) || IsFiller(word);

    public int NumberOf(string stem) => numbers.GetValueOrDefault(stem, -1);

    /// <summary>The service that a word for a kind of thing means at a provider ("VM" at Azure), or null: the two stand together as the name of one.</summary>
    /// <param name="provider">The provider's id.</param>
    /// <param name="words">The stems of the word for the kind, with a space between.</param>
    public Meaning? KindAt(string provider, string words) => kinds.GetValueOrDefault((provider, words));

    /// <summary>The service that has these words behind the provider's name ("google vpc" for "vpc"), or null.</summary>
    public Meaning? NamedAt(string provider, int[] words)
    {
        foreach (var name in Table.Content.Providers.Where(known => known.Id == provider).SelectMany(known => known.Words.Phrases))
        {
            if (ServiceCalled([.. Compile(name, []), .. words]) is { } service)
                return service;
        }

        return null;
    }

    /// <summary>The service of a provider that is of the same kind as another's: "and on Azure?" after Amazon EC2; null where no kind has a word.</summary>
    public string? CounterpartOf(string provider, string service) =>
        kinds.Where(kind => kind.Value.Id == service).OrderBy(kind => kind.Key.Words, StringComparer.Ordinal).Select(kind => KindAt(provider, kind.Key.Words)?.Id).FirstOrDefault(id => id is not null);

    private FrozenDictionary<(string Provider, string Words), Meaning> KindsOf(KnowledgeTable table, IReadOnlyList<string> more)
    {
        var at = new Dictionary<(string, string), Meaning>();
        var aside = new Dictionary<string, string>(StringComparer.Ordinal);
        var kinds = table.Content.Models.SelectMany(model => model.Words.Phrases.Concat(model.Words.Weak)).Concat(more).Select(kind => (Key: string.Join(' ', phrases.Of(kind).Select(Stemmer.Of)), Words: Compile(kind, aside))).ToList();
        List<int>[] beside = [Compile("on", aside), Compile("in", aside), Compile("at", aside)];
        foreach (var provider in table.Content.Providers)
        {
            foreach (var name in provider.Words.Phrases)
            {
                var words = Compile(name, aside);
                foreach (var kind in kinds)
                {
                    if (!at.ContainsKey((provider.Id, kind.Key)) && ServiceOf(words, kind.Words, beside) is { } service)
                        at.Add((provider.Id, kind.Key), service);
                }
            }
        }

        return at.ToFrozenDictionary();
    }

    /// <summary>The service that is called "Azure VMs" or "VMs on Azure", or null.</summary>
    private Meaning? ServiceOf(List<int> provider, List<int> kind, List<int>[] beside)
    {
        var service = ServiceCalled([.. provider, .. kind]);
        for (var word = 0; service is null && word < beside.Length; word++)
            service = ServiceCalled([.. kind, .. beside[word], .. provider]);
        return service;
    }

    /// <summary>The service that all of the words name, or null.</summary>
    private Meaning? ServiceCalled(ReadOnlySpan<int> words)
    {
        foreach (var meaning in Trie.Of(words))
        {
            if (meaning.Kind == MeaningKind.Service)
                return meaning;
        }

        return null;
    }

    /// <summary>The words that a word is written out to, or null.</summary>
    public string[]? Expand(string word) => phrases.Expand(word);

    public IReadOnlyList<Confusable> ConfusablesOf(string word) => confusables.TryGetValue(word, out var found) ? found : [];

    /// <summary>The stem that a misspelled word most likely has, with the word as the lexicon spells it; null when nothing is near.</summary>
    public (string Word, string Stem)? Mend(string word, string stem) =>
        (typos.Mend(word) ?? (stem == word ? null : typos.Mend(stem))) is { } mended ? (mended, surfaces[mended]) : null;

    /// <summary>The words of a phrase as numbers; fillers are left out unless nothing else is left. A cue loses only its articles: "our job" is not "whose job", "of the cloud" is not "cloud".</summary>
    public List<int> Compile(string phrase, Dictionary<string, string> surface, bool cue = false)
    {
        var compiled = new List<int>();
        foreach (var word in cue ? phrases.OfCue(phrase) : phrases.Of(phrase))
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
