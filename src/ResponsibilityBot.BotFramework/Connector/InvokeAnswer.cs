using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>
/// The answer to an <c>adaptiveCard/action</c> invoke. The HTTP status is always 200; a client that gets anything else shows
/// "Something went wrong" and may not ask again.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model.</remarks>
internal static class InvokeAnswer
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The message's card, which replaces the one that was pressed, or its text as a notice.</summary>
    public static Element Of(Element message)
    {
        foreach (var attachment in message["attachments"] as IEnumerable<Element> ?? [])
        {
            if (attachment["contentType"] is CardType && attachment["content"] is { } card)
                return Answer(200, CardType, card);
        }

        return Answer(200, "application/vnd.microsoft.activity.message", message["text"] ?? message["summary"] ?? "");
    }

    /// <summary>Nothing is said to that press.</summary>
    public static string Unknown { get; } = Error(400, "UnknownAction", "This button is not known here. Ask again in words.");

    /// <summary>The answer is not there in time.</summary>
    public static string Late { get; } = Error(500, "Late", "That took too long. Press the button again.");

    private static string Error(int status, string code, string message) => ReplyActivities.Text(
        Answer(status, "application/vnd.microsoft.error", new Element { ["code"] = code, ["message"] = message }));

    private static Element Answer(int status, string type, object value) =>
        new() { ["statusCode"] = status, ["type"] = type, ["value"] = value };

    /// <summary>Whether the activity is an invoke that this answers.</summary>
    public static bool Answers(Activity activity) => activity is { Type: ActivityTypes.Invoke, Name: ActivityTurn.CardAction };
}
