using System.Net;
using System.Text.Json.Nodes;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Connector;

/// <summary>What the bot says of its own accord, from what it remembers of an activity to the calls of the connector.</summary>
public sealed class AnnouncementSpecs
{
    private const string Conversations = Service + "v3/conversations";
    private static readonly Reply Hello = new Reply.Said("Here is today's question.");

    [Fact]
    public async Task In_a_channel_it_begins_a_thread()
    {
        using var cloud = new MicrosoftCloud { Answer = _ => MicrosoftCloud.Json("""{"id":"19:abc@thread.tacv2;messageid=9","activityId":"9"}""", HttpStatusCode.Created) };
        var announced = Said(cloud.Channel.Announce("daily-1", Place(Message()), Hello));
        Assert.Equal(("daily-1", "tenant-1", "19:abc@thread.tacv2"), (announced.Id, announced.Tenant, announced.Conversation));
        Assert.Equal(new SendResult.Sent("9") { Conversation = "19:abc@thread.tacv2;messageid=9" }, await cloud.Channel.SendAsync(announced, Cancel));

        var (call, authorization, body) = Assert.Single(cloud.Calls);
        Assert.Equal(($"POST {Conversations}", "Bearer token-1"), (call, authorization));
        var begun = JsonNode.Parse(body);
        Assert.Equal(("19:abc@thread.tacv2", true, "28:bot"), ((string?)begun?["channelData"]?["channel"]?["id"], (bool?)begun?["isGroup"], (string?)begun?["bot"]?["id"]));
        Assert.Equal(("Here is today's question.", "28:bot"), ((string?)begun?["activity"]?["text"], (string?)begun?["activity"]?["from"]?["id"]));
    }

    [Fact]
    public async Task In_a_group_chat_it_says_it_there()
    {
        using var cloud = new MicrosoftCloud();
        var group = Message().With("conversation", new JsonObject { ["id"] = "19:g@thread.v2", ["conversationType"] = "groupChat", ["tenantId"] = "tenant-1" });
        Assert.Equal(new SendResult.Sent("sent-1"), await cloud.Channel.SendAsync(Said(cloud.Channel.Announce("daily-1", Place(group), Hello)), Cancel));
        Assert.Equal($"POST {Conversations}/19%3Ag%40thread.v2/activities", Assert.Single(cloud.Calls).Call);
    }

    [Fact]
    public async Task To_a_person_it_begins_the_chat_and_speaks_in_it_and_the_chat_is_told()
    {
        using var cloud = new MicrosoftCloud { Answer = number => MicrosoftCloud.Json(number == 1 ? """{"id":"a:chat"}""" : """{"id":"sent-1"}""", HttpStatusCode.Created) };
        var told = Said(cloud.Channel.Announce("daily-1", Person(Message()), Hello));
        var sent = Assert.IsType<SendResult.Sent>(await cloud.Channel.SendAsync(told, Cancel));
        Assert.Equal(("sent-1", "a:chat"), (sent.Id, sent.Conversation));
        Assert.Equal(("activity", "tenant-1", "a:chat", Tutoring.Turns.Place.Personal, "aad-maria"), (sent.Began?.Channel, sent.Began?.Tenant, sent.Began?.Conversation, sent.Began?.Place, sent.Began?.Person));
        Assert.Equal([$"POST {Conversations}", $"POST {Conversations}/a%3Achat/activities"], cloud.Calls.Select(call => call.Call));
        var begun = JsonNode.Parse(cloud.Calls[0].Body);
        Assert.Equal(("29:maria", false, "tenant-1"), ((string?)begun?["members"]?[0]?["id"], (bool?)begun?["isGroup"], (string?)begun?["tenantId"]));

        // What was begun is a place like others.
        Assert.NotNull(sent.Began);
        cloud.Calls.Clear();
        await cloud.Channel.SendAsync(Said(cloud.Channel.Announce("daily-2", sent.Began, Hello)), Cancel);
        Assert.Equal($"POST {Conversations}/a%3Achat/activities", Assert.Single(cloud.Calls).Call);
    }

    [Fact]
    public async Task A_person_who_blocked_the_bot_is_told_as_blocked()
    {
        using var cloud = new MicrosoftCloud { Answer = _ => MicrosoftCloud.Error(HttpStatusCode.Forbidden, "ConversationBlockedByUser") };
        Assert.IsType<SendResult.Blocked>(await cloud.Channel.SendAsync(Said(cloud.Channel.Announce("daily-1", Person(Message()), Hello)), Cancel));
    }

    [Fact]
    public async Task What_stands_in_a_thread_is_replaced_there()
    {
        using var cloud = new MicrosoftCloud();
        var closed = Said(cloud.Channel.Replace("closed-1", Place(Message()), "daily-1", Hello)) with { Replaced = new("9", "19:abc@thread.tacv2;messageid=9") };
        Assert.Equal("daily-1", closed.Replaces);
        Assert.Equal(new SendResult.Sent("9") { Conversation = "19:abc@thread.tacv2;messageid=9" }, await cloud.Channel.SendAsync(closed, Cancel));
        Assert.Equal($"PUT {Conversations}/19%3Aabc%40thread.tacv2%3Bmessageid%3D9/activities/9", Assert.Single(cloud.Calls).Call);
    }

    [Fact]
    public async Task What_was_never_sent_is_not_replaced()
    {
        using var cloud = new MicrosoftCloud();
        Assert.IsType<SendResult.Refused>(await cloud.Channel.SendAsync(Said(cloud.Channel.Replace("closed-1", Place(Message()), "daily-1", Hello)), Cancel));
        Assert.Empty(cloud.Calls);
    }

    private static Outbound Said(Outbound? announced) => announced ?? throw new InvalidOperationException("nothing is said");

    private static ConversationReference Place(JsonObject heard)
    {
        var inbound = heard.Inbound();
        var from = inbound.Whereabouts ?? throw new InvalidOperationException("nothing is remembered");
        return new(inbound.Channel, inbound.Tenant, from.Conversation, from.Place, from.Address, Now);
    }

    private static PersonReference Person(JsonObject heard)
    {
        var inbound = heard.Inbound();
        return new(inbound.Channel, inbound.Tenant, inbound.Whereabouts?.Person ?? "", inbound.Whereabouts?.PersonAddress, null);
    }
}
