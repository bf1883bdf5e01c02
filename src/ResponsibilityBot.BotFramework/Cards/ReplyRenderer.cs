using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Cards;

/// <summary>A reply as a message activity. A pure function.</summary>
internal static class ReplyRenderer
{
    /// <summary>
    /// The message without an address: who says it to whom is added by the channel. A reply is a card with a <c>summary</c> for notifications
    /// and no <c>text</c> beside it (clients would show both); a sentence that needs no button and cites nothing is plain text.
    /// </summary>
    /// <param name="reply">What is to be said.</param>
    /// <param name="surface">Where it will be seen.</param>
    /// <param name="site">The bot's own http or https address for buttons that open a page, or null to have none.</param>
    /// <param name="scope">What the ids of a card's elements begin with; see <see cref="AdaptiveCardRenderer.Card"/>.</param>
    public static JsonObject Activity(Reply reply, CardSurface surface, Uri? site = null, string scope = "") => Message(reply, surface, site, scope).ToNode();

    /// <summary>As <see cref="Activity"/>, to be added to and written.</summary>
    public static Element Message(Reply reply, CardSurface surface, Uri? site, string scope)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var twin = CardText.CleanLines(PlainText.Of(reply));
        var activity = new Element { ["type"] = "message", ["inputHint"] = reply is Reply.Choices ? "expectingInput" : "acceptingInput" };
        if (IsSentence(reply))
        {
            activity["textFormat"] = "plain";
            activity["text"] = CardText.Cut(twin, CardLimits.Text);
            return activity;
        }

        activity["summary"] = CardText.Cut(twin.Split('\n')[0], CardLimits.Summary);
        activity["attachments"] = Elements.Array(
            [new Element { ["contentType"] = AdaptiveCardRenderer.ContentType, ["content"] = AdaptiveCardRenderer.CardWith(twin, reply, surface, site, scope) }]);
        return activity;
    }

    private static bool IsSentence(Reply reply) => reply is Reply.Said or Reply.Choices && reply.Buttons.Count == 0 && reply.Sources.Count == 0;
}
