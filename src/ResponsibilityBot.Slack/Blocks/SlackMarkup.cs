using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Blocks;

/// <summary>
/// Makes text harmless. Prose goes into rich text, which reads no markup at all; only the fallback text and the sources are markup, and are escaped.
/// In neither can anything stand that would call a person, a group or a whole channel.
/// </summary>
/// <remarks>Source: https://docs.slack.dev/messaging/formatting-message-text#escaping.</remarks>
internal static partial class SlackMarkup
{
    /// <summary>One line for a place that reads no markup, cut.</summary>
    public static string Plain(string text, int length) => ShownText.Cut(Disarm(ShownText.Line(text)), length);

    /// <summary>Lines for a place that reads markup, cut before they are escaped, so that no entity is cut in two.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How long it may be, escaped.</param>
    public static string Escaped(string text, int length)
    {
        // Slack takes no message without words.
        var lines = ShownText.Lines(text) is { Length: > 0 } shown ? shown : "…";
        for (var room = length; ; room -= Math.Max(1, room / 8))
        {
            if (Escape(ShownText.Cut(lines, room)) is var escaped && escaped.Length <= length)
                return escaped;
        }
    }

    /// <summary>A link, or its words alone where the address is not one of the web or too long.</summary>
    public static string Link(string words, Uri address)
    {
        var label = Escape(ShownText.Line(words)).Replace('|', '¦');
        return address.IsAbsoluteUri && address.Scheme.StartsWith("http", StringComparison.Ordinal) && Target(address) is { Length: <= 500 } target ? $"<{target}|{label}>" : label;
    }

    private static string Target(Uri address) => Escape(address.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal));

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Rich text shows what would call somebody as it is; another sign stands for the angle all the same, so that no client has to be trusted.</summary>
    private static string Disarm(string text) => Call().Replace(text, "‹");

    [GeneratedRegex("<(?=[!@#])")]
    private static partial Regex Call();
}
