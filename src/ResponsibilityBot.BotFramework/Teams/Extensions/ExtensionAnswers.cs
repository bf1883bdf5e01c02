using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Teams.Extensions;

/// <summary>The answers that a message extension can give.</summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search and
/// https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/respond-to-task-module-submit.
/// </remarks>
internal static class ExtensionAnswers
{
    /// <summary>Results at most; Teams asks for 25 and nobody reads them.</summary>
    public const int MostResults = 8;

    /// <summary>Characters of a preview's lines.</summary>
    private const int PreviewLine = 120;

    private const string ThumbnailType = "application/vnd.microsoft.card.thumbnail";

    /// <summary>Results to choose from. The card of each goes into the person's message; none makes the whole answer larger than a message may be.</summary>
    public static JsonObject Results(IEnumerable<Reply> replies, Uri? site)
    {
        var attachments = new JsonArray();
        var room = CardLimits.MessageBytes - CardLimits.EnvelopeBytes;
        foreach (var (index, reply) in replies.Take(MostResults).Index())
        {
            var attachment = Result(reply, site, $"rbx{index}");
            room -= attachment.ToJsonString().Length;
            if (room < 0 && attachments.Count > 0)
                break;
            attachments.Add((JsonNode)attachment);
        }

        return Extension(new() { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = attachments });
    }

    /// <summary>A sentence where the results would be.</summary>
    public static JsonObject Message(string text) => Extension(new() { ["type"] = "message", ["text"] = text });

    /// <summary>A dialog that shows an answer, with buttons that ask on in it, and one that puts the card into a message where ids can say it again.</summary>
    public static JsonObject Dialog(Answered answered, Uri? site)
    {
        var reply = answered.Reply;
        if (answered.AsPress() is { } press)
            reply = reply with { Buttons = [.. reply.Buttons.Take(CardLimits.Actions - 1), new("Insert into a message", Insertion.Mark(press))] };
        return Dialog(reply, site);
    }

    /// <summary>A dialog that says a sentence.</summary>
    public static JsonObject Dialog(string text) => Dialog(new Reply.Said(text), site: null);

    private static JsonObject Dialog(Reply reply, Uri? site) => new()
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject
            {
                ["title"] = "Who owns this?",
                ["height"] = "large",
                ["width"] = "medium",
                ["card"] = Card(reply, CardSurface.WebChat, site, "rbd"),
            },
        },
    };

    private static JsonObject Result(Reply reply, Uri? site, string scope)
    {
        var lines = CardText.CleanLines(PlainText.Of(reply)).Split('\n', 3);
        var attachment = Card(reply, CardSurface.Inserted, site, scope);
        attachment["preview"] = new JsonObject
        {
            ["contentType"] = ThumbnailType,
            ["content"] = new JsonObject
            {
                ["title"] = CardText.Cut(lines[0], PreviewLine),
                ["text"] = CardText.Cut(lines.ElementAtOrDefault(1) ?? "", PreviewLine),
            },
        };
        return attachment;
    }

    private static JsonObject Card(Reply reply, CardSurface surface, Uri? site, string scope) => new()
    {
        ["contentType"] = AdaptiveCardRenderer.ContentType,
        ["content"] = AdaptiveCardRenderer.Card(reply, surface, site, scope),
    };

    private static JsonObject Extension(JsonObject answer) => new() { ["composeExtension"] = answer };
}
