namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>Finds names of workloads in what people write: "who owns backup for checkout?".</summary>
internal static class WorkloadNames
{
    private static readonly string[] Before = ["for", "of", "in", "on", "at", "by"];

    private static readonly string[] BeforeAnother = [.. Before, "about", "and", "with"];

    /// <summary>
    /// The workload that a text names after "for", "of", "in", "on", "at" or "by", and the text without that; null and the whole text where it names
    /// none. The longest name counts; of several environments the one that is named with it, else the first.
    /// </summary>
    /// <param name="workloads">All there are.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="isAfterAnother">Whether a workload was talked about: then "about", "and" and "with" count too.</param>
    public static (Workload? Workload, string Text) Split(IReadOnlyList<Workload> workloads, string text, bool isAfterAnother = false)
    {
        var before = isAfterAnother ? BeforeAnother : Before;
        if (workloads.Count == 0)
            return (null, text);
        (Workload? Workload, int From, int Length) best = (null, 0, 0);
        foreach (var workload in workloads)
        {
            foreach (var name in isAfterAnother ? Names(workload).Concat(ShortName(workload, workloads)) : Names(workload))
            {
                if (name.Length > best.Length && Find(text, name, before) is { } at)
                    best = (workload, at, name.Length);
            }
        }

        if (best.Workload is null)
            return (null, text);
        var start = text.LastIndexOf(' ', Math.Max(0, best.From - 2));
        start = text[..best.From].TrimEnd().Length == best.From ? best.From : Math.Max(0, start);
        return (best.Workload, (text[..start].TrimEnd() + text[(best.From + best.Length)..]).Trim());
    }

    /// <summary>"And for <b>portal</b>?" of the customer portal: the last word of a name, where no other workload's name holds it.</summary>
    private static IEnumerable<string> ShortName(Workload workload, IReadOnlyList<Workload> workloads) =>
        LastWord(workload.Name) is { Length: > 2 } last && last != workload.Name && workloads.All(other => other.Name == workload.Name || !other.Name.Contains(last, StringComparison.OrdinalIgnoreCase)) ? [last] : [];

    private static IEnumerable<string> Names(Workload workload)
    {
        yield return workload.Name;
        if (workload.Environment.Length == 0)
            yield break;
        yield return $"{workload.Name} ({workload.Environment})";
        yield return $"{workload.Name} {workload.Environment}";
        yield return $"{workload.Environment} {workload.Name}";
        yield return $"{workload.Name} in {workload.Environment}";
    }

    /// <summary>Where a name stands as words of its own after one of the words before it, or null.</summary>
    private static int? Find(string text, string name, string[] before)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            var isWord = at > 0 && char.IsWhiteSpace(text[at - 1]) && (end == text.Length || !char.IsLetterOrDigit(text[end]) && text[end] is not ('-' or '_'));
            if (isWord && before.Contains(LastWord(text[..at]), StringComparer.OrdinalIgnoreCase))
                return at;
        }

        return null;
    }

    private static string LastWord(string text) => text.TrimEnd() is var plain && plain.LastIndexOf(' ') is var at && at >= 0 ? plain[(at + 1)..] : plain;
}
