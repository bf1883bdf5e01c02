using System.Globalization;

namespace ResponsibilityBot.Content;

/// <summary>Something wrong in a content file.</summary>
/// <param name="File">The file, relative to the content folder, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong and the cure.</param>
public sealed record Problem(string File, int Line, string Message)
{
    /// <summary><c>file:line: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";

    /// <summary>How many there are, in words.</summary>
    public static string Counted(int problems) => problems == 1 ? "1 problem" : string.Create(CultureInfo.InvariantCulture, $"{problems} problems");
}

/// <summary>Collects problems, so that all are reported and never just the first.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Sorted => [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];

    public bool Any => problems.Count > 0;

    public void Add(Where where, string message) => problems.Add(new Problem(where.File, where.Line, message));

    public void AddRange(IEnumerable<Problem> more) => problems.AddRange(more);
}

/// <summary>A place in a content file.</summary>
internal readonly record struct Where(string File, int Line);
