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
            var expected = BlockKitRenderer.Message(reply, site);
            (expected["channel"], expected["thread_ts"]) = ("D1", "1.1");
            var (body, pack) = blocks.Text(reply, site, new() { ["channel"] = "D1", ["thread_ts"] = "1.1" });
            Assert.Equal(SlackJson.Text(expected), body);
            Assert.Equal(body, PackedText.Read(pack?.Invoke() ?? body));
            Assert.Equal(body.Length < PackedText.Shortest, pack is null);
        }
    }

    [Fact]
    public void A_reply_that_is_equal_and_another_object_is_drawn_by_itself()
    {
        blocks.Text(new Reply.Said("one"), null, new() { ["channel"] = "D1" });
        Assert.Contains("another", blocks.Text(new Reply.Said("another"), null, new() { ["channel"] = "D1" }).Body, StringComparison.Ordinal);
    }
}
