using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Tests.Cards;

public sealed partial class CardLimitSpecs
{
    [Fact]
    public void Whatever_a_reply_holds_the_message_stays_below_the_limit() => Gen.Select(AnyReply.Any, Gen.Enum<CardSurface>()).Sample(
        (reply, surface) =>
        {
            var json = ReplyRenderer.Activity(reply, surface, CardSpecs.Site).ToJsonString();
            Assert.InRange(Encoding.Unicode.GetByteCount(json), 1, CardLimits.MessageBytes - 2048);
            Assert.NotNull(JsonNode.Parse(json));
        },
        iter: 100,
        print: sample => sample.Item1.GetType().Name);

    [Theory]
    [InlineData("<")]
    [InlineData("漢")]
    [InlineData("🔥")]
    public void The_worst_reply_of_every_case_stays_below_the_limit_on_Teams(string letter)
    {
        foreach (var worst in AnyReply.Worst(string.Concat(Enumerable.Repeat(letter, 700))))
            Assert.InRange(Encoding.Unicode.GetByteCount(ReplyRenderer.Activity(worst, CardSurface.Teams, CardSpecs.Site).ToJsonString()), 10_000, CardLimits.MessageBytes - 2048);
    }

    [Fact]
    public void No_text_becomes_a_link_or_emphasis() => Gen.Select(AnyReply.Any, Gen.Enum<CardSurface>()).Sample(
        (reply, surface) =>
        {
            foreach (var block in CardSpecs.Objects(AdaptiveCardRenderer.Card(reply, surface)).Where(item => (string?)item["type"] == "TextBlock"))
            {
                var unescaped = Escaped().Replace(Source().Replace((string?)block["text"] ?? "", "source"), "·");
                Assert.DoesNotMatch(Markdown(), unescaped);
            }
        },
        iter: 100,
        print: sample => sample.Item1.GetType().Name);

    [Fact]
    public async Task Any_reply_holds_to_the_schema()
    {
        var schema = await CardSpecs.SchemaAsync();
        AnyReply.Any.Sample(reply => Assert.Empty(schema.Validate(AdaptiveCardRenderer.Card(reply, CardSurface.Teams, CardSpecs.Site).ToJsonString())), iter: 15, print: reply => reply.GetType().Name);
    }

    [Fact]
    public void A_long_list_is_cut_and_says_how_much_is_missing()
    {
        var lines = Enumerable.Range(0, 500).Select(number => new DutyLine("row", $"Duty {number}", new string('x', 200))).ToList();
        var card = AdaptiveCardRenderer.Card(new Reply.Duties("Yours", "", [new("Yours", 0, lines), new("Theirs", 0, lines[..3])]), CardSurface.Teams);
        var json = card.ToJsonString();
        Assert.Contains("Show all 500", json, StringComparison.Ordinal);
        Assert.Matches(@"and \d+ more on /matrix", Texts(card));
        Assert.Contains("Duty 20", json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_that_is_short_stays_whole_when_another_is_cut()
    {
        var card = AdaptiveCardRenderer.Card(
            new Reply.Explanation("T", "Lead", [.. Enumerable.Range(0, 500).Select(number => new Point("P", $"{number} {new string('y', 150)}"))]) { Trace = ["first step", "last step"] },
            CardSurface.WebChat);
        Assert.Contains("last step", Texts(card), StringComparison.Ordinal);
        Assert.Matches(@"and \d+ more", Texts(card));
    }

    [Fact]
    public void A_whole_matrix_of_sixty_rows_and_eight_places_says_what_is_left_out()
    {
        var rows = Enumerable.Range(0, 60).Select(number => new GridRow($"Responsibility {number}", "Area", Enumerable.Repeat(Tutoring.Knowledge.Owner.Shared, 8).ToList())).ToList();
        var texts = Texts(AdaptiveCardRenderer.Card(new Reply.Matrix("M", "", new([.. Enumerable.Range(1, 8).Select(number => $"P{number}")], rows), null), CardSurface.WebChat));
        Assert.Contains("…and 2 more columns on /matrix", texts, StringComparison.Ordinal);
        Assert.Matches(@"…and \d+ more on /matrix", texts);
    }

    private static string Texts(JsonObject card) => string.Join('\n', CardSpecs.Objects(card).Select(item => (string?)item["text"]));

    [GeneratedRegex(@"\\[\\`*_~\[\]<>#+.&@:{)-]")]
    private static partial Regex Escaped();

    /// <summary>A source as we write it: the one link that is meant.</summary>
    [GeneratedRegex(@"^\[(?:\\.|[^\\\[\]])*\]\(https://example\.org/[\w%/]*\)$", RegexOptions.Singleline)]
    private static partial Regex Source();

    [GeneratedRegex(@"[\[\]*_`<>\\]|~~|https?:|www\.|&#?\w+;|^(?:#|[-+] |\d+[.)] )|[\p{Cc}]")]
    private static partial Regex Markdown();
}
