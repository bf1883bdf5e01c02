using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation.Raci;

namespace ResponsibilityBot.Host.Raci;

/// <summary>Charts as JSON.</summary>
/// <param name="Revision">The table's revision.</param>
/// <param name="Day">The day on which they hold (ISO 8601).</param>
/// <param name="Workloads">In the order of their names.</param>
internal sealed record RaciDocument(string Revision, string Day, IEnumerable<RaciEntry> Workloads)
{
    public static RaciDocument Of(RaciBuilder builder, IEnumerable<RaciSheet> sheets, CancellationToken cancel)
    {
        var content = builder.Table.Table.Content;
        var frameworks = content.Frameworks.Select(framework => (framework.Id, Domains: RaciTable.DomainsOf(framework))).ToList();
        var domains = content.Responsibilities.ToDictionary(row => row.Id, row => DomainsOf(row.Id, frameworks), StringComparer.Ordinal);
        return new(builder.Table.Table.Revision, builder.Day.ToString("O", CultureInfo.InvariantCulture), sheets.Select(sheet => RaciEntry.Of(sheet, domains)).Ahead(cancel));
    }

    private static Dictionary<string, string> DomainsOf(string row, IReadOnlyList<(string Id, IReadOnlyDictionary<string, string> Domains)> frameworks) =>
        frameworks.Where(each => each.Domains.ContainsKey(row)).ToDictionary(each => each.Id, each => each.Domains[row], StringComparer.Ordinal);
}

/// <summary>A workload with its duties.</summary>
internal sealed record RaciEntry(string Id, string Name, string Environment, IReadOnlyList<string> Services, string? Role, IReadOnlyList<RaciDuty> Duties)
{
    public static RaciEntry Of(RaciSheet sheet, Dictionary<string, Dictionary<string, string>> domains) => new(
        sheet.Workload.Id, sheet.Workload.Name, sheet.Workload.Environment, sheet.Workload.Services, sheet.Workload.Role, [.. sheet.Rows.Select(row => RaciDuty.Of(row, domains[row.Responsibility.Id]))]);
}

/// <summary>A duty with its parties.</summary>
/// <param name="Responsibility">The row's id.</param>
/// <param name="Targets">Ids of the services that hold it alike.</param>
/// <param name="Owner">Who does the work, as in answers.</param>
/// <param name="Accountable">Who answers for it: <c>provider</c> or <c>customer</c>.</param>
/// <param name="Shares">Each party once.</param>
/// <param name="Layer">The highest layer that had a say.</param>
/// <param name="Until">The last day of what it says, or null.</param>
/// <param name="Frameworks">The domain in each framework.</param>
internal sealed record RaciDuty(
    string Responsibility, IReadOnlyList<string> Targets, string Owner, string Accountable, IReadOnlyList<RaciParty> Shares, string Layer, string? Until, IReadOnlyDictionary<string, string> Frameworks)
{
    public static RaciDuty Of(RaciRow row, IReadOnlyDictionary<string, string> domains) => new(
        row.Responsibility.Id,
        [.. row.Places.Select(place => place.Id)],
        Words.Of(row.Duty.Cell.Owner),
        Words.Of(row.Accountable.Side),
        [.. row.Shares.Select(share => new RaciParty(Words.Of(share.Side), share.Role, RaciSheet.Letters(share.Part)))],
        Words.Of(row.Duty.Cell.Layer),
        row.Duty.By?.Until?.ToString("O", CultureInfo.InvariantCulture),
        domains);
}

/// <summary>A party: its side, its role where one holds the duty, and its letters.</summary>
internal sealed record RaciParty(string Side, string? Role, string Part);

/// <summary>How charts are written: camel case, nulls kept, one field a line.</summary>
[JsonSerializable(typeof(RaciDocument))]
internal sealed partial class RaciJson : JsonSerializerContext
{
    public static RaciJson Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
