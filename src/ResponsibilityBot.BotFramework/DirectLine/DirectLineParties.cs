using System.Globalization;
using System.Text;
using System.Text.Json;
using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>Who speaks with whom in our own Direct Line.</summary>
internal static class DirectLineParties
{
    private const string WebChat = "webchat";
    private const string Bot = "responsibilitybot";
    private const string BotName = "ResponsibilityBot";

    /// <summary>Writes the fields of an activity that say who said it to whom, where and when.</summary>
    public static void Write(Utf8JsonWriter writer, DirectLineCaller caller, DateTimeOffset at)
    {
        writer.WriteString("timestamp", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        writer.WriteString("channelId", WebChat);
        writer.WriteStartObject("from");
        writer.WriteString("id", caller.User);
        writer.WriteString("name", caller.Name);
        writer.WriteString("role", "user");
        writer.WriteEndObject();
        writer.WriteStartObject("recipient");
        writer.WriteString("id", Bot);
        writer.WriteString("name", BotName);
        writer.WriteString("role", "bot");
        writer.WriteEndObject();
        writer.WriteStartObject("conversation");
        writer.WriteString("id", caller.Conversation);
        writer.WriteString("conversationType", "personal");
        writer.WriteEndObject();
    }

    /// <summary>An activity of the conversation as something to keep, with what is needed to speak there later on.</summary>
    /// <param name="caller">Who says it.</param>
    /// <param name="body">The activity as JSON text.</param>
    /// <param name="at">When.</param>
    public static Inbound Inbound(DirectLineCaller caller, string body, DateTimeOffset at)
    {
        var activity = ActivityBody.ReadAgain(body);
        return ActivityInbound.Of(DirectLineChannel.ChannelName, activity, body, at) with
        {
            Whereabouts = new(caller.Conversation, Place.Personal, ReferenceAddress.Of(activity, service: "").Text()) { Person = caller.User },
        };
    }

    /// <summary>That the person came into the conversation. The same for the same conversation, however often it is said.</summary>
    public static Inbound Joined(DirectLineCaller caller, string? locale, DateTimeOffset at)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            // No id: a reply to what the client never saw would make Web Chat wait for it.
            writer.WriteStartObject();
            writer.WriteString("type", ActivityTypes.ConversationUpdate);
            Write(writer, caller, at);
            if (locale is not null)
                writer.WriteString("locale", locale);
            writer.WriteStartArray("membersAdded");
            writer.WriteStartObject();
            writer.WriteString("id", caller.User);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        var body = Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
        return Inbound(caller, body, at) with { Id = $"{DirectLineChannel.ChannelName}|{WebChat}|{caller.Conversation}|joined" };
    }
}
