using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Blocks;
using ResponsibilityBot.Testing.Replies;
using ResponsibilityBot.Testing.Slack;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Tests.Blocks;

public sealed class BlockKitSpecs
{
    internal static Uri Site { get; } = new("https://bot.example/");

    public static TheoryData<string> Names => [.. SampleReplies.All.Keys];

    [Fact]
    public void Every_case_of_the_replies_has_a_sample()
    {
        var cases = typeof(Reply).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Reply))).Select(type => type.Name).ToList();
        Assert.NotEmpty(cases);
        Assert.Empty(cases.Except(SampleReplies.All.Values.Select(reply => reply.GetType().Name)));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_reply_becomes_the_approved_message(string name) => Approved.Json(name, BlockKitRenderer.Message(SampleReplies.All[name], Site));

    [Theory, MemberData(nameof(Names))]
    public void A_message_is_a_pure_function_of_the_reply(string name) =>
        Assert.Equal(Message(name).ToJsonString(), Message(name).ToJsonString());

    [Theory, MemberData(nameof(Names))]
    public void Every_sample_is_within_the_limits(string name) => BlockLint.Check(Message(name));

    [Theory, MemberData(nameof(Names))]
    public void The_text_twin_goes_with_the_blocks(string name)
    {
        var twin = PlainText.Of(SampleReplies.All[name]).ReplaceLineEndings("\n");
        var text = ((string?)Message(name)["text"] ?? "").Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
        Assert.Equal(ShownText.Cut(twin, SlackLimits.Fallback), text);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_button_brings_back_what_it_stands_for(string name)
    {
        var reply = SampleReplies.All[name];
        var presses = BlockLint.Objects(Message(name)["blocks"])
            .Where(item => (string?)item["type"] == "button" && item.ContainsKey("value"))
            .Select(button => PressValue.PressOf(System.Text.Json.JsonSerializer.SerializeToElement(button)));
        Assert.Equal(reply.Buttons.Take(6).Select(button => Written(button.Press)), presses.Select(Written));
    }

    [Fact]
    public void What_is_chosen_in_a_question_comes_back_by_name()
    {
        foreach (var name in new[] { "question-one", "question-several", "question-true" })
            Assert.Equal(["pick"], Inputs(name));
        var sort = Assert.IsType<Reply.Question>(SampleReplies.All["question-sort"]);
        Assert.Equal(sort.Item.Options.Select(option => $"pick-{option.Id}"), Inputs("question-sort"));
    }

    [Fact]
    public void A_table_never_stands_under_a_link_or_on_the_home_tab()
    {
        foreach (var reply in SampleReplies.All.Values)
        {
            Assert.DoesNotContain(BlockLint.Objects(BlockKitRenderer.Unfurled(reply, Site)), block => (string?)block["type"] is "table" or "actions");
            Assert.DoesNotContain(BlockLint.Objects(BlockKitRenderer.HomeTab(reply)), block => (string?)block["type"] == "table");
        }
    }

    [Fact]
    public void Only_a_message_that_may_be_shared_has_the_button_for_it()
    {
        var reply = SampleReplies.All["owner-provider"];
        var shared = BlockLint.Objects(BlockKitRenderer.Message(reply, Site, share: "slack|T111|command|C111|U111|1")).Where(item => (string?)item["action_id"] == PressValue.Share);
        Assert.Equal("slack|T111|command|C111|U111|1", (string?)Assert.Single(shared)["value"]);
        Assert.DoesNotContain(BlockLint.Objects(Message("owner-provider")), item => (string?)item["action_id"] == PressValue.Share);
    }

    [Fact]
    public void A_page_opens_only_where_the_address_is_known()
    {
        Assert.Contains(BlockLint.Objects(Message("matrix")), item => ((string?)item["url"])?.StartsWith("https://bot.example/matrix", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(BlockLint.Objects(BlockKitRenderer.Message(SampleReplies.All["matrix"])), item => (string?)item["action_id"] == PressValue.Open);
        var elsewhere = new Reply.Matrix("M", "", new(["A"], [new("R", "", [Owner.Shared])]), "//evil.example/matrix");
        Assert.DoesNotContain(BlockLint.Objects(BlockKitRenderer.Message(elsewhere, Site)), item => item.ContainsKey("url"));
    }

    [Fact]
    public void A_long_list_is_cut_and_says_how_much_is_missing()
    {
        var rows = Enumerable.Range(0, 90).Select(number => new GridRow($"Responsibility {number}", "Area", Enumerable.Repeat(Owner.Shared, 25).ToList())).ToList();
        var message = BlockKitRenderer.Message(new Reply.Matrix("M", "", new([.. Enumerable.Range(1, 25).Select(number => $"P{number}")], rows), "/matrix"), Site).ToJsonString(Readable);
        Assert.Matches(@"\d+ more on the page", message);
        Assert.Matches(@"\d+ more columns on the page", message);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonObject Message(string name) => BlockKitRenderer.Message(SampleReplies.All[name], Site);

    private static IEnumerable<string?> Inputs(string name) => BlockLint.Objects(Message(name)["blocks"])
        .Where(item => (string?)item["type"] == "input").Select(input => (string?)input["element"]?["action_id"]);

    private static string Written(Press? press) => press is null ? "nothing" : $"{press.Verb} {string.Join(' ', press.Ids.OrderBy(id => id.Key, StringComparer.Ordinal).Select(id => $"{id.Key}={id.Value}"))}";
}
