using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>A board: the lines as a table, and the same as a picture where the bot has an address that clients can fetch it from.</summary>
internal static class BoardCard
{
    /// <summary>The elements of the card.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, Reply.Board board)
    {
        foreach (var heading in Headings.Of(frame, board.Title, board.Lead, board.Understood))
            yield return heading;
        if (Picture(frame, board) is { } picture)
            yield return picture;
        var (shown, left) = frame.Take(board.Lines);
        if (shown.Count > 0)
            yield return Tables.Table([6, 2], shown.Select(line => Row(frame, line)).Prepend(Head(frame, board))).Spaced("Medium");
        if (left > 0)
            yield return frame.More(left, null);
        foreach (var point in frame.Lines(board.Points, point => frame.Labelled(point.Label, point.Text).Spaced("Medium")))
            yield return point;
        if (board.Note.Length > 0)
            yield return frame.Prose(board.Note, "Small").Spaced("Medium");
    }

    /// <summary>The figures stand in the table beside it, so the picture's own words are short.</summary>
    private static Element? Picture(CardFrame frame, Reply.Board board) =>
        frame.Site is { IsAbsoluteUri: true } site && site.Scheme.StartsWith("http", StringComparison.Ordinal) && board.Chart is { } chart && chart.Length <= CardLimits.Picture
        && Uri.TryCreate(site, chart, out var address) && address.Host == site.Host && address.Scheme == site.Scheme
            ? new Element { ["type"] = "Image", ["url"] = address.AbsoluteUri, ["altText"] = frame.Plain($"{board.Title}; the figures stand below."), ["size"] = "Stretch" }.Spaced("Medium")
            : null;

    private static Element Head(CardFrame frame, Reply.Board board) => Tables.Row(
        [Tables.Cell(frame.Word(HeadingOf(board), bold: true)), Tables.Cell(frame.Word("Score", bold: true))], "emphasis");

    private static string HeadingOf(Reply.Board board) => board.Heading.Length > 0 ? board.Heading : board.Lines.Any(line => line.Rank.Length > 0) ? "Team" : "When";

    private static Element Row(CardFrame frame, BoardLine line) => Tables.Row(
        [Tables.Cell(Name(frame, line)), Tables.Cell(frame.Word(line.Figure.Length > 0 ? line.Figure : "–", "Medium", bold: true))],
        line.IsOwn ? "accent" : null);

    private static Element Name(CardFrame frame, BoardLine line)
    {
        var rank = line.Rank.Length > 0 ? $"{line.Rank}. " : "";
        return Elements.Container(
            [
                frame.Bold($"{rank}{line.Name}{(line.IsOwn ? " (your team)" : "")}"),
                .. line.Detail.Length > 0 ? [frame.Prose(line.Detail, "Small").Spaced("None")] : System.Array.Empty<Element>(),
            ]);
    }
}
