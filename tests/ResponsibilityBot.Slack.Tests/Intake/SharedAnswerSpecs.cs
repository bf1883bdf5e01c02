using System.Text.Json.Nodes;
using Moq;
using ResponsibilityBot.Slack.Blocks;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Slack.Tests.SampleDeliveries;

namespace ResponsibilityBot.Slack.Tests.Intake;

public sealed class SharedAnswerSpecs
{
    private const string Asked = "slack|T111|command|C111|U111|1.2";
    private readonly Mock<IInbox> inbox = new();
    private readonly Mock<IOutbox> outbox = new();
    private readonly List<Outbound> added = [];
    private readonly SharedAnswers shared;

    public SharedAnswerSpecs()
    {
        outbox.Setup(box => box.AddAsync(It.IsAny<IReadOnlyList<Outbound>>(), It.IsAny<CancellationToken>()))
            .Callback((IReadOnlyList<Outbound> said, CancellationToken _) => added.AddRange(said)).Returns(Task.CompletedTask);
        shared = new(inbox.Object, outbox.Object);
        Answer(Said());
    }

    [Fact]
    public async Task What_was_said_to_one_is_said_to_all_and_taken_away_from_the_one()
    {
        await shared.ShareAsync(Element(Wish()), TestContext.Current.CancellationToken);
        Assert.Equal([$"{Asked}!shared0", $"{Asked}!shared1"], added.Select(outbound => outbound.Id));
        var body = JsonNode.Parse(added[0].Body)?.AsObject() ?? [];
        Assert.Equal(("in_channel", false, "Hi"), ((string?)body["response_type"], (bool?)body["replace_original"], (string?)body["text"]));
        Assert.DoesNotContain(PressValue.Share, added[0].Body, StringComparison.Ordinal);
        Assert.Equal("""{"delete_original":true}""", added[1].Body);
        Assert.All(added, outbound => Assert.Contains("hooks.slack.com/actions", outbound.Address, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("T222", "C111", "U111")]
    [InlineData("T111", "C222", "U111")]
    [InlineData("T111", "C111", "U222")]
    public async Task Nobody_shares_what_was_said_to_somebody_else_or_elsewhere(string team, string channel, string user)
    {
        await shared.ShareAsync(
            Element(Wish().With(payload => (payload["team"], payload["channel"], payload["user"]) = (new JsonObject { ["id"] = team }, new JsonObject { ["id"] = channel }, new JsonObject { ["id"] = user }))),
            TestContext.Current.CancellationToken);
        Assert.Empty(added);
    }

    [Fact]
    public async Task What_is_forgotten_is_not_shared()
    {
        inbox.Setup(box => box.AnswersAsync(Asked, It.IsAny<CancellationToken>())).ThrowsAsync(new KeyNotFoundException());
        await shared.ShareAsync(Element(Wish()), TestContext.Current.CancellationToken);
        Assert.Empty(added);
    }

    private void Answer(params Outbound[] said) => inbox.Setup(box => box.AnswersAsync(Asked, It.IsAny<CancellationToken>())).ReturnsAsync(said);

    private static Outbound Said() => new()
    {
        Id = $"{Asked}#0",
        InReplyTo = Asked,
        Channel = "slack",
        Tenant = "T111",
        Conversation = "C111;U111",
        Address = """{"team":"T111","url":"https://hooks.slack.com/commands/1"}""",
        Body = $$"""{"text":"Hi","blocks":[{"type":"actions","elements":[{"type":"button","action_id":"{{PressValue.Share}}"}]}],"response_type":"ephemeral"}""",
    };

    private static JsonObject Wish() => Press(new(Verbs.Help, new Dictionary<string, string>()), isEphemeral: true)
        .With(payload => payload["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = PressValue.Share, ["value"] = Asked, ["action_ts"] = "1.3" }));
}
