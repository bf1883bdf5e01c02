using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>What the bot says of its own accord, as messages for the outbox.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages.</remarks>
internal static class Announcements
{
    /// <summary>In a group or personal chat a message; in a channel a new thread.</summary>
    public static Outbound InPlace(string id, ConversationReference place, Reply reply, Uri? site)
    {
        var way = ReferenceAddress.Read(place.Address);
        if (place.Place != Place.Channel)
            return Of(id, place, ConnectorAddress.OfActivities(way.ServiceUrl, place.Conversation), Message(id, way, reply, site, place.Conversation));
        var thread = NewConversation.InChannel(way.Bot.Id ?? "", place.Conversation, place.Tenant, Message(id, way, reply, site));
        return Of(id, place, ConnectorAddress.OfConversations(way.ServiceUrl), thread);
    }

    /// <summary>Begins the chat with a person; null where it is not known how.</summary>
    public static Outbound? ToPerson(string id, PersonReference person, Reply reply, Uri? site)
    {
        if (person.Address is null || ReferenceAddress.Read(person.Address) is not { Member: { } member } way)
            return null;
        return new()
        {
            Id = id,
            InReplyTo = null,
            Channel = person.Channel,
            Tenant = person.Tenant,
            // Until it has an id of its own, the chat is known by whose it is.
            Conversation = $"chat-with:{person.Person}",
            Address = person.Address,
            Person = person.Person,
            Body = ReplyActivities.Text(new JsonObject
            {
                ["begin"] = NewConversation.WithPerson(way.Bot.Id ?? "", member, person.Tenant),
                ["say"] = Message(id, way, reply, site),
            }),
        };
    }

    /// <summary>What stands in the place of an earlier message from now on.</summary>
    public static Outbound Instead(string id, ConversationReference place, string earlier, Reply reply, Uri? site)
    {
        var way = ReferenceAddress.Read(place.Address);
        return Of(id, place, way.ServiceUrl, Message(id, way, reply, site)) with { Replaces = earlier };
    }

    /// <summary>A message to a place, with whatever body, at an address.</summary>
    public static Outbound Of(string id, ConversationReference place, string address, JsonObject body) => new()
    {
        Id = id,
        InReplyTo = null,
        Channel = place.Channel,
        Tenant = place.Tenant,
        Conversation = place.Conversation,
        Address = address,
        Body = ReplyActivities.Text(body),
    };

    /// <summary>The reply as a message of the bot; to a conversation, if that is there already.</summary>
    public static JsonObject Message(string id, ReferenceAddress way, Reply reply, Uri? site, string? conversation = null)
    {
        var message = ReplyRenderer.Activity(reply, CardSurfaces.Of(way.ChannelId), site, ReplyActivities.ScopeOf(id));
        message["from"] = new JsonObject { ["id"] = way.Bot.Id, ["name"] = way.Bot.Name, ["role"] = "bot" };
        message["channelId"] = way.ChannelId;
        if (way.ServiceUrl.Length > 0)
            message["serviceUrl"] = way.ServiceUrl;
        if (conversation is not null)
            message["conversation"] = new JsonObject { ["id"] = conversation };
        return message;
    }
}
