using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.Teams.Extensions;

/// <summary>The words of a message that Teams hands over as HTML.</summary>
internal static class MessageWords
{
    private static readonly FrozenSet<string> Inline = FrozenSet.Create(StringComparer.Ordinal, "A", "AT", "B", "CODE", "EM", "I", "S", "SPAN", "STRONG", "U");

    private static readonly FrozenSet<string> Unseen = FrozenSet.Create(StringComparer.Ordinal, "ATTACHMENT", "SCRIPT", "STYLE", "TEMPLATE", "TITLE");

    /// <summary>What a reader of the message sees, in one line as <see cref="MentionText.Plain"/> gives it; empty where there are only pictures or cards.</summary>
    /// <param name="html">Any text; the body was read within its limits before.</param>
    public static string Of(string html)
    {
        var words = new StringBuilder();
        using var document = new HtmlParser().ParseDocument(html);
        if (document.Body is { } body)
            Add(words, body);
        return MentionText.Collapsed(words.ToString());
    }

    private static void Add(StringBuilder words, IElement root)
    {
        // The nodes in the order of reading, without recursion: how deep they nest is the sender's choice.
        INode? node = root.FirstChild;
        while (node is not null)
        {
            if (node is IText text)
                words.Append(text.Data);
            else if (node is IElement element && !Inline.Contains(element.TagName))
                words.Append(' ');
            if (node.FirstChild is { } child && !(node is IElement unseen && Unseen.Contains(unseen.TagName)))
            {
                node = child;
                continue;
            }

            while (node is not null && node.NextSibling is null)
                node = node.Parent == root ? null : node.Parent;
            node = node?.NextSibling;
        }
    }
}
