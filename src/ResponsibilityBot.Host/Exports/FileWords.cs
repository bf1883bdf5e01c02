using System.Globalization;
using System.Text.Json;

namespace ResponsibilityBot.Host.Exports;

/// <summary>How values are written in files for other programs.</summary>
internal static class FileWords
{
    /// <summary>An enumeration's name in small letters with hyphens.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>A moment in UTC (ISO 8601), to the second.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
