using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.BotFramework.Teams;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>The Activity protocol with replies posted to the activity's <c>serviceUrl</c>: Teams, the Agents Playground, Azure Bot Service.</summary>
internal sealed class ConnectorChannel(ConnectorTransport transport, ConnectorClient client, CardSite site, TimeProvider time) : IChannel
{
    /// <summary>The name that is stored.</summary>
    public const string ChannelName = "activity";

    /// <summary>Teams counts posts and edits together.</summary>
    private const string AnyMethod = "";

    private readonly KnownMessages messages = new();
    private readonly SendPace pace = new(time, TeamsLimits.OfConversation, TeamsLimits.OfTenant);
    private readonly SendHolds holds = new(time);

    public string Name => ChannelName;

    public Turn? Read(Inbound inbound) => ActivityTurn.Read(ActivityInbound.ActivityOf(inbound), inbound.Id, inbound.ReceivedAt);

    public IReadOnlyList<Outbound> Render(Inbound inbound, IReadOnlyList<Reply> replies)
    {
        var heard = ActivityInbound.ActivityOf(inbound);
        var address = ConnectorAddress.OfReply(heard);
        var outbound = new List<Outbound>(replies.Count);
        if (TaskAnswer.Answers(heard) && replies is [var first, ..])
        {
            var isShown = TaskAnswer.Shows(heard, first);
            outbound.Add(InDialog(inbound, isShown ? TaskAnswer.Show(heard, first, site.Address) : TaskAnswer.Closed));
            replies = isShown ? [.. replies.Skip(1)] : replies;
        }

        foreach (var (index, reply) in replies.Index())
        {
            var isInvokeAnswer = InvokeAnswer.Answers(heard) && index == 0;
            var isInline = isInvokeAnswer || heard.DeliveryMode == "expectReplies";
            if (reply.IsPrivate && !isInline && IsShared(heard))
            {
                // An old client sent a message instead of an invoke: what others must not read goes to the person's own chat.
                if (ActivityInbound.PersonOf(inbound, heard) is { } person && Announcements.ToPerson($"{inbound.Id}#{index}", person, reply, site.Address) is { } aside)
                    outbound.Add(aside with { InReplyTo = inbound.Id });
                continue;
            }

            if (!isInline && address is null)
                continue;
            var (body, pack) = isInvokeAnswer ? (ReplyActivities.Text(InvokeAnswer.Of(ReplyActivities.Of(heard, reply, site.Address))), null) : messages.Message(heard, reply, site.Address);
            outbound.Add(new()
            {
                Id = $"{inbound.Id}#{index}",
                InReplyTo = inbound.Id,
                Channel = Name,
                Tenant = inbound.Tenant,
                Conversation = inbound.Conversation,
                Address = isInline ? "" : address ?? "",
                Body = body,
                Pack = pack,
                Inline = isInline,
            });
        }

        return outbound;
    }

    private Outbound InDialog(Inbound inbound, string body) => new()
    {
        Id = $"{inbound.Id}#dialog",
        InReplyTo = inbound.Id,
        Channel = Name,
        Tenant = inbound.Tenant,
        Conversation = inbound.Conversation,
        Address = "",
        Body = body,
        Inline = true,
    };

    private static bool IsShared(Activity heard) => heard.Conversation is { } conversation && ActivityTurn.PlaceOf(heard, conversation) != Place.Personal;

    public Outbound? Announce(string id, ConversationReference place, Reply reply) => Announcements.InPlace(id, place, reply, site.Address);

    public Outbound? Announce(string id, PersonReference person, Reply reply) => Announcements.ToPerson(id, person, reply, site.Address);

    public Outbound? Replace(string id, ConversationReference place, string earlier, Reply reply) => Announcements.Instead(id, place, earlier, reply, site.Address);

    public TimeSpan Hold(Outbound outbound) => holds.Left(outbound, AnyMethod) is var left && left > TimeSpan.Zero ? left : pace.Hold(outbound);

    public async Task<SendResult> SendAsync(Outbound outbound, CancellationToken cancel)
    {
        try
        {
            return outbound switch
            {
                { Replaced: { } earlier } => await ReplaceAsync(outbound, earlier, cancel),
                { Replaces: not null } => new SendResult.Refused("what it replaces was never sent"),
                { Person: { } person } => await BeginAsync(outbound, person, cancel),
                _ => Sent(await transport.CallAsync(new(HttpMethod.Post, outbound.Address, outbound.Body), cancel)),
            };
        }
        catch (ConnectorException failure)
        {
            if (failure is { Status: System.Net.HttpStatusCode.TooManyRequests, RetryAfter: { } wait })
                holds.Close(outbound, AnyMethod, wait);
            return failure.Failure switch
            {
                ConnectorFailure.Passing => new SendResult.Later(failure.RetryAfter, failure.Message),
                ConnectorFailure.Blocked => new SendResult.Blocked(failure.Message),
                _ => new SendResult.Refused(failure.Message),
            };
        }
    }

    private async Task<SendResult> ReplaceAsync(Outbound outbound, SentMessage earlier, CancellationToken cancel)
    {
        await transport.CallAsync(new(HttpMethod.Put, ConnectorAddress.OfActivity(outbound.Address, earlier.Conversation, earlier.Id), outbound.Body), cancel);
        return new SendResult.Sent(earlier.Id) { Conversation = earlier.Conversation };
    }

    /// <summary>Begins the chat, which is the same one however often that is tried, and speaks in it.</summary>
    private async Task<SendResult> BeginAsync(Outbound outbound, string person, CancellationToken cancel)
    {
        var way = ReferenceAddress.Read(outbound.Address);
        var both = JsonNode.Parse(outbound.Body)?.AsObject() ?? throw new JsonException("null is no message");
        var begun = await client.CreateAsync(way.ServiceUrl, both["begin"]?.AsObject() ?? [], cancel);
        if (begun.Id is not { Length: > 0 and <= ActivityBody.MaxIdLength } chat)
            return new SendResult.Refused("the chat that was begun has no id");
        var message = both["say"]?.AsObject() ?? [];
        message["conversation"] = new JsonObject { ["id"] = chat };
        var id = await client.SendAsync(way.ServiceUrl, chat, message, cancel);
        var place = (way with { Member = null }).Text();
        return new SendResult.Sent(id)
        {
            Conversation = chat,
            Began = new(Name, outbound.Tenant, chat, Place.Personal, place, time.GetUtcNow()) { Person = person },
        };
    }

    /// <summary>A new thread is answered with its own id and that of its first message.</summary>
    private static SendResult.Sent Sent(JsonElement answer) => IdIn(answer, "activityId") is { } first
        ? new(first) { Conversation = IdIn(answer, "id") }
        : new(IdIn(answer, "id"));

    private static string? IdIn(JsonElement answer, string name) => Json.Text(answer, name) is { Length: > 0 and <= ActivityBody.MaxIdLength } id ? id : null;
}
