using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Slack.Tests.SampleDeliveries;

namespace ResponsibilityBot.Slack.Tests;

public sealed class SlackRequestSpecs : IDisposable
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private readonly List<Inbound> kept = [];
    private readonly Mock<IInbox> inbox = new();
    private readonly Mock<IOutbox> outbox = new();
    private readonly Mock<IConversations> conversations = new();
    private readonly Mock<IWorkspaces> workspaces = new();
    private readonly LoggerFactory logs = new();
    private readonly Notes notes = new();
    private readonly SlackParts parts;
    private readonly SlackRequests requests;

    public SlackRequestSpecs()
    {
        inbox.Setup(box => box.KeepAsync(It.IsAny<Inbound>(), It.IsAny<CancellationToken>())).ReturnsAsync((Inbound inbound, CancellationToken _) => Keep(inbound));
        var time = new FakeTimeProvider(Now);
        logs.AddProvider(notes);
        parts = new(time, workspaces.Object, inbox.Object);
        requests = new(
            new SlackIntake(inbox.Object, conversations.Object, workspaces.Object, new SharedAnswers(inbox.Object, outbox.Object), parts.Views, parts.Zones, parts.Homes, time, NullLogger<SlackIntake>.Instance),
            Options.Create(new SlackOptions { SigningSecret = Secret }),
            time,
            logs.CreateLogger<SlackRequests>());
    }

    public static TheoryData<string> Names => [.. All.Keys];

    public void Dispose()
    {
        parts.Dispose();
        logs.Dispose();
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Every_sample_that_Slack_signed_is_acknowledged(string name) => Assert.Equal(200, (await PostAsync(name)).Status);

    [Theory, MemberData(nameof(Names))]
    public async Task No_sample_is_taken_from_somebody_else(string name)
    {
        var status = (await PostAsync(name, secret: "another-secret")).Status;
        Assert.Equal(name == "ssl_check" ? 200 : 401, status);
        Assert.Empty(kept);
    }

    [Theory]
    [InlineData("another-secret", 0, "Mismatch; if Slack sent it, Slack:SigningSecret is not the Signing Secret")]
    [InlineData(Secret, -301, "Stale; if Slack sent it just now, this machine's clock is wrong")]
    [InlineData(null, 0, "Malformed; Slack did not send it")]
    public async Task What_is_refused_is_told_with_its_likely_cause(string? secret, int skew, string says)
    {
        Assert.Equal(401, (await PostAsync("/slack/events", "application/json", Body("message_im"), secret, skew)).Status);
        Assert.Contains(says, Assert.Single(notes.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_there_is_to_hear_in_the_samples_is_kept_and_nothing_else()
    {
        foreach (var name in All.Keys)
            await PostAsync(name);
        // The two mentions of the samples are one message: the same channel, person and time.
        Assert.Equal(
            [
                "slack|T111|message|C111|U111|1610197986.000300", "slack|T111|message|D111|U111|1610197987.000400", "slack|T111|event|EvSZLAQVA8U6", "slack|T111|event|EvYQ9PCB8ZTB",
                "slack|T111|command|C111|U111|13345224609.738474920.8088930838d88f008e0", "slack|T111|shortcut|U111|1.2.abc|1.1",
            ],
            kept.Select(inbound => inbound.Id));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("APPLICATION/JSON;charset=UTF-8")]
    public async Task A_charset_beside_the_content_type_does_no_harm(string contentType)
    {
        Assert.Equal(200, (await PostAsync("/slack/events", contentType, Body("message_im"))).Status);
        Assert.Single(kept);
    }

    [Fact]
    public async Task A_signed_body_of_another_type_is_not_read()
    {
        Assert.Equal(415, (await PostAsync("/slack/events", "text/plain", Body("message_im"))).Status);
        Assert.Equal(415, (await PostAsync("/slack/commands", "application/json", "{}")).Status);
        Assert.Empty(kept);
    }

    [Theory]
    [InlineData("/slack/events", "application/json", "not JSON")]
    [InlineData("/slack/events", "application/json", "[]")]
    [InlineData("/slack/events", "application/json", "{} {}")]
    [InlineData("/slack/interactions", "application/x-www-form-urlencoded", "payload=oops")]
    [InlineData("/slack/interactions", "application/x-www-form-urlencoded", "other=1")]
    public async Task A_signed_body_that_cannot_be_read_is_refused_for_good(string path, string contentType, string body)
    {
        var answer = await PostAsync(path, contentType, body);
        Assert.Equal(400, answer.Status);
        Assert.Equal("1", answer.Headers["X-Slack-No-Retry"]);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_judged()
    {
        var text = Body("message_im");
        Assert.Equal(413, (await PostAsync("/slack/events", "application/json", text + new string(' ', SlackRequests.MaxBytes), secret: "another-secret")).Status);
        Assert.Equal(200, (await PostAsync("/slack/events", "application/json", text + new string(' ', SlackRequests.MaxBytes - text.Length))).Status);
    }

    [Theory]
    [InlineData(-301, 401)]
    [InlineData(-300, 200)]
    [InlineData(300, 200)]
    [InlineData(301, 401)]
    public async Task A_request_is_taken_within_five_minutes_either_way(int seconds, int status) =>
        Assert.Equal(status, (await PostAsync("/slack/events", "application/json", Body("message_im"), skew: seconds)).Status);

    [Fact]
    public async Task A_certificate_check_does_nothing_whatever_stands_beside_it()
    {
        var smuggled = "ssl_check=1&" + Body("slash_command");
        Assert.Equal(200, (await PostAsync("/slack/commands", "application/x-www-form-urlencoded", smuggled, secret: "another-secret")).Status);
        Assert.Empty(kept);
    }

    [Fact]
    public async Task The_address_is_verified_with_the_challenge()
    {
        var answer = await PostAsync("url_verification");
        Assert.Equal("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P", (string?)JsonNode.Parse(answer.Text)?["challenge"]);
    }

    [Fact]
    public async Task A_request_is_acknowledged_only_after_it_is_kept()
    {
        var disk = new TaskCompletionSource<bool>();
        inbox.Setup(box => box.KeepAsync(It.IsAny<Inbound>(), It.IsAny<CancellationToken>())).Returns(disk.Task);
        var answer = PostAsync("message_im");
        Assert.False(answer.IsCompleted);
        disk.SetResult(true);
        Assert.Equal(200, (await answer).Status);
    }

    [Fact]
    public async Task A_disk_that_fails_is_no_acknowledgement()
    {
        inbox.Setup(box => box.KeepAsync(It.IsAny<Inbound>(), It.IsAny<CancellationToken>())).ThrowsAsync(new IOException("full"));
        await Assert.ThrowsAsync<IOException>(() => PostAsync("message_im"));
    }

    [Fact]
    public async Task The_same_message_under_eleven_event_ids_is_kept_once()
    {
        for (var number = 0; number < 11; number++)
        {
            var again = Payload("message_im").With(payload => payload["event_id"] = $"Ev{number}");
            Assert.Equal(200, (await PostAsync("/slack/events", "application/json", again.ToJsonString())).Status);
        }

        Assert.Single(kept);
    }

    [Fact]
    public async Task A_mention_that_comes_as_two_events_is_kept_once()
    {
        await PostAsync("app_mention");
        var twin = Payload("app_mention").With(payload =>
        {
            payload["event_id"] = "EvOTHER";
            payload["event"]?.AsObject().With(message =>
            {
                message["type"] = "message";
                message["channel_type"] = "channel";
            });
        });
        await PostAsync("/slack/events", "application/json", twin.ToJsonString());
        Assert.Single(kept);
    }

    [Theory]
    [InlineData("app_uninstalled")]
    [InlineData("tokens_revoked")]
    public async Task A_removed_app_is_told_to_who_keeps_the_tokens(string name)
    {
        await PostAsync(name);
        workspaces.Verify(all => all.RemovedAsync(new("T111", null, false), It.IsAny<CancellationToken>()), Times.Once);
        Assert.Empty(kept);
    }

    [Fact]
    public async Task A_token_of_a_person_that_is_revoked_is_none_of_the_bots()
    {
        var payload = Payload("tokens_revoked").With(payload => payload["event"] = JsonNode.Parse("""{"type":"tokens_revoked","tokens":{"oauth":["U111"],"bot":[]}}"""));
        await PostAsync("/slack/events", "application/json", payload.ToJsonString());
        workspaces.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData("""{"type":"channel_left","channel":"C111"}""")]
    [InlineData("""{"type":"channel_deleted","channel":"C111"}""")]
    [InlineData("""{"type":"member_left_channel","channel":"C111","user":"UBOT"}""")]
    public async Task A_channel_that_the_bot_left_is_forgotten(string happened)
    {
        await PostAsync("/slack/events", "application/json", Payload("message_im").With(payload => payload["event"] = JsonNode.Parse(happened)).ToJsonString());
        conversations.Verify(all => all.ForgetAsync("slack", "T111", "C111", null, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task Somebody_else_who_leaves_a_channel_changes_nothing()
    {
        await PostAsync("/slack/events", "application/json", Payload("message_im").With(payload => payload["event"] = JsonNode.Parse("""{"type":"member_left_channel","channel":"C111","user":"U111"}""")).ToJsonString());
        conversations.VerifyNoOtherCalls();
        Assert.Empty(kept);
    }

    [Fact]
    public async Task A_select_that_asks_for_options_gets_none() =>
        Assert.Equal("""{"options":[]}""", (await PostAsync("block_suggestion")).Text);

    private bool Keep(Inbound inbound)
    {
        if (kept.Any(earlier => earlier.Id == inbound.Id))
            return false;
        kept.Add(inbound);
        return true;
    }

    private Task<Answer> PostAsync(string name, string secret = Secret) => IsUnsigned(name)
        ? PostAsync(PathOf(name), ContentType(name), Body(name), secret: null)
        : PostAsync(PathOf(name), ContentType(name), Body(name), secret);

    private async Task<Answer> PostAsync(string path, string contentType, string body, string? secret = Secret, int skew = 0)
    {
        var bytes = Bytes(body);
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Method = "POST";
        http.Request.ContentType = contentType;
        http.Request.Body = new MemoryStream(bytes);
        http.Response.Body = new MemoryStream();
        if (secret is not null)
        {
            var timestamp = (Now.ToUnixTimeSeconds() + skew).ToString(CultureInfo.InvariantCulture);
            http.Request.Headers["X-Slack-Request-Timestamp"] = timestamp;
            http.Request.Headers["X-Slack-Signature"] = "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(secret), Bytes($"v0:{timestamp}:{body}")));
        }

        var result = await (path switch
        {
            "/slack/events" => requests.EventAsync(http, TestContext.Current.CancellationToken),
            "/slack/interactions" => requests.InteractionAsync(http, TestContext.Current.CancellationToken),
            _ => requests.CommandAsync(http, TestContext.Current.CancellationToken),
        });
        await result.ExecuteAsync(http);
        http.Response.Body.Position = 0;
        using var reader = new StreamReader(http.Response.Body);
        return new(http.Response.StatusCode, await reader.ReadToEndAsync(TestContext.Current.CancellationToken), http.Response.Headers);
    }

    private sealed record Answer(int Status, string Text, IHeaderDictionary Headers);
}
