using System.Globalization;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>The bottom of every card: where it is written, why it was answered so, what to press next.</summary>
internal static class Footer
{
    /// <summary>Sources, then the trace behind a button, then the reply's buttons; what is empty is left out.</summary>
    public static IEnumerable<Element> Of(CardFrame frame, Reply reply, Uri? page)
    {
        if (reply.Sources.Count > 0)
        {
            var sources = frame.Lines(reply.Sources, source => Cite(frame, source));
            yield return Elements.Container([frame.Bold(reply.Sources.Count == 1 ? "Source" : "Sources", "Small"), .. sources]).Spaced("Medium");
        }

        if (reply.Trace.Count > 0)
        {
            var steps = frame.Lines(reply.Trace, step => frame.Prose(step, "Small").Spaced("Small"));
            foreach (var element in Elements.Folded("Why this answer?", frame.Id("trace"), steps, "emphasis"))
                yield return element;
        }

        foreach (var row in Buttons.Of(frame, reply.Buttons, page))
            yield return row;
    }

    private static Element Cite(CardFrame frame, Source source)
    {
        var name = CardText.Cut(CardText.Clean($"{source.Publisher}, {source.Title}"), frame.Room.Characters);
        var day = source.Checked is { } on ? $" · checked {on.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}" : "";
        return new() { ["type"] = "TextBlock", ["text"] = CardText.Link(name, source.Url) + day, ["size"] = "Small", ["wrap"] = true, ["spacing"] = "None" };
    }
}
