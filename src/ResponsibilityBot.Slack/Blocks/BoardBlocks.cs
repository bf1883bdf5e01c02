using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Blocks;

/// <summary>A board, with bars of characters: Slack refuses a message whose picture it cannot fetch, and a bot in Socket Mode has no address that it could fetch from.</summary>
internal static class BoardBlocks
{
    /// <summary>The lines with their bars, and what stands under them.</summary>
    public static IEnumerable<JsonObject> Of(MessageFrame frame, Reply.Board board)
    {
        foreach (var block in frame.Top(board.Title, board.Lead, board.Understood))
            yield return block;
        if (board.Lines.Count > 0)
            yield return frame.Bullets(board.Lines, line => Line(frame, line));
        foreach (var block in ListBlocks.Points(frame, board.Points))
            yield return block;
        if (board.Note.Length > 0)
            yield return frame.Small(board.Note);
    }

    private static JsonObject Line(MessageFrame frame, BoardLine line)
    {
        var name = $"{(line.Rank.Length > 0 ? $"{line.Rank}. " : "")}{line.Name}{(line.IsOwn ? " (your team)" : "")}";
        var bar = line.Figure.Length > 0 ? $"{ResultsBlocks.Bar(line.Share)}{line.Figure}  " : "";
        return BlockKit.Paragraph(frame.Run(name, bold: true), BlockKit.Run("\n" + MessageFrame.Cut($"{bar}{line.Detail}", frame.Room.Characters)));
    }
}
