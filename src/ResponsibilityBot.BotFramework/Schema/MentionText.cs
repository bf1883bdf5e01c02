using System.Net;
using System.Text;
using ResponsibilityBot.Tutoring.Organisation.Inventories;

namespace ResponsibilityBot.BotFramework.Schema;

/// <summary>What a person said, out of the text of an activity.</summary>
internal static class MentionText
{
    /// <summary>The most that is read of one message, in UTF-16 units.</summary>
    public const int MaxLength = 2000;

    /// <summary>
    /// The text without any mention of the bot, other mentions as plain names, entities decoded, white space collapsed, cut at
    /// <see cref="MaxLength"/>; and all of it with its line ends where that has not all of it, else null. Mentions are taken out only where the activity's own
    /// entities mark them.
    /// </summary>
    public static (string Text, string? Pasted) Of(Activity activity)
    {
        var said = WebUtility.HtmlDecode(WithoutMentions(activity));

        // Clients keep what is indented in its place with blanks that do not break.
        return (Collapsed(said), PastedText.Of(said.Replace('\u00A0', ' '), MaxLength));
    }

    private static string WithoutMentions(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity is not { Type: "mention", Mentioned: { } mentioned } || Marked(entity) is not { Length: > 0 } marked)
                continue;
            var stays = mentioned.Id is not null && mentioned.Id == activity.Recipient?.Id ? " " : mentioned.Name ?? " ";
            text = text.Replace(marked, stays, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The text with its entities decoded, white space collapsed, cut at <see cref="MaxLength"/>.</summary>
    public static string Plain(string text) => Collapsed(WebUtility.HtmlDecode(text));

    /// <summary>The text with white space collapsed, cut at <see cref="MaxLength"/>.</summary>
    public static string Collapsed(string text) => Cut(Collapse(text));

    private static string? Marked(Entity mention) =>
        mention.Text ?? (mention.Mentioned?.Name is { Length: > 0 } name ? $"<at>{name}</at>" : null);

    private static string Collapse(string text)
    {
        var collapsed = new StringBuilder(Math.Min(text.Length, MaxLength + 1));
        foreach (var unit in text)
        {
            if (!char.IsWhiteSpace(unit))
                collapsed.Append(unit);
            else if (collapsed.Length > 0 && collapsed[^1] != ' ')
                collapsed.Append(' ');
        }

        return collapsed.ToString().TrimEnd();
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength)
            return text;
        var end = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return text[..end];
    }
}
