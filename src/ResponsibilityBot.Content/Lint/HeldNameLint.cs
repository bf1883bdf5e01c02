namespace ResponsibilityBot.Content.Lint;

/// <summary>A duty's phrase holds no name of a service or model: "lambda code" would swallow Lambda, and the answer would forget where.</summary>
internal sealed class HeldNameLint
{
    private readonly IReadOnlyList<ComparedPhrase> phrases;
    private readonly Dictionary<string, NamingPhrase> names = new(StringComparer.Ordinal);
    private readonly int longest;
    private readonly ProblemList problems;

    public HeldNameLint(IReadOnlyList<ComparedPhrase> phrases, IEnumerable<string> generic, ProblemList problems)
    {
        this.phrases = phrases;
        this.problems = problems;
        foreach (var name in phrases.Where(phrase => phrase.Phrase is { Kind: NameKind.Service or NameKind.Model, IsWeak: false }))
        {
            if (names.TryAdd(name.Key, name.Phrase))
                longest = Math.Max(longest, name.Stems.Count);
        }

        foreach (var word in generic)
            names.Remove(word);
    }

    public void Run()
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Phrase.Kind is NameKind.Responsibility or NameKind.Aspect or NameKind.Family && NameIn(phrase.Stems) is { } held)
            {
                problems.Add(
                    phrase.Phrase.Where,
                    $"'{phrase.Phrase.Text}' holds '{held.Text}', a name of {held.Id}; leave the name out, or list it under generic-names in knowledge/lexicon/words.yaml");
            }
        }
    }

    /// <summary>A name inside a phrase that is longer than the name; an equal one is a clash.</summary>
    private NamingPhrase? NameIn(IReadOnlyList<string> stems)
    {
        for (var start = 0; start < stems.Count; start++)
        {
            var key = "";
            for (var end = start; end < stems.Count && end - start < longest; end++)
            {
                key = end == start ? stems[end] : $"{key} {stems[end]}";
                if (end - start + 1 < stems.Count && names.TryGetValue(key, out var name))
                    return name;
            }
        }

        return null;
    }
}
