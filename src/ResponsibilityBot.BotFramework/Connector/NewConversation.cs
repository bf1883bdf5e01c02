using System.Text.Json.Nodes;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>Conversations that a bot may begin, where its app is installed: with one person, or as a new thread in a channel.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages.</remarks>
internal static class NewConversation
{
    /// <summary>With one person. Begun twice, it is the same one.</summary>
    /// <param name="bot">The bot's id there: <c>28:</c> and the app's id.</param>
    /// <param name="person">The person's id there: <c>29:</c> and more, good for this bot alone.</param>
    /// <param name="tenant">The person's tenant.</param>
    public static JsonObject WithPerson(string bot, string person, string tenant) => new()
    {
        ["bot"] = new JsonObject { ["id"] = bot },
        ["members"] = new JsonArray(new JsonObject { ["id"] = person }),
        ["isGroup"] = false,
        ["tenantId"] = tenant,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
    };

    /// <summary>A thread, which begins with a message. Begun twice, there are two.</summary>
    /// <param name="bot">The bot's id there.</param>
    /// <param name="channel">The channel: <c>19:…@thread.tacv2</c>, without a thread.</param>
    /// <param name="tenant">The team's tenant.</param>
    /// <param name="message">What is said first.</param>
    public static JsonObject InChannel(string bot, string channel, string tenant, JsonObject message) => new()
    {
        ["bot"] = new JsonObject { ["id"] = bot },
        ["isGroup"] = true,
        ["tenantId"] = tenant,
        ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = channel }, ["tenant"] = new JsonObject { ["id"] = tenant } },
        ["activity"] = message,
    };
}

/// <summary>A conversation that was begun.</summary>
/// <param name="Id">Its id; of a thread with <c>;messageid=</c>.</param>
/// <param name="ActivityId">The id of the first message, if there was one.</param>
/// <param name="ServiceUrl">Where it is spoken in from now on, if the service said so. Not to be believed more than any other.</param>
internal sealed record CreatedConversation(string? Id, string? ActivityId, string? ServiceUrl);
