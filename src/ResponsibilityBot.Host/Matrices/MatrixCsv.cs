using CsvHelper;
using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Matrices;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Matrices;

/// <summary>A matrix as CSV, one line a cell.</summary>
internal static class MatrixCsv
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Write(KnowledgeTable table, ResponsibilityMatrix matrix) =>
        CsvFile.Write(matrix.Sections.SelectMany(section => section.Rows.SelectMany(row => row.Cells.Zip(matrix.Columns, (cell, column) => MatrixLine.Of(table, matrix.Revision, section.Area, column, cell)))));
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
    string Revision)
{
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
            revision);
    }
}
