namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>What a name that is not known may have been meant to be.</summary>
public static class NearestName
{
    /// <summary>The known name that the written one is a slip of, with one letter in four wrong at most, whatever their case; null where none is near.</summary>
    public static string? Of(string written, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(written);
        var most = Math.Max(1, written.Length / 4);
        return known
            .Select(name => (Name: name, Distance: Slips.Distance(written.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= most)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name).FirstOrDefault();
    }
}
