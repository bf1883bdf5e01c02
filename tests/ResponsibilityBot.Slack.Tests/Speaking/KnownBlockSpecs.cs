using ResponsibilityBot.Slack.Blocks;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Testing.Replies;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Tests.Speaking;

public sealed class KnownBlockSpecs
{
    private static readonly Uri Site = new("https://bot.example");
    private readonly KnownBlocks blocks = new();

    public static TheoryData<string> Names => [.. SampleReplies.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_message_is_the_one_that_would_be_drawn_for_it_whatever_was_done_with_the_one_before(string name)
    {
        var reply = SampleReplies.All[name];
        foreach (var site in new[] { Site, null, Site })
        {
            var message = blocks.Message(reply, site);
            Assert.Equal(SlackJson.Text(BlockKitRenderer.Message(reply, site)), SlackJson.Text(message));
            (message["channel"], message["text"]) = ("D1", "other words");
        }
    }

    [Fact]
    public void A_reply_that_is_equal_and_another_object_is_drawn_by_itself()
    {
        blocks.Message(new Reply.Said("one"), null);
        Assert.Contains("another", (string?)blocks.Message(new Reply.Said("another"), null)["text"], StringComparison.Ordinal);
    }
}
