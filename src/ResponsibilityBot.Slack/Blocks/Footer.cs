using System.Globalization;
using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Blocks;

/// <summary>The bottom of every message: where it is written, and what to press next.</summary>
internal static class Footer
{
    /// <summary>The id of the row of buttons.</summary>
    public const string ButtonsId = "rb:buttons";

    /// <summary>Sources, then the buttons; what is empty is left out.</summary>
    public static IEnumerable<JsonObject> Of(MessageFrame frame, Reply reply, string? share)
    {
        if (reply.Sources.Count > 0)
            yield return BlockKit.Context(Sources(frame, reply.Sources));
        var buttons = Buttons(frame, reply, share).ToList();
        if (buttons.Count > 0)
            yield return BlockKit.Actions(ButtonsId, buttons);
    }

    private static IEnumerable<JsonObject> Sources(MessageFrame frame, IReadOnlyList<Source> sources)
    {
        var shown = sources.Take(Math.Min(frame.Room.Lines, SlackLimits.ContextElements - 1)).ToList();
        foreach (var source in shown)
            yield return BlockKit.Markup(Cite(frame, source));
        if (sources.Count > shown.Count)
            yield return BlockKit.PlainText($"…and {sources.Count - shown.Count} more");
    }

    private static string Cite(MessageFrame frame, Source source)
    {
        var name = ShownText.Cut(ShownText.Line($"{source.Publisher}, {source.Title}"), Math.Min(frame.Room.Characters, 200));
        return "📖 " + SlackMarkup.Link(name, source.Url) + (source.Checked is { } on ? $" · checked {on.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}" : "");
    }

    private static IEnumerable<JsonObject> Buttons(MessageFrame frame, Reply reply, string? share)
    {
        foreach (var (index, button) in reply.Buttons.Take(frame.Room.Buttons).Index())
        {
            if (PressValue.Of(button.Press) is { } value)
                yield return BlockKit.Button(PressValue.ActionId(index), MessageFrame.Cut(button.Label, SlackLimits.ButtonText), value);
        }

        if (reply is Reply.Matrix matrix && frame.Page(matrix.Page) is { } page)
            yield return BlockKit.LinkButton(PressValue.Open, "Open the whole table", page);
        if (share is { Length: <= SlackLimits.ButtonValue })
            yield return BlockKit.Button(PressValue.Share, "Share with all here", share);
    }
}
