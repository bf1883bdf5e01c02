using System.Globalization;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>The card of a question that is closed: the answer first, then who chose what, without names.</summary>
internal static class ResultsCard
{
    /// <summary>Parts that a bar is drawn of. A bar of characters is read on every client; the share stands beside it in figures.</summary>
    private const int BarLength = 10;

    /// <summary>The options with their shares, and why.</summary>
    public static IEnumerable<Element> Body(CardFrame frame, Reply.Results results)
    {
        yield return Elements.Band([frame.Word(results.Title)], "accent");
        yield return frame.Heading(results.Prompt).Spaced("Medium");
        yield return frame.Prose(results.Lead, "Small").Spaced("Small");
        foreach (var share in frame.Lines(results.Shares, share => Option(frame, share)))
            yield return share;
        foreach (var point in frame.Lines(results.Points, point => frame.Labelled(point.Label, point.Text).Spaced("Medium")))
            yield return point;
    }

    private static Element Option(CardFrame frame, Share share) => Elements.Container(
        [
            share.IsRight ? frame.Bold($"{(share.Owner is null ? "✅ " : "")}{share.Text}") : frame.Prose(share.Text),
            frame.Prose($"{Bar(share.Chosen)}{PlainText.Of(share)}", "Small").Spaced("None"),
        ],
        share.IsRight && share.Owner is null ? "good" : null).Spaced("Medium");

    private static string Bar(double? chosen)
    {
        if (chosen is not { } share)
            return "";
        var full = (int)Math.Round(Math.Clamp(share, 0, 1) * BarLength, MidpointRounding.AwayFromZero);
        return string.Create(CultureInfo.InvariantCulture, $"{new string('█', full)}{new string('░', BarLength - full)} ");
    }
}
