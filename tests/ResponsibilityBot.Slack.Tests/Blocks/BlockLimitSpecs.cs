using CsCheck;
using ResponsibilityBot.Slack.Blocks;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Testing.Replies;
using ResponsibilityBot.Testing.Slack;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Tests.Blocks;

public sealed class BlockLimitSpecs
{
    [Fact]
    public void Whatever_a_reply_holds_Slack_takes_it_and_it_calls_nobody() =>
        AnyReply.Any.Sample(reply => BlockLint.Check(BlockKitRenderer.Message(reply, BlockKitSpecs.Site, "slack|T|1")), iter: 100, print: reply => reply.GetType().Name);

    [Fact]
    public void Whatever_a_reply_holds_it_may_stand_on_the_home_tab_and_under_a_link() => AnyReply.Any.Sample(
        reply =>
        {
            BlockLint.Check(BlockKitRenderer.HomeTab(reply), 100);
            BlockLint.Check(BlockKitRenderer.Unfurled(reply, BlockKitSpecs.Site), 50);
        },
        iter: 50,
        print: reply => reply.GetType().Name);

    [Theory]
    [InlineData("<")]
    [InlineData("<!channel> ")]
    [InlineData("&")]
    [InlineData("漢")]
    [InlineData("🔥")]
    [InlineData("\"")]
    public void The_worst_reply_of_every_case_is_cut_until_Slack_takes_it(string letter)
    {
        foreach (var worst in AnyReply.Worst(string.Concat(Enumerable.Repeat(letter, 700))))
            BlockLint.Check(BlockKitRenderer.Message(worst, BlockKitSpecs.Site));
    }

    [Theory]
    [InlineData("<!channel>", "&lt;!channel&gt;")]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("&lt;!here&gt;", "&amp;lt;!here&amp;gt;")]
    [InlineData("<https://evil.example|bank>", "&lt;https://evil.example|bank&gt;")]
    public void Markup_in_a_text_is_shown_as_it_is(string text, string escaped) => Assert.Equal(escaped, SlackMarkup.Escaped(text, 100));

    [Fact]
    public void No_entity_is_cut_in_two() => Gen.Select(AnyReply.Text, Gen.Int[1, 300]).Sample((text, length) =>
    {
        var escaped = SlackMarkup.Escaped(text, length);
        Assert.InRange(escaped.Length, 0, length);
        Assert.DoesNotMatch("&(?!(?:amp|lt|gt);)", escaped);
    });

    [Fact]
    public void A_links_words_cannot_leave_the_link()
    {
        Assert.Equal("<https://x.example/a%7Cb?c=1&amp;d=2|one ¦ &lt;two&gt;>", SlackMarkup.Link("one | <two>", new("https://x.example/a|b?c=1&d=2")));
        Assert.Equal("words", SlackMarkup.Link("words", new("javascript:alert(1)")));
    }

    [Fact]
    public void Prompts_are_the_first_examples_of_the_help()
    {
        var help = Assert.IsType<Reply.Help>(SampleReplies.All["help"]);
        var prompts = SuggestedPrompts.Of(new("D111", "1.1"), help)?["prompts"]?.AsArray() ?? [];
        Assert.Equal(help.Examples.Take(4), prompts.Select(prompt => (string?)prompt?["message"]));
        Assert.Null(SuggestedPrompts.Of(new("D111", "1.1"), new Reply.Said("no")));
    }
}
