using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Organisation.Gaps;

namespace ResponsibilityBot.Host.Gaps;

/// <summary>Gaps as JSON: questions, and what organisations do not hold.</summary>
/// <param name="Minimum">No question with a smaller count is listed.</param>
/// <param name="Since">No question that last came up before this day is listed; null for all.</param>
/// <param name="Gaps">Questions, the most frequent first.</param>
/// <param name="Organisation">What nobody in an organisation holds, by tenant; empty where nobody said what runs.</param>
internal sealed record GapFile(int Minimum, string? Since, IReadOnlyList<GapEntry> Gaps, IReadOnlyList<OrganisationGapEntry> Organisation)
{
    /// <summary>What a filter found, and what was found in organisations.</summary>
    public static GapFile Of(GapFilter filter, IReadOnlyList<CountedGap> gaps, IReadOnlyList<OrganisationGapEntry> organisation) =>
        new(filter.Minimum, filter.Since is { } day ? GapEntry.Day(day) : null, [.. gaps.Select(GapEntry.Of)], organisation);
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

/// <summary>Something in an organisation that nobody holds, or that two say differently.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Kind"><c>no-owner two-owners unknown-role unknown-service expired-override expired-clause no-contact never-verified</c>.</param>
/// <param name="Workload">The id of the workload, or null for all.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Text">What is missing, and the cure.</param>
/// <param name="Responsibilities">Ids of rows.</param>
/// <param name="Roles">Ids of roles.</param>
/// <param name="Found">The day on which it was looked for.</param>
internal sealed record OrganisationGapEntry(
    string Tenant, string Kind, string? Workload, string Subject, string Text, IReadOnlyList<string> Responsibilities, IReadOnlyList<string> Roles, string Found)
{
    public static OrganisationGapEntry Of(string tenant, OrganisationGap gap, DateOnly day) =>
        new(tenant, gap.KindWord, gap.Workload?.Id, gap.Subject, gap.Text, gap.Responsibilities, gap.Roles, GapEntry.Day(day));
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
