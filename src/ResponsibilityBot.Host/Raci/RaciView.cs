using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using ResponsibilityBot.Host.Oversight;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Organisation.Raci;

namespace ResponsibilityBot.Host.Raci;

/// <summary>What the page shows: all workloads, or the chart of one.</summary>
/// <param name="Viewer">Who looks.</param>
/// <param name="Builder">Makes charts.</param>
/// <param name="Sheet">The chart of one workload, or null for all.</param>
/// <param name="Words">What names of workloads must hold; may be empty.</param>
/// <param name="Part">Which hundred of them: 1 for the first.</param>
/// <param name="Gaps">What nobody holds: of the workload, or of all.</param>
/// <param name="Problem">What could not be found, in a sentence, or null.</param>
public sealed record RaciView(Viewer Viewer, RaciBuilder Builder, RaciSheet? Sheet, string Words, int Part, IReadOnlyList<OrganisationGap> Gaps, string? Problem)
{
    /// <summary>Workloads on one page.</summary>
    public const int PartSize = 100;

    /// <summary>Gaps that are listed; the file has them all.</summary>
    public const int MostGaps = 40;

    /// <summary>Whether it shows made-up people.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Whether the viewer may change workloads.</summary>
    public bool MayChange { get; init; }

    /// <summary>What the organisation says of itself.</summary>
    public OrganisationContent Content => Builder.Table.Content;

    /// <summary>The title of the page.</summary>
    public string Title => Sheet is { } sheet ? $"RACI: {WorkloadName.Of(sheet.Workload)}" : "RACI of your workloads";

    /// <summary>The workloads that the words leave.</summary>
    public IReadOnlyList<Workload> Chosen { get; } =
        Words.Length == 0 ? Builder.Table.Content.Workloads : [.. Builder.Table.Content.Workloads.Where(workload => WorkloadName.Of(workload).Contains(Words, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Those on this page, with their charts.</summary>
    public IEnumerable<RaciSheet> Shown => Chosen.Skip((Part - 1) * PartSize).Take(PartSize).Select(Builder.Of);

    /// <summary>How many pages there are.</summary>
    public int Parts => (Chosen.Count + PartSize - 1) / PartSize;

    /// <summary>The name of a role, its id where there is none, or that there is none.</summary>
    public string NameOf(string? role) => role is null ? RaciTable.NoRole : RaciTable.NameOf(Builder.Table, role);

    /// <summary>Who runs the services of a row.</summary>
    public string ProvidersOf(RaciRow row) => RaciTable.ProvidersOf(Builder.Table.Table, row);

    /// <summary>The chart's rows by area, in the table's order.</summary>
    public IEnumerable<(Area Area, IReadOnlyList<RaciRow> Rows)> Sections => Builder.Table.Table.Content.Areas
        .Select(area => (area, (IReadOnlyList<RaciRow>)[.. (Sheet?.Rows ?? []).Where(row => row.Responsibility.Area == area.Id)]))
        .Where(section => section.Item2.Count > 0);

    /// <summary>The page of one workload.</summary>
    public static string To(Workload workload) => "raci" + new QueryBuilder { { "workload", workload.Id } };

    /// <summary>Another part of the list.</summary>
    public string ToPart(int part)
    {
        var query = new QueryBuilder { { "part", Number(part) } };
        if (Words.Length > 0)
            query.Add("words", Words);
        return "raci" + query;
    }

    /// <summary>This view as a file.</summary>
    public string File(string format) => $"raci.{format}" + (Sheet is { } sheet ? new QueryBuilder { { "workload", sheet.Workload.Id } }.ToString() : "");

    /// <summary>A number for people and programs alike.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A part in a word, for those who do not see the letters' meaning.</summary>
    public static string WordOf(RaciPart part) => part switch
    {
        RaciPart.Responsible | RaciPart.Accountable => "answers for it and does it",
        RaciPart.Accountable => "answers for it",
        RaciPart.Responsible => "does it",
        RaciPart.Consulted => "is asked",
        RaciPart.Informed => "is told",
        _ => "has no part",
    };
}
