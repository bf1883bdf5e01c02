namespace ResponsibilityBot.Host.Workers;

/// <summary>An exception as the log may have it: its message could hold what a person wrote, so it is left out.</summary>
internal static class Fault
{
    /// <summary>The kinds of the exception and its causes.</summary>
    public static string Kind(Exception failure)
    {
        var kinds = new List<string>();
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            kinds.Add(cause.GetType().Name);
        return string.Join(" < ", kinds);
    }
}
