using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>Reads time zones. Only ids of the IANA database are taken; whatever else looks like a zone is answered with the id that is likely meant.</summary>
internal static partial class ZoneWords
{
    /// <summary>Takes the zone out; null if there is none.</summary>
    public static (string? Zone, Misread? Wrong) Take(ref string words)
    {
        if (Offset().Match(words) is { Success: true } offset)
            return (null, new("daily-offset", ("words", offset.Value.Trim())));
        if (Windows().Match(words) is { Success: true } windows && LongestMeant(windows.Value) is var (name, id))
            return (null, new("daily-near-zone", ("words", name), ("zone", id)));
        string? zone = null;
        foreach (Match found in Ids().Matches(words))
        {
            var (known, wrong) = Read(found.Value);
            // "CI/CD" is a topic.
            if (wrong?.Key == "daily-bad-zone" && !Areas().IsMatch(found.Value))
                continue;
            if (wrong is not null)
                return (null, wrong);
            if (zone is not null && known is not null && known != zone)
                return (null, new("daily-two-zones", ("one", zone), ("other", known)));
            zone ??= known;
            words = words.Replace(found.Value, " , ", StringComparison.Ordinal);
        }

        return (zone, null);
    }

    /// <summary>Reads words that are nothing but a zone.</summary>
    public static (string? Zone, Misread? Wrong) Read(string words) =>
        ZoneNames.Find(words) is { } known ? (known, null)
        : Offset().IsMatch(words) ? (null, new("daily-offset", ("words", words)))
        : ZoneNames.Suggest(words) is { } near ? (null, new("daily-near-zone", ("words", words), ("zone", near)))
        : (null, new("daily-bad-zone", ("words", words)));

    /// <summary>The longest end of the text that is called so on Windows, with the id that is meant.</summary>
    private static (string Name, string Id)? LongestMeant(string words)
    {
        var parts = words.Split(' ');
        for (var first = 0; first < parts.Length; first++)
        {
            var name = string.Join(' ', parts[first..]);
            if (ZoneNames.Meant(name) is { } id)
                return (name, id);
        }

        return null;
    }

    /// <summary>With a slash, or one of the words that stand without; "CET" and the like too, so that they are not taken for topics.</summary>
    [GeneratedRegex(@"(?<![\w/])(?:[A-Za-z][\w+-]*(?:/[A-Za-z][\w+-]*)+|UTC|GMT|CES?T|MES?Z|BST|WES?T|EES?T|MSK|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|JST|KST|SGT|HKT|AE[SD]T|AWST|NZ[SD]T)(?![\w/])")]
    private static partial Regex Ids();

    [GeneratedRegex("^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)/", RegexOptions.IgnoreCase)]
    private static partial Regex Areas();

    [GeneratedRegex(@"(?<![\w/])(?:UTC|GMT) ?[+-] ?\d{1,2}(?::?\d{2})?\b|(?<![\w:])[+-]\d{1,2}:\d{2}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Offset();

    [GeneratedRegex(@"(?:[\w.]+ ){1,4}Standard Time", RegexOptions.IgnoreCase)]
    private static partial Regex Windows();
}
