using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Organisation.Inventories;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>What a person said, out of Slack's markup.</summary>
/// <remarks>Source: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages.</remarks>
internal static partial class SlackText
{
    /// <summary>The most that is read of one message, in UTF-16 units.</summary>
    public const int MaxLength = 2000;

    /// <summary>
    /// The text without mentions, links as their words, entities decoded, in one line, cut at <see cref="MaxLength"/>; and all of it with its line ends where that has
    /// not all of it, else null.
    /// </summary>
    /// <param name="text">As Slack wrote it.</param>
    /// <param name="bot">The bot's own user id, whose mentions go without a trace; null if it is not known.</param>
    public static (string Text, string? Pasted) Read(string text, string? bot)
    {
        var words = Marked().Replace(text, found => Words(found.Groups["what"].Value, found.Groups["label"].Value, bot));
        var decoded = words.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
        var line = ShownText.Line(decoded).Trim();
        return (line.Length <= MaxLength ? line : line[..(char.IsHighSurrogate(line[MaxLength - 1]) ? MaxLength - 1 : MaxLength)], PastedText.Of(decoded, MaxLength));
    }

    private static string Words(string what, string label, string? bot) => what[0] switch
    {
        '@' when what[1..] == bot => " ",
        '@' => label.Length > 0 ? label : " ",
        '#' => label.Length > 0 ? label : " ",
        '!' => label,
        _ => label.Length > 0 ? label : what,
    };

    /// <summary>A mention, a channel, a link or a command, with its label if it has one.</summary>
    [GeneratedRegex("<(?<what>[^<>|]+)(?:\\|(?<label>[^<>]*))?>")]
    private static partial Regex Marked();
}
