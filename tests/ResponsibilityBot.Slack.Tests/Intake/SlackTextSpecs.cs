using CsCheck;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Testing.Replies;

namespace ResponsibilityBot.Slack.Tests.Intake;

public sealed class SlackTextSpecs
{
    [Theory]
    [InlineData("<@UBOT> who patches?", "who patches?")]
    [InlineData("<@UBOT|bot>  who\npatches?", "who patches?")]
    [InlineData("hey <@UBOT>, who patches?", "hey , who patches?")]
    [InlineData("<@U222|maria> asks", "maria asks")]
    [InlineData("<@U222> asks", "asks")]
    [InlineData("in <#C1|general>?", "in general?")]
    [InlineData("see <https://x.example|the page>", "see the page")]
    [InlineData("see <https://x.example>", "see https://x.example")]
    [InlineData("<!here> and <!subteam^S1|@admins>", "and @admins")]
    [InlineData("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c")]
    [InlineData("1 &lt; 2 > 0", "1 < 2 > 0")]
    public void Markup_becomes_the_words_that_people_read(string text, string words) => Assert.Equal(words, SlackText.Read(text, "UBOT").Text);

    [Theory]
    [InlineData("<@UBOT> workload add x from\n```resource \"a\" {\n  b = &lt;&lt;EOT\n}```", "workload add x from\n```resource \"a\" {\n  b = <<EOT\n}```")]
    [InlineData("<@UBOT> who patches?\n", null)]
    [InlineData("who patches?", null)]
    public void What_was_pasted_keeps_its_lines(string text, string? pasted) => Assert.Equal(pasted, SlackText.Read(text, "UBOT").Pasted);

    [Fact]
    public void What_is_too_long_to_be_read_as_words_is_there_as_a_whole() => Assert.Equal(new string('a', 3000), SlackText.Read(new string('a', 3000), "UBOT").Pasted);

    [Fact]
    public void Any_text_is_read_as_one_line_that_is_not_too_long() => AnyReply.Text.Sample(text =>
    {
        var read = SlackText.Read(text, "UBOT").Text;
        Assert.InRange(read.Length, 0, SlackText.MaxLength);
        Assert.DoesNotContain('\n', read);
    });
}
