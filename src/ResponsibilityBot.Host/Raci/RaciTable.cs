using System.Globalization;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Raci;

namespace ResponsibilityBot.Host.Raci;

/// <summary>Charts as lines of text: what CSV and Excel have in common.</summary>
internal sealed class RaciTable
{
    /// <summary>What the column of the customer's side is called while no role holds a duty.</summary>
    public const string NoRole = "No role yet";

    private static readonly string[] Before = ["Workload", "Environment", "Services", "Area", "Responsibility", "Provider"];
    private static readonly string[] After = ["Owner of the work", "Accountable", "Provider does", "You do", "Depends on", "Layer", "Reason", "Until", "How sure"];

    private readonly RaciBuilder builder;
    private readonly IReadOnlyList<Role> roles;
    private readonly Dictionary<string, string> areas;
    private readonly IReadOnlyList<IReadOnlyDictionary<string, string>> domains;

    /// <summary>For charts of a builder.</summary>
    public RaciTable(RaciBuilder builder)
    {
        this.builder = builder;
        var content = builder.Table.Table.Content;
        roles = builder.Table.Content.Roles;
        areas = content.Areas.ToDictionary(area => area.Id, area => area.Name, StringComparer.Ordinal);
        domains = [.. content.Frameworks.Select(DomainsOf)];
        Headings = [.. Before, .. roles.Select(role => role.Name), NoRole, .. After, .. content.Frameworks.Select(framework => framework.Name + (framework.Evidence == Evidence.Verified ? "" : " (general knowledge)")), "Revision"];
    }

    /// <summary>One for each column.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The first column with letters, and how many there are: the provider, the roles, and nobody yet.</summary>
    public (int First, int Count) Letters => (Before.Length - 1, roles.Count + 2);

    /// <summary>Where each responsibility stands in a framework: <c>12 Operations security</c>.</summary>
    public static IReadOnlyDictionary<string, string> DomainsOf(Framework framework) => framework.Domains
        .SelectMany(domain => domain.Responsibilities.Select(row => (row, Text: $"{domain.Id} {domain.Name}")))
        .ToDictionary(pair => pair.row, pair => pair.Text, StringComparer.Ordinal);

    /// <summary>A chart's lines, as many fields as there are headings.</summary>
    public IEnumerable<string[]> Lines(RaciSheet sheet) => sheet.Rows.Select(row => Line(sheet.Workload, row));

    /// <summary>Who answers for a duty, by name.</summary>
    public static string AccountableOf(OrganisationTable table, RaciRow row) =>
        row.Accountable is { Side: Party.Provider } ? ProvidersOf(table.Table, row) : row.Accountable.Role is { } role ? NameOf(table, role) : NoRole;

    /// <summary>Who runs the services of a row.</summary>
    public static string ProvidersOf(KnowledgeTable table, RaciRow row) => string.Join(", ", row.Providers(table));

    /// <summary>The name of a role, or its id where there is no such role.</summary>
    public static string NameOf(OrganisationTable table, string role) => table.Role(role)?.Name ?? role;

    private string[] Line(Workload workload, RaciRow row)
    {
        var (cell, by) = (row.Duty.Cell, row.Duty.By);
        return
        [
            workload.Name, workload.Environment, string.Join(", ", row.Places.Select(place => place.Name)), areas[row.Responsibility.Area], row.Responsibility.Name,
            RaciSheet.Letters(row.Provider), .. roles.Select(role => RaciSheet.Letters(row.PartOf(role.Id))), RaciSheet.Letters(row.PartOf(null)),
            Words.Of(cell.Owner), AccountableOf(builder.Table, row), cell.Provider ?? "", cell.Customer ?? "", cell.Condition?.On ?? "", Words.Of(cell.Layer), by?.Reason ?? "",
            by?.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", Words.Of(cell.Evidence),
            .. domains.Select(framework => framework.GetValueOrDefault(row.Responsibility.Id, "")),
            builder.Table.Table.Revision,
        ];
    }
}
