using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using ResponsibilityBot.Slack.Forms;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Testing.Replies;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Slack.Tests.SampleDeliveries;

namespace ResponsibilityBot.Slack.Tests.Forms;

/// <summary>From the press of a button to the view, and from the view to its answer.</summary>
public sealed class OpeningSpecs : IDisposable
{
    private static readonly Press Open = new(Verbs.Open, new Dictionary<string, string> { [Verbs.Form] = "settings" });
    private readonly FakeTimeProvider time = new(Now);
    private readonly Mock<IInbox> inbox = new();
    private readonly Mock<IWorkspaces> workspaces = new();
    private readonly List<Inbound> kept = [];
    private readonly SlackParts slack;
    private readonly SlackIntake intake;

    public OpeningSpecs()
    {
        workspaces.Setup(all => all.FindAsync(It.IsAny<Workspace>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SlackBot("xoxb-1", "UBOT"));
        inbox.Setup(box => box.KeepAsync(It.IsAny<Inbound>(), It.IsAny<CancellationToken>())).ReturnsAsync((Inbound inbound, CancellationToken _) => Keep(inbound));
        inbox.Setup(box => box.TakeAsync(It.IsAny<Inbound>(), It.IsAny<CancellationToken>())).ReturnsAsync((Inbound inbound, CancellationToken _) => Keep(inbound));
        slack = new(time, workspaces.Object, inbox.Object) { Answer = _ => (HttpStatusCode.OK, """{"ok":true,"view":{"id":"V111","hash":"1.abc"}}""", null) };
        intake = new(inbox.Object, new Mock<IConversations>().Object, workspaces.Object, new(inbox.Object, new Mock<IOutbox>().Object), slack.Views, slack.Zones, slack.Homes, time, NullLogger<SlackIntake>.Instance);
    }

    public void Dispose() => slack.Dispose();

    [Fact]
    public async Task A_view_is_opened_at_once_with_the_trigger_and_filled_by_what_is_kept()
    {
        await PressAsync();
        var (method, arguments) = Assert.Single(slack.Calls);
        Assert.Equal(("views.open", "1.1.a"), (method, arguments["trigger_id"]));
        Assert.Equal("modal", (string?)JsonNode.Parse(arguments["view"])?["type"]);
        var heard = SlackPayload.ReadAgain(Assert.Single(kept).Body);
        Assert.Equal(new ReplyWay.Fill(new("V111", "1.abc"), new("C111;1700000001.000200", "C111", "1700000001.000200", IsOwn: false)), heard?.Way);
        var said = Assert.Single(SlackReplies.All(kept[0], heard ?? throw new InvalidOperationException("null"), [SampleForms.All["form-settings"]], null));
        Assert.Equal("views.update", SlackAddress.Read(said.Address).Method);
        Assert.Equal(("V111", "1.abc", FormView.CallbackId), Fields(said.Body, "view_id", "hash", "callback_id"));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, """{"ok":false,"error":"expired_trigger_id"}""")]
    [InlineData(HttpStatusCode.OK, """{"ok":false,"error":"exchanged_trigger_id"}""")]
    [InlineData(HttpStatusCode.TooManyRequests, "")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "<html>")]
    [InlineData(HttpStatusCode.OK, """{"ok":true}""")]
    public async Task Where_no_view_opens_the_words_are_said_instead(HttpStatusCode status, string body)
    {
        slack.Answer = _ => (status, body, null);
        await PressAsync();
        var heard = SlackPayload.ReadAgain(Assert.Single(kept).Body);
        Assert.IsType<ReplyWay.Post>(heard?.Way);
        var said = Assert.Single(SlackReplies.All(kept[0], heard ?? throw new InvalidOperationException("null"), [SampleForms.All["form-settings"]], null));
        Assert.Contains("my time zone Europe/Berlin", said.Body, StringComparison.Ordinal);
        // It is the person's own.
        Assert.Equal("chat.postEphemeral", SlackAddress.Read(said.Address).Method);
    }

    [Fact]
    public async Task A_Slack_that_is_silent_is_not_waited_for_longer_than_a_press_may_take()
    {
        slack.Answer = _ => null;
        var pressed = PressAsync();
        Assert.Empty(kept);
        time.Advance(TimeSpan.FromSeconds(2));
        await pressed;
        Assert.IsType<ReplyWay.Post>(SlackPayload.ReadAgain(Assert.Single(kept).Body)?.Way);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_asked_for_anew()
    {
        slack.Answer = _ => (HttpStatusCode.OK, """{"ok":false,"error":"token_expired"}""", null);
        await PressAsync();
        workspaces.Verify(all => all.RefusedAsync(It.IsAny<Workspace>(), "xoxb-1", "token_expired", It.IsAny<CancellationToken>()), Times.Once);
        Assert.Single(kept);
    }

    [Fact]
    public async Task Another_button_opens_no_view()
    {
        await TakeAsync(Press(new(Verbs.Help, new Dictionary<string, string>())).With(payload => payload["trigger_id"] = "1.1.a"));
        Assert.Empty(slack.Calls);
        Assert.Single(kept);
    }

    [Fact]
    public async Task What_is_said_to_a_form_is_the_answer_to_its_request()
    {
        Answers(new JsonObject { ["response_action"] = "clear" });
        Assert.Equal("clear", (string?)(await TakeAsync(FormViewSpecs.Submission(FormView.Of(SampleForms.All["form-settings"], new("D111", "D111", null, IsOwn: false)))))?["response_action"]);
        Assert.Single(kept);
    }

    [Fact]
    public async Task A_form_that_takes_too_long_says_so_in_time()
    {
        inbox.Setup(box => box.AnswersAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).Returns(async (string _, CancellationToken cancel) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            return [];
        });
        var answer = TakeAsync(FormViewSpecs.Submission(FormView.Of(SampleForms.All["form-settings"], new("D111", "D111", null, IsOwn: false))));
        time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Contains("took too long", (await answer)?.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_of_an_older_program_is_refused_in_the_view_and_nothing_is_kept()
    {
        var older = FormViewSpecs.Submission(FormView.Of(SampleForms.All["form-settings"], new("D111", "D111", null, IsOwn: false))).With(payload => payload["view"]?.AsObject().With(view => view["callback_id"] = "older"));
        var answer = await TakeAsync(older);
        Assert.Equal("update", (string?)answer?["response_action"]);
        Assert.Contains("older than I am", answer?.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(kept);
    }

    [Fact]
    public async Task A_view_that_is_closed_is_no_matter()
    {
        Assert.Null(await TakeAsync(FormViewSpecs.Submission(FormView.Of(SampleForms.All["form-settings"], new("D111", "D111", null, IsOwn: false))).With(payload => payload["type"] = "view_closed")));
        Assert.Empty(kept);
    }

    [Theory]
    [InlineData(true, false, "update", 0)]
    [InlineData(false, true, "update", 0)]
    [InlineData(false, false, "clear", 1)]
    public void What_is_private_stays_in_the_view_and_all_else_is_said_where_it_was_opened(bool isPrivate, bool isOwn, string action, int said)
    {
        var payload = FormViewSpecs.Submission(FormView.Of(SampleForms.All["form-quiz"], new("C111;1.1", isOwn ? null : "C111", isOwn ? null : "1.1", isOwn)));
        var heard = Read(payload) ?? throw new InvalidOperationException("null");
        var all = SlackReplies.All(Inbound(payload), heard, [new Reply.Said("done") { IsPrivate = isPrivate }], null).ToList();
        Assert.Equal((action, true), ((string?)JsonNode.Parse(all[0].Body)?["response_action"], all[0].Inline));
        Assert.Equal(said, all.Count(outbound => !outbound.Inline));
        Assert.All(all.Skip(1), outbound => Assert.Equal(("chat.postMessage", "C111", "1.1"), (SlackAddress.Read(outbound.Address).Method, Field(outbound.Body, "channel"), Field(outbound.Body, "thread_ts"))));
    }

    private static string? Field(string body, string name) => (string?)JsonNode.Parse(body)?[name];

    private static (string?, string?, string?) Fields(string body, string one, string two, string inView) => (Field(body, one), Field(body, two), (string?)JsonNode.Parse(body)?["view"]?[inView]);

    private Task<JsonObject?> PressAsync() => TakeAsync(Press(Open).With(payload => payload["trigger_id"] = "1.1.a"));

    private Task<JsonObject?> TakeAsync(JsonObject payload) => intake.TakeAsync(new(DeliveryKind.Interaction, Element(payload)), TestContext.Current.CancellationToken);

    private void Answers(JsonObject answer) => inbox.Setup(box => box.AnswersAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync((string id, CancellationToken _) =>
        [new() { Id = $"{id}#view", InReplyTo = id, Channel = "slack", Tenant = "T111", Conversation = "D111", Address = "", Body = answer.ToJsonString(), Inline = true }]);

    private bool Keep(Inbound inbound)
    {
        kept.Add(inbound);
        return true;
    }
}
