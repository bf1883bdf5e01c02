using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Blocks;

/// <summary>Rows of words under a head.</summary>
/// <param name="Head">The head.</param>
/// <param name="Rows">Each with as many cells as the head.</param>
internal sealed record WordTable(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Owners side by side.</summary>
internal static class MatrixBlocks
{
    /// <summary>The page that shows the whole table.</summary>
    public const string Page = "/matrix";

    /// <summary>Up to this many places each owner has a sign before the word.</summary>
    private const int FewPlaces = 3;

    /// <summary>The title, and the table where there may be one.</summary>
    public static IEnumerable<JsonObject> Of(MessageFrame frame, Reply.Matrix matrix) =>
        [.. frame.Top(matrix.Title, matrix.Lead, matrix.Understood), .. frame.HasTables ? Table(frame, matrix.Grid) : []];

    /// <summary>A grid of owners.</summary>
    public static IEnumerable<JsonObject> Table(MessageFrame frame, Grid grid)
    {
        var columns = grid.Columns.Take(Math.Min(frame.Room.Rows, SlackLimits.TableColumns - 1)).ToList();
        var signed = columns.Count <= FewPlaces;
        string Word(GridRow row, int column) => column >= row.Owners.Count ? "–" : signed ? MessageFrame.Owner(row.Owners[column]) : PlainText.Name(row.Owners[column]);
        var table = new WordTable(["What", .. columns], [.. grid.Rows.Select(row => (IReadOnlyList<string>)[row.Label, .. Enumerable.Range(0, columns.Count).Select(column => Word(row, column))])]);
        return grid.Columns.Count > columns.Count
            ? Table(frame, table).Append(BlockKit.RichText(frame.More($"{grid.Columns.Count - columns.Count} more columns", Page)))
            : Table(frame, table);
    }

    /// <summary>A table of words; where there may be no table, a list.</summary>
    public static IEnumerable<JsonObject> Table(MessageFrame frame, WordTable table)
    {
        if (table.Rows.Count == 0)
            yield break;
        if (!frame.HasTables)
        {
            yield return frame.Bullets(table.Rows, row => frame.Labelled(row[0], string.Join(", ", row.Skip(1))), Page);
            yield break;
        }

        var rows = table.Rows.Take(Math.Min(frame.Room.Rows, SlackLimits.TableRows - 1)).ToList();
        var length = Math.Min(frame.Room.Characters, 120);
        yield return BlockKit.Table(rows.Prepend(table.Head).Select(row => row.Select(cell => MessageFrame.Cut(cell, length))), table.Head.Count);
        if (table.Rows.Count > rows.Count)
            yield return BlockKit.RichText(frame.More($"{table.Rows.Count - rows.Count} more", Page));
    }
}
