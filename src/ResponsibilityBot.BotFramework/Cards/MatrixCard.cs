using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>Owners side by side, as a table with a heading for each place.</summary>
internal static class MatrixCard
{
    /// <summary>Up to this many places the owners' words are written out.</summary>
    private const int FullWords = 3;

    /// <summary>The elements of the card above its sources.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, Reply.Matrix matrix) =>
        [.. Headings.Of(frame, matrix.Title, matrix.Lead, matrix.Understood), .. Table(frame, matrix.Grid)];

    /// <summary>The page of the whole table, where the bot has an address that people can open.</summary>
    public static Uri? Page(CardFrame frame, Reply.Matrix matrix) =>
        frame.Site is { IsAbsoluteUri: true } site && site.Scheme.StartsWith("http", StringComparison.Ordinal) && matrix.Page is { } page
        && Uri.TryCreate(site, page, out var address) && address.Host == site.Host && address.Scheme == site.Scheme ? address : null;

    /// <summary>A grid, and under it what its short words stand for.</summary>
    public static IEnumerable<Element> Table(CardFrame frame, Grid grid)
    {
        var columns = grid.Columns.Take(CardLimits.Columns).ToList();
        var (rows, left) = frame.Take(grid.Rows);
        var brief = columns.Count > FullWords;
        if (columns.Count > 0 && rows.Count > 0)
        {
            var head = Tables.Row([Tables.Cell(frame.Word("What", bold: true)), .. columns.Select(column => Tables.Cell(Place(frame, column, brief)))], "emphasis");
            yield return Tables.Table([brief ? 2 : 3, .. columns.Select(_ => brief ? 1 : 2)], rows.Select(row => Row(frame, row, columns.Count, brief)).Prepend(head)).Spaced("Medium");
        }

        if (left > 0)
            yield return frame.More(left, CardFrame.MatrixPage);
        if (grid.Columns.Count > columns.Count)
            yield return frame.Prose($"…and {grid.Columns.Count - columns.Count} more columns on {CardFrame.MatrixPage}");
        if (brief && OwnerLook.Legend(rows.SelectMany(row => row.Owners)) is { Length: > 0 } legend)
            yield return frame.Prose(legend, "Small").Spaced("Small");
    }

    /// <summary>The name of a place; not bold where a column is narrow, or it would break.</summary>
    private static Element Place(CardFrame frame, string name, bool brief)
    {
        var word = frame.Word(name);
        word["weight"] = brief ? "Default" : "Bolder";
        return word;
    }

    private static Element Row(CardFrame frame, GridRow row, int columns, bool brief) =>
        Tables.Row([Tables.Cell(frame.Word(row.Label)), .. Enumerable.Range(0, columns).Select(column => Owner(frame, row, column, brief))]);

    private static Element Owner(CardFrame frame, GridRow row, int column, bool brief)
    {
        if (column >= row.Owners.Count)
            return Tables.Cell(frame.Word("–"));
        var look = OwnerLook.Of(row.Owners[column]);
        return Tables.Cell(frame.Word(brief ? look.Short : look.Labelled), look.Style);
    }
}
