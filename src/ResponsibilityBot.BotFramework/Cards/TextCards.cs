using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>The cards that are text: an explanation, help, a choice, a sentence.</summary>
internal static class TextCards
{
    /// <summary>The points under the title, each with its label in bold.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, Reply.Explanation explanation) =>
    [
        .. Headings.Of(frame, explanation.Title, explanation.Lead, explanation.Understood),
        .. Points(frame, explanation.Points),
    ];

    /// <summary>What the bot can do, with things to type.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, Reply.Help help) =>
    [
        .. Headings.Of(frame, help.Title, help.Lead, help.Understood),
        .. help.Examples.Count == 0 ? [] : Examples(frame, "Try", help.Examples),
    ];

    /// <summary>A form where nothing can be filled in: what to type instead.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, Reply.Form form) =>
    [
        .. Headings.Of(frame, form.Title, form.Lead, form.Understood),
        .. form.Fields.Where(field => field.Error.Length > 0).Select(field => frame.Labelled(field.Label, field.Error).Spaced("Medium")),
        .. Examples(frame, "Type it", form.Words),
    ];

    /// <summary>What to choose.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, Reply.Choices choices) => Sentence(frame, choices.Prompt, choices.Understood, bold: true);

    /// <summary>A sentence or two.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, Reply.Said said) => Sentence(frame, said.Text, said.Understood, bold: false);

    private static IEnumerable<Element> Sentence(CardFrame frame, string text, string understood, bool bold)
    {
        yield return bold ? frame.Bold(text, "Medium") : frame.Prose(text);
        if (understood.Length > 0)
            yield return frame.Understood(understood);
    }

    private static IEnumerable<Element> Points(CardFrame frame, IReadOnlyList<Point> points)
    {
        var lines = frame.Lines(points, point => frame.Labelled(point.Label, point.Text).Spaced("Medium"));
        if (lines.Count <= CardLimits.Unfolded)
            return lines;
        var open = CardLimits.Unfolded - 2;
        return [.. lines.Take(open), .. Elements.Folded($"Show all {points.Count}", frame.Id("points"), lines.Skip(open))];
    }

    private static IEnumerable<Element> Examples(CardFrame frame, string label, IReadOnlyList<string> examples) =>
        [frame.Bold(label).Spaced("Medium"), Elements.Container(frame.Lines(examples, example => frame.Prose($"“{example}”").Spaced("Small")), "emphasis").Spaced("Small")];
}
