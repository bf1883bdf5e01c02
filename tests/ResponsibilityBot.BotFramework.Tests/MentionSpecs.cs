using System.Text.Json.Nodes;
using CsCheck;
using ResponsibilityBot.BotFramework.Schema;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests;

public sealed class MentionSpecs
{
    [Theory]
    [InlineData("<at>Bot</at> who patches?", "who patches?")]
    [InlineData("who patches, <at>Bot</at>, and <at>Bot</at> why?", "who patches, , and why?")]
    [InlineData("<at>Bot</at>&nbsp;who  owns\u00A0keys &amp; &lt;secrets&gt;?\r\n", "who owns keys & <secrets>?")]
    [InlineData("<at>Bot</at>", "")]
    [InlineData("no mention", "no mention")]
    [InlineData("<at>Somebody</at> not in the entities", "<at>Somebody</at> not in the entities")]
    [InlineData("  \t\n ", "")]
    [InlineData("من يصلح نظام التشغيل؟ \u202Eabc 👩‍💻 <b>x</b> \u0000\u0007", "من يصلح نظام التشغيل؟ \u202Eabc 👩‍💻 <b>x</b> \u0000\u0007")]
    public void The_bots_own_mention_is_taken_out_wherever_it_stands(string text, string said) => Assert.Equal(said, MentionText.Of(Message(text).Read()).Text);

    [Fact]
    public void Other_people_stay_as_names() => Assert.Equal(
        "does Ann & Bob own this?",
        MentionText.Of(Message("<at>Bot</at> does <at>Ann &amp; Bob</at> own this?")
            .With("entities", new JsonArray(Mention("28:bot", "Bot"), Mention("29:ann", "Ann & Bob", "<at>Ann &amp; Bob</at>"))).Read()).Text);

    [Fact]
    public void A_mention_that_does_not_say_its_text_is_found_by_its_name() => Assert.Equal(
        "hello", MentionText.Of(Message("<at>Bot</at> hello").With("entities", new JsonArray(Mention("28:bot", "Bot").With("text", null))).Read()).Text);

    [Theory]
    [InlineData("""[{"type":"mention"}]""")]
    [InlineData("""[null, 5]""")]
    [InlineData("""{"a":1}""")]
    [InlineData("\"text\"")]
    [InlineData("""[{"type":"mention","mentioned":{"id":"28:bot"},"text":""}]""")]
    [InlineData("""[{"type":"clientInfo","text":"hello"}]""")]
    public void Odd_entities_change_nothing(string entities) =>
        Assert.Equal("hello", MentionText.Of(Message("hello").With("entities", JsonNode.Parse(entities)).Read()).Text);

    [Fact]
    public void A_long_text_is_cut_and_never_through_a_character()
    {
        Assert.Equal(new string('a', 2000), MentionText.Of(Message(new string('a', 3000)).Read()).Text);
        Assert.Equal(new string('a', 1999), MentionText.Of(Message(new string('a', 1999) + "😀😀").Read()).Text);
    }

    [Theory]
    [InlineData("<at>Bot</at> workload add x from\r\nresource &quot;a&quot; {\r\n&nbsp;\u00A0b = 1\r\n}\r\n", "workload add x from\nresource \"a\" {\n  b = 1\n}")]
    [InlineData("<at>Bot</at> who patches?\n", null)]
    [InlineData("who patches?", null)]
    [InlineData("", null)]
    public void What_was_pasted_keeps_its_lines(string text, string? pasted) => Assert.Equal(pasted, MentionText.Of(Message(text).Read()).Pasted);

    [Fact]
    public void What_is_too_long_to_be_read_as_words_is_there_as_a_whole() => Assert.Equal(new string('a', 3000), MentionText.Of(Message(new string('a', 3000)).Read()).Pasted);

    [Fact]
    public void Any_text_is_read_and_what_is_read_has_no_double_spaces() => Gen.String.Sample(text =>
    {
        if (ActivityBody.Read(Message(text).Bytes()).Activity is not { } activity)
            return true;
        var said = MentionText.Of(activity).Text;
        return said.Length <= 2000 && !said.Contains("  ", StringComparison.Ordinal);
    });
}
