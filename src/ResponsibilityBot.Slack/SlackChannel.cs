using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Slack.People;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Slack.WebApi;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack;

/// <summary>Slack: replies go through the Web API with the token of the workspace's bot, or to the address that came with a command.</summary>
internal sealed class SlackChannel(SlackApi api, IWorkspaces workspaces, ResponseUrls urls, SlackZones zones, SlackSite site, TimeProvider time) : IChannel
{
    /// <summary>The name that is stored.</summary>
    public const string ChannelName = "slack";

    private readonly SlackPace pace = new(time);

    public string Name => ChannelName;

    public Turn? Read(Inbound inbound) => SlackPayload.ReadAgain(inbound.Body) is { } heard ? SlackPayload.Turn(heard, inbound.Id, inbound.ReceivedAt, zones.Of(inbound.Tenant, heard.User)) : null;

    public IReadOnlyList<Outbound> Render(Inbound inbound, IReadOnlyList<Reply> replies) => SlackPayload.ReadAgain(inbound.Body) is { } heard
        ? [.. SlackReplies.All(inbound, heard, replies, site.Address)]
        : [];

    public Outbound? Announce(string id, ConversationReference place, Reply reply) => SlackReplies.InPlace(id, place, reply, site.Address);

    public Outbound? Announce(string id, PersonReference person, Reply reply) => SlackReplies.ToPerson(id, person, reply, site.Address);

    public Outbound? Replace(string id, ConversationReference place, string earlier, Reply reply) => SlackReplies.Instead(id, place, earlier, reply, site.Address);

    public TimeSpan Hold(Outbound outbound) => pace.Hold(outbound, SlackAddress.Read(outbound.Address));

    public async Task<SendResult> SendAsync(Outbound outbound, CancellationToken cancel)
    {
        var way = SlackAddress.Read(outbound.Address);
        var body = JsonNode.Parse(outbound.Body)?.AsObject() ?? throw new JsonException("null is no message");
        if (way.Url is not null)
            return await RespondAsync(outbound, way, body, cancel);
        if (outbound is { Replaces: not null, Replaced: null })
            return new SendResult.Refused("what it replaces was never sent");
        try
        {
            return await workspaces.FindAsync(way.Workspace, cancel) is { } bot
                ? await SpeakAsync(outbound, way, body, bot, cancel)
                : new SendResult.Refused("the app is not installed there");
        }
        catch (SlackUnavailableException failure)
        {
            return new SendResult.Later(failure.RetryAfter, failure.Message);
        }
    }

    private async Task<SendResult> SpeakAsync(Outbound outbound, SlackAddress way, JsonObject body, SlackBot bot, CancellationToken cancel)
    {
        if (outbound.Replaced is { } earlier)
        {
            body["channel"] = ThreadIds.PlaceOf(earlier.Conversation);
            body["ts"] = earlier.Id;
        }

        ConversationReference? began = null;
        if (outbound.Person is { } person)
        {
            switch (await api.CallAsync(new(SlackMethods.OpenChat, new() { ["users"] = person }, bot.Token), cancel))
            {
                case SlackResult.Done done when SlackJson.Code(done.Answer, "channel", "id") is { } chat:
                    body["channel"] = chat;
                    began = new(Name, outbound.Tenant, chat, Place.Personal, SlackAddress.Of(way.Workspace).Text(), time.GetUtcNow()) { Person = person };
                    break;
                case var failed:
                    return await FailedAsync(outbound, way, bot, failed, cancel);
            }
        }

        var result = await api.CallAsync(new(way.Method ?? SlackMethods.Post, body, bot.Token), cancel);
        return result is SlackResult.Done sent ? Sent(outbound, body, sent, began) : await FailedAsync(outbound, way, bot, result, cancel);
    }

    private async Task<SendResult> RespondAsync(Outbound outbound, SlackAddress way, JsonObject body, CancellationToken cancel)
    {
        if (urls.Allowed(way.Url) is not { } address)
            return new SendResult.Refused("its address is not one of Slack's");
        return await api.RespondAsync(address, body, cancel) switch
        {
            SlackResult.Done => new SendResult.Sent(null),
            SlackResult.Refused refused => new SendResult.Refused(refused.Error),
            var failed => NotNow(outbound, way, failed),
        };
    }

    private async Task<SendResult> FailedAsync(Outbound outbound, SlackAddress way, SlackBot bot, SlackResult result, CancellationToken cancel)
    {
        if (result is not SlackResult.Refused refused)
            return NotNow(outbound, way, result);
        if (SlackErrors.IsOfToken(refused.Error))
            await workspaces.RefusedAsync(way.Workspace, bot.Token, refused.Error, cancel);
        return SlackErrors.Of(refused.Error);
    }

    private SendResult NotNow(Outbound outbound, SlackAddress way, SlackResult result)
    {
        switch (result)
        {
            case SlackResult.Limited limited:
                pace.Close(outbound, way, limited.RetryAfter);
                return new SendResult.Later(limited.RetryAfter, "ratelimited");
            case SlackResult.Unanswered silent:
                return new SendResult.Later(null, silent.Reason);
            default:
                return new SendResult.Refused("an answer that cannot be read");
        }
    }

    /// <summary>A message in a channel that stands in no thread begins one.</summary>
    private static SendResult.Sent Sent(Outbound outbound, JsonObject body, SlackResult.Done sent, ConversationReference? began)
    {
        var ts = SlackJson.Code(sent.Answer, "ts");
        if (began is not null)
            return new(ts) { Conversation = began.Conversation, Began = began };
        if (outbound.Replaced is { } earlier)
            return new(earlier.Id) { Conversation = earlier.Conversation };
        var place = (string?)body["channel"];
        var begins = ts is not null && body.ContainsKey("blocks") && place is not null && !SlackPlaces.IsDirect(place) && !body.ContainsKey("thread_ts");
        return begins ? new(ts) { Conversation = SlackPlaces.Thread(place ?? "", ts ?? "") } : new(ts);
    }
}
