using CsCheck;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.BotFramework.Teams.Extensions;

namespace ResponsibilityBot.BotFramework.Tests.Teams;

public sealed class MessageWordsSpecs
{
    [Theory]
    [InlineData("who patches it?", "who patches it?")]
    [InlineData("<div><p>who <b>pat</b>ches</p><p>the&nbsp;OS?</p></div>", "who patches the OS?")]
    [InlineData("a<br>b", "a b")]
    [InlineData("<ul><li>logs</li><li>keys</li></ul>", "logs keys")]
    [InlineData("<at id=\"0\">Maria</at>, is &lt;this&gt; ours?", "Maria, is <this> ours?")]
    [InlineData("<attachment id=\"1\"></attachment><img alt=\"x\" src=\"y\">", "")]
    [InlineData("<script>alert(1)</script><style>p{}</style>seen", "seen")]
    [InlineData("&amp;amp; stays an entity once", "&amp; stays an entity once")]
    [InlineData("", "")]
    public void The_words_are_what_a_reader_sees(string html, string words) => Assert.Equal(words, MessageWords.Of(html));

    [Fact]
    public void However_deep_it_nests_it_is_read() =>
        Assert.Equal("deep", MessageWords.Of(string.Concat(Enumerable.Repeat("<div><span>", 12_000)) + "deep"));

    [Fact]
    public void Any_text_gives_at_most_as_much_as_a_message() =>
        Gen.String.Sample(html => Assert.True(MessageWords.Of(html).Length <= MentionText.MaxLength));
}
