namespace ResponsibilityBot.Content.Lint;

/// <summary>One phrase leads to one id; a weak phrase counts like a strong one. A row and its own aspect may share one: the aspect wins.</summary>
internal static class ClashLint
{
    public static void Run(IReadOnlyList<ComparedPhrase> phrases, ProblemList problems)
    {
        var first = new Dictionary<string, NamingPhrase>(StringComparer.Ordinal);
        var reported = new HashSet<(string Key, string Id)>();
        foreach (var (phrase, _, _, key) in phrases)
        {
            // Terms and wrong beliefs are looked for beside the rest; a hint counts only together with its row.
            if (phrase.Kind is NameKind.Term or NameKind.Misconception or NameKind.AspectHint || key.Length == 0 || first.TryAdd(key, phrase))
                continue;
            if (first[key] is var other && RowOf(other.Id) != RowOf(phrase.Id) && reported.Add((key, phrase.Id)))
                problems.Add(phrase.Where, $"'{phrase.Text}' leads to {phrase.Id} here and to {other.Id} in {Place(other)}; keep it for one of them{Remark(phrase, other)}");
        }
    }

    /// <summary>The row of a row's or aspect's id.</summary>
    public static string RowOf(string id) => id.Split('/')[0];

    private static string Place(NamingPhrase phrase) => $"{phrase.Where.File}:{phrase.Where.Line}";

    private static string Remark(NamingPhrase phrase, NamingPhrase other) =>
        string.Equals(phrase.Text, other.Text, StringComparison.OrdinalIgnoreCase) ? "" : $" (it stands there as '{other.Text}', which reads the same)";
}
