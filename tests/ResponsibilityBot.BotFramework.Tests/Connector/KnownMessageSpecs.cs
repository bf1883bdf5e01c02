using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Connector;

public sealed class KnownMessageSpecs
{
    private readonly KnownMessages messages = new();

    public static TheoryData<string> Names => [.. SampleReplies.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_message_is_the_one_that_would_be_drawn_for_it_however_often_its_reply_was_sent(string name)
    {
        var reply = SampleReplies.All[name];
        foreach (var heard in new[] { Message(), Message().With("id", "another"), Message().With("channelId", "webchat"), Message().With("conversation", new JsonObject { ["id"] = "c" }) })
        {
            var activity = heard.Read();
            foreach (var site in new[] { Cards.CardSpecs.Site, null })
                Assert.Equal(ReplyActivities.Text(ReplyActivities.Of(activity, reply, site)), messages.Message(activity, reply, site).Body);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Packed_it_is_the_same_message(string name)
    {
        foreach (var heard in new[] { Message(), Message().With("id", "another") })
        {
            var (body, pack) = messages.Message(heard.Read(), SampleReplies.All[name], null);
            Assert.Equal(body.Length < PackedText.Shortest, pack is null);
            Assert.Equal(body, PackedText.Read(pack?.Invoke() ?? body));
        }
    }

    [Fact]
    public void A_reply_that_is_equal_and_another_object_is_drawn_by_itself()
    {
        var activity = Message().Read();
        messages.Message(activity, new Reply.Said("one"), null);
        Assert.Contains("another", messages.Message(activity, new Reply.Said("another"), null).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_holds_what_ids_begin_with_is_left_as_it_is()
    {
        var activity = Message().Read();
        var reply = SampleReplies.All["owner-shared"] with { Understood = ReplyActivities.ScopeOf(activity) };
        Assert.Equal(ReplyActivities.Text(ReplyActivities.Of(activity, reply, null)), messages.Message(activity, reply, null).Body);
    }
}
