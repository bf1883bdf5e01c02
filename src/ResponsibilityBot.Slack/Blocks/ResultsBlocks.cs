using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Blocks;

/// <summary>A question that is closed: the answer first, then who chose what, without names.</summary>
internal static class ResultsBlocks
{
    /// <summary>Parts that a bar is drawn of. The share stands beside it in figures.</summary>
    private const int BarLength = 10;

    /// <summary>The options with their shares, and why.</summary>
    public static IEnumerable<JsonObject> Of(MessageFrame frame, Reply.Results results)
    {
        yield return frame.Small(results.Title);
        yield return frame.Prose(results.Prompt, bold: true);
        yield return frame.Small(results.Lead);
        if (results.Shares.Count > 0)
            yield return frame.Bullets(results.Shares, share => Option(frame, share));
        foreach (var block in ListBlocks.Points(frame, results.Points))
            yield return block;
    }

    private static JsonObject Option(MessageFrame frame, Share share)
    {
        var isKey = share is { IsRight: true, Owner: null };
        return BlockKit.Paragraph(
            frame.Run($"{(isKey ? "✅ " : "")}{share.Text}", bold: isKey),
            BlockKit.Run("\n" + MessageFrame.Cut($"{Bar(share.Chosen)}{PlainText.Of(share)}", frame.Room.Characters)));
    }

    /// <summary>A bar of characters, with a blank after it; nothing where there is no share.</summary>
    public static string Bar(double? chosen)
    {
        if (chosen is not { } share)
            return "";
        var full = (int)Math.Round(Math.Clamp(share, 0, 1) * BarLength, MidpointRounding.AwayFromZero);
        return $"{new string('█', full)}{new string('░', BarLength - full)} ";
    }
}
