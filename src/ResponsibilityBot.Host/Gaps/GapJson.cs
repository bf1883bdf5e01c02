using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ResponsibilityBot.Tutoring.Asking.Gaps;

namespace ResponsibilityBot.Host.Gaps;

/// <summary>Gaps as JSON.</summary>
/// <param name="Minimum">No gap with a smaller count is listed.</param>
/// <param name="Since">No gap that last came up before this day is listed; null for all.</param>
/// <param name="Gaps">The most frequent first.</param>
internal sealed record GapFile(int Minimum, string? Since, IReadOnlyList<GapEntry> Gaps)
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Write(GapFilter filter, IReadOnlyList<CountedGap> gaps) => JsonSerializer.SerializeToUtf8Bytes(Of(filter, gaps), GapJson.Readable.GapFile);

    /// <summary>The gaps that a filter found.</summary>
    public static GapFile Of(GapFilter filter, IReadOnlyList<CountedGap> gaps) =>
        new(filter.Minimum, filter.Since is { } day ? GapEntry.Day(day) : null, [.. gaps.Select(GapEntry.Of)]);
}

/// <summary>One gap.</summary>
/// <param name="Words">The question; "…" where something was left out.</param>
/// <param name="Outcome"><c>unknown</c>, <c>choose</c>, <c>corrected</c> or <c>pressed</c>.</param>
/// <param name="Offered">Ids of the rows on offer; where corrected, of what was answered about.</param>
/// <param name="CorrectedTo">Ids of what was meant; empty where nobody said.</param>
/// <param name="Count">How often.</param>
/// <param name="First">The first day (ISO 8601, UTC).</param>
/// <param name="Last">The last day.</param>
/// <param name="Tenant">In which tenant.</param>
internal sealed record GapEntry(
    string Words, string Outcome, IReadOnlyList<string> Offered, IReadOnlyList<string> CorrectedTo, int Count, string First, string Last, string Tenant)
{
    public static GapEntry Of(CountedGap counted) => new(
        counted.Gap.Words,
        counted.Gap.Outcome.ToString().ToLowerInvariant(),
        counted.Gap.Offered,
        counted.Gap.CorrectedTo,
        counted.Count,
        Day(counted.First),
        Day(counted.Last),
        counted.Tenant);

    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>How gaps are written: camel case, nulls kept, one field a line, letters of all scripts and "…" as they are.</summary>
[JsonSerializable(typeof(GapFile))]
internal sealed partial class GapJson : JsonSerializerContext
{
    public static GapJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
