namespace ResponsibilityBot.Content.Lint;

/// <summary>A common English word alone names nothing outside a question about the cloud: it is weak, or guarded, or excused by name.</summary>
internal sealed class EverydayLint
{
    private readonly IReadOnlySet<string> common;
    private readonly HashSet<string> excused;
    private readonly ProblemList problems;

    public EverydayLint(IReadOnlySet<string> common, IEnumerable<string> excused, ProblemList problems)
    {
        this.common = common;
        this.excused = excused.ToHashSet(StringComparer.Ordinal);
        this.problems = problems;
    }

    public void Run(IReadOnlyList<ComparedPhrase> phrases)
    {
        foreach (var (phrase, words, _, key) in phrases)
        {
            if (!phrase.IsWeak && words is [var word] && Cure(phrase.Kind) is { } cure && (common.Contains(word) || common.Contains(key)) && !excused.Contains(word))
                problems.Add(phrase.Where, $"'{phrase.Text}' is an everyday word; {cure}, or list it under strong-everyday in knowledge/lexicon/words.yaml");
        }
    }

    private static string? Cure(NameKind kind) => kind switch
    {
        NameKind.Responsibility or NameKind.Family or NameKind.AiLayer => "move it to weak:",
        NameKind.Aspect => "write it longer",
        NameKind.Service => "move it to guarded:",
        _ => null,
    };
}
