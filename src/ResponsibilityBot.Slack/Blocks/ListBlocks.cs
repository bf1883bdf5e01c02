using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Blocks;

/// <summary>Texts and lists: duties, points, examples, a sentence.</summary>
internal static class ListBlocks
{
    /// <summary>Duties under headings.</summary>
    public static IEnumerable<JsonObject> Groups(MessageFrame frame, IReadOnlyList<DutyGroup> groups)
    {
        foreach (var group in groups.Take(frame.Room.Lines))
        {
            var heading = BlockKit.Paragraph(frame.Run($"{MessageFrame.Sign(group.Owner)} {group.Label} ({group.Lines.Count})", bold: true));
            yield return group.Lines.Count == 0
                ? BlockKit.RichText(heading)
                : BlockKit.RichText(heading, frame.BulletList(group.Lines, line => frame.Labelled(line.Name, line.Text), MatrixBlocks.Page));
        }

        if (groups.Count > frame.Room.Lines)
            yield return BlockKit.RichText(frame.More($"{groups.Count - frame.Room.Lines} more", MatrixBlocks.Page));
    }

    /// <summary>Points, each with its label in bold.</summary>
    public static IEnumerable<JsonObject> Points(MessageFrame frame, IReadOnlyList<Point> points)
    {
        if (points.Count > 0)
            yield return frame.Bullets(points, point => frame.Labelled(point.Label, point.Text));
    }

    /// <summary>A form where nothing can be filled in: what to type instead.</summary>
    public static IEnumerable<JsonObject> Words(MessageFrame frame, Reply.Form form) =>
        [.. Points(frame, [.. form.Fields.Where(field => field.Error.Length > 0).Select(field => new Point(field.Label, field.Error))]), .. Examples(frame, "Type it", form.Words)];

    /// <summary>Things to type.</summary>
    public static IEnumerable<JsonObject> Examples(MessageFrame frame, string label, IReadOnlyList<string> examples)
    {
        if (examples.Count > 0)
            yield return BlockKit.RichText(BlockKit.Paragraph(frame.Run(label, bold: true)), frame.BulletList(examples, example => BlockKit.Paragraph(frame.Run(example))));
    }

    /// <summary>A sentence or two, and what was understood.</summary>
    public static IEnumerable<JsonObject> Sentence(MessageFrame frame, string text, string understood, bool bold)
    {
        yield return frame.Prose(text, bold);
        if (understood.Length > 0)
            yield return frame.Small(understood);
    }
}
