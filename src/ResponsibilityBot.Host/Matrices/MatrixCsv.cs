using System.Globalization;
using CsvHelper;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Matrices;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Matrices;

/// <summary>A matrix as CSV or as a workbook, one line a cell.</summary>
internal static class MatrixCsv
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Write(KnowledgeTable table, ResponsibilityMatrix matrix) => CsvFile.Write(Lines(table, matrix));

    /// <summary>The bytes of a workbook with the same columns.</summary>
    public static Task<byte[]> WriteWorkbookAsync(KnowledgeTable table, ResponsibilityMatrix matrix, CancellationToken cancel) =>
        Workbook.WriteAsync("Matrix", MatrixLine.Headings, Lines(table, matrix).Select(line => line.Fields().Select(field => new SpreadCheetah.Cell(field)).ToArray()), cancel);

    private static IEnumerable<MatrixLine> Lines(KnowledgeTable table, ResponsibilityMatrix matrix) =>
        (matrix.Sections.SelectMany(section => section.Rows.SelectMany(row => row.Cells.Zip(matrix.Columns, (cell, column) => MatrixLine.Of(table, matrix.Revision, section.Area, column, cell)))));
}

/// <summary>One cell as a line; the names are the headings.</summary>
[CsvRecord]
internal sealed partial record MatrixLine(
    string Area,
    string ResponsibilityId,
    string Responsibility,
    string PlaceId,
    string Place,
    string ServiceModel,
    string Owner,
    string Accountable,
    string YouDo,
    string ProviderDoes,
    string Note,
    string DependsOn,
    string Settings,
    string Contested,
    string HowSure,
    string Sources,
    string Layer,
    string Role,
    string ByDefault,
    string Reason,
    string Until,
    string Revision)
{
    /// <summary>The names of the columns.</summary>
    internal static IReadOnlyList<string> Headings { get; } =
    [
        nameof(Area), nameof(ResponsibilityId), nameof(Responsibility), nameof(PlaceId), nameof(Place), nameof(ServiceModel), nameof(Owner), nameof(Accountable), nameof(YouDo),
        nameof(ProviderDoes), nameof(Note), nameof(DependsOn), nameof(Settings), nameof(Contested), nameof(HowSure), nameof(Sources), nameof(Layer),
        nameof(Role), nameof(ByDefault), nameof(Reason), nameof(Until), nameof(Revision),
    ];

    /// <summary>As many as there are headings.</summary>
    internal IReadOnlyList<string> Fields() =>
    [
        Area, ResponsibilityId, Responsibility, PlaceId, Place, ServiceModel, Owner, Accountable, YouDo, ProviderDoes, Note, DependsOn, Settings, Contested, HowSure, Sources, Layer,
        Role, ByDefault, Reason, Until, Revision,
    ];

    public static MatrixLine Of(KnowledgeTable table, string revision, Area area, MatrixColumn column, OwnedCell owned)
    {
        var cell = owned.Cell;
        return new(
            area.Name,
            owned.Responsibility.Id,
            owned.Responsibility.Name,
            column.Place.Id,
            column.Place.Name,
            column.Model.Id,
            Words.Of(owned.Owner),
            cell.Accountable is { } party ? Words.Of(party) : "",
            cell.Customer ?? "",
            cell.Provider ?? "",
            cell.Note ?? "",
            cell.Condition?.On ?? "",
            cell.Condition is { } condition ? string.Join("; ", condition.Options.Select(option => $"{option.When}: {Words.Of(option.Owner)}")) : "",
            cell.Gray is { } gray ? table.GrayArea(gray)?.Title ?? gray : "",
            Words.Of(cell.Evidence),
            string.Join("; ", cell.Sources.Select(source => PlainText.Cite(source) + (source.Checked is { } day ? $", checked {day:O}" : ""))),
            Words.Of(cell.Layer),
            owned.Held?.Role?.Name ?? "",
            owned.Held is { } held ? Words.Of(held.Baseline.Owner) : "",
            owned.Held?.By?.Reason ?? "",
            owned.Held?.By?.Until?.ToString("O", CultureInfo.InvariantCulture) ?? "",
            revision);
    }
}
