using System.Diagnostics;
using ResponsibilityBot.Tutoring.Asking.Answering;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Matrices;

/// <summary>A part of the responsibility table, ready to be shown or written out.</summary>
/// <param name="Revision">The table's revision.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Sections">Areas that have a row left, in the table's order; may be empty.</param>
public sealed record ResponsibilityMatrix(string Revision, IReadOnlyList<MatrixColumn> Columns, IReadOnlyList<MatrixSection> Sections)
{
    /// <summary>The rows of all sections.</summary>
    public IEnumerable<MatrixRow> Rows => Sections.SelectMany(section => section.Rows);

    /// <summary>The rows and columns that a good selection names.</summary>
    /// <param name="table">The table.</param>
    /// <param name="selection">Without problems.</param>
    /// <param name="held">What holds in an organisation, or null for the table alone.</param>
    public static ResponsibilityMatrix Of(KnowledgeTable table, MatrixSelection selection, Holding? held = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(selection);
        var places = PlacesOf(table, selection);
        var words = new RowWords(selection.Words);
        var sections = table.Content.Areas.Where(area => selection.Area is null || selection.Area == area)
            .Select(area => new MatrixSection(area, [.. area.Rows.Select(id => RowOf(table, held, selection.Workload, id, places))
                .Where(row => selection.Owner is not { } owner || row.Cells.Any(cell => cell.Owner == owner))
                .Where(words.AreIn)]));
        return new ResponsibilityMatrix(table.Revision, [.. places.Select(place => ColumnOf(table, place))], [.. sections.Where(section => section.Rows.Count > 0)]);
    }

    private static IReadOnlyList<Target> PlacesOf(KnowledgeTable table, MatrixSelection selection)
    {
        if (selection.Targets.Count > 0)
            return selection.Targets;
        // A service may have left the table since the workload was named.
        List<Target> services = [.. selection.Workload?.Services.Select(table.Target).OfType<Target>().Where(place => KnowledgeTable.ModelOf(place) is not null) ?? []];
        return services.Count > 0 ? services : table.Content.Models;
    }

    private static MatrixColumn ColumnOf(KnowledgeTable table, Target place) =>
        new(place, AnswerScope.NameOf(place), AnswerScope.ProviderOf(table, place, null), table.Content.Models.First(model => model.Id == KnowledgeTable.ModelOf(place)));

    private static MatrixRow RowOf(KnowledgeTable table, Holding? held, Workload? workload, string id, IReadOnlyList<Target> places)
    {
        var row = table.Responsibility(id) ?? throw new UnreachableException($"the check lets no area name a row that is not there: {id}");
        return new MatrixRow(row, [.. places.Select(place => OwnedIn(table, held, workload, row, place)
            ?? throw new UnreachableException($"the check lets no cell of a model be missing: {id} in {place.Id}"))]);
    }

    private static OwnedCell? OwnedIn(KnowledgeTable table, Holding? held, Workload? workload, Responsibility row, Target place) =>
        held?.Duty(row.Id, place.Id, workload) is { IsOtherwise: true } duty ? new OwnedCell(row, place, duty.Cell, duty.Cell.Owner, null) { Held = duty }
        : table.Cell(row.Id, place.Id) is { } cell ? new OwnedCell(row, place, cell, cell.Owner, null)
        : null;
}

/// <summary>A column of a matrix.</summary>
/// <param name="Place">The service model or service.</param>
/// <param name="Name">How its heading reads: the abbreviation of a model, the name of a service.</param>
/// <param name="Provider">Who runs it: a company, or "the provider".</param>
/// <param name="Model">The model itself, or the service's nearest.</param>
public sealed record MatrixColumn(Target Place, string Name, string Provider, ServiceModel Model);

/// <summary>The rows of one area.</summary>
/// <param name="Area">The area.</param>
/// <param name="Rows">At least one.</param>
public sealed record MatrixSection(Area Area, IReadOnlyList<MatrixRow> Rows);

/// <summary>One responsibility over the columns.</summary>
/// <param name="Responsibility">The row.</param>
/// <param name="Cells">One for each column.</param>
public sealed record MatrixRow(Responsibility Responsibility, IReadOnlyList<OwnedCell> Cells);
