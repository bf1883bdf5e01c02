using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>Our own Direct Line: replies are added to the conversation's list of activities, where the client's socket finds them.</summary>
internal sealed class DirectLineChannel(IDirectLineStore store, CardSite site, TimeProvider time) : IChannel
{
    /// <summary>The name that is stored: keep an activity of a Direct Line client with <see cref="DirectLineParties.Inbound"/>.</summary>
    public const string ChannelName = "directline";

    private readonly KnownMessages messages = new();

    public string Name => ChannelName;

    public Turn? Read(Inbound inbound) => ActivityTurn.Read(ActivityInbound.ActivityOf(inbound), inbound.Id, inbound.ReceivedAt);

    public IReadOnlyList<Outbound> Render(Inbound inbound, IReadOnlyList<Reply> replies)
    {
        var heard = ActivityInbound.ActivityOf(inbound);
        return [.. replies.Select((reply, index) => Outbound(inbound, index, messages.Message(heard, reply, site.Address)))];
    }

    private Outbound Outbound(Inbound inbound, int index, (string Body, Func<string>? Pack) message) => new()
    {
        Id = $"{inbound.Id}#{index}",
        InReplyTo = inbound.Id,
        Channel = Name,
        Tenant = inbound.Tenant,
        Conversation = inbound.Conversation,
        Address = inbound.Conversation,
        Body = message.Body,
        Pack = message.Pack,
    };

    public Outbound? Announce(string id, ConversationReference place, Reply reply) => Announcements.Of(
        id, place, place.Conversation, Announcements.Message(id, ReferenceAddress.Read(place.Address), reply, site.Address, place.Conversation));

    /// <summary>A person opens the chat; the bot cannot.</summary>
    public Outbound? Announce(string id, PersonReference person, Reply reply) => null;

    /// <summary>Clients of Direct Line keep what they have shown.</summary>
    public Outbound? Replace(string id, ConversationReference place, string earlier, Reply reply) => null;

    public TimeSpan Hold(Outbound outbound) => TimeSpan.Zero;

    public async Task<SendResult> SendAsync(Outbound outbound, CancellationToken cancel)
    {
        var number = await store.AppendAsync(outbound.Address, outbound.Id, place => Numbered(outbound, place), cancel);
        return number is { } at ? new SendResult.Sent(ActivityId(outbound.Address, at)) : new SendResult.Refused("the conversation is over");
    }

    /// <summary>The id of an activity at a place in its conversation: <c>conversation|0000001</c>.</summary>
    public static string ActivityId(string conversation, long number) => string.Create(CultureInfo.InvariantCulture, $"{conversation}|{number:D7}");

    private string Numbered(Outbound outbound, long number)
    {
        var activity = JsonNode.Parse(outbound.Body)?.AsObject() ?? throw new JsonException("null is no activity");
        activity["id"] = ActivityId(outbound.Address, number);
        activity["timestamp"] = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return ReplyActivities.Text(activity);
    }
}
