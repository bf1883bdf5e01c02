using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Slack.People;
using ResponsibilityBot.Slack.WebApi;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Slack.Tests.SampleDeliveries;

namespace ResponsibilityBot.Slack.Tests.Speaking;

public sealed class SlackChannelSpecs : IDisposable
{
    private static readonly Reply Hello = new Reply.Said("Hello <!channel> & all");
    private static readonly Reply Right = new Reply.Feedback("Right", true, "Who?", [], "");
    private readonly FakeTimeProvider time = new(Now);
    private readonly Cloud cloud = new();
    private readonly LoggerFactory logs = new();
    private readonly Notes notes = new();
    private readonly OneWorkspace workspaces;
    private readonly SlackZones zones;
    private readonly SlackChannel channel;

    public SlackChannelSpecs()
    {
        var options = Options.Create(new SlackOptions { SigningSecret = "s", BotToken = "xoxb-1" });
        var api = new SlackApi(cloud, options, time);
        logs.AddProvider(notes);
        workspaces = new(api, options, logs.CreateLogger<OneWorkspace>());
        zones = new(api, workspaces, time, NullLogger<SlackZones>.Instance);
        channel = new(api, workspaces, new(options), zones, new(() => new("https://bot.example/")), time);
    }

    public void Dispose()
    {
        zones.Dispose();
        workspaces.Dispose();
        logs.Dispose();
        cloud.Dispose();
    }

    [Fact]
    public async Task An_answer_in_a_channel_goes_into_the_thread_with_the_bots_token()
    {
        var said = Assert.Single(channel.Render(Inbound(Message("channel", "<@UBOT> hi", "C111")), [Hello]));
        Assert.Equal(new SendResult.Sent("1700.1"), await SendAsync(said));
        var call = cloud.Calls[^1];
        Assert.Equal(("chat.postMessage", "C111", "1700000000.000100", "Hello &lt;!channel&gt; &amp; all"), (call.Method, call["channel"], call["thread_ts"], call["text"]));
        Assert.Equal("rich_text", (string?)JsonNode.Parse(call["blocks"] ?? "")?[0]?["type"]);
    }

    [Fact]
    public async Task An_answer_in_a_chat_of_two_stands_under_the_question()
    {
        await SendAsync(Assert.Single(channel.Render(Inbound(Message("im", "hi")), [Hello])));
        Assert.Equal(("D111", null), (cloud.Calls[^1]["channel"], cloud.Calls[^1]["thread_ts"]));
    }

    [Fact]
    public async Task What_is_said_to_an_answer_stands_where_the_question_was()
    {
        var answer = Press(new(Verbs.Answer, new Dictionary<string, string> { ["round"] = "r" }), "D111");
        var said = channel.Render(Inbound(answer), [Right, Hello]);
        foreach (var each in said)
            await SendAsync(each);
        Assert.Equal([("chat.update", "1700000001.000200"), ("chat.postMessage", null)], cloud.Calls.Skip(1).Select(call => (call.Method, call["ts"])));
    }

    [Fact]
    public async Task A_question_that_was_put_to_a_place_stays_when_it_is_answered()
    {
        await SendAsync(Assert.Single(channel.Render(Inbound(Press(new(Verbs.Answer, new Dictionary<string, string> { ["post"] = "p" }), "D111")), [Right])));
        Assert.Equal("chat.postMessage", cloud.Calls[^1].Method);
    }

    [Fact]
    public async Task Where_others_read_along_what_is_for_one_person_is_shown_to_that_person()
    {
        var answer = Inbound(Press(new(Verbs.Answer, new Dictionary<string, string> { ["post"] = "p" })));
        await SendAsync(Assert.Single(channel.Render(answer, [Right])));
        await SendAsync(Assert.Single(channel.Render(Inbound(Message("channel", "<@UBOT> hi", "C111")), [Hello with { IsPrivate = true }])));
        Assert.All(cloud.Calls.Skip(1), call => Assert.Equal(("chat.postEphemeral", "C111", "U111"), (call.Method, call["channel"], call["user"])));
    }

    [Fact]
    public async Task A_command_is_answered_at_its_own_address_without_a_token()
    {
        var said = Assert.Single(channel.Render(Inbound(Command("https://hooks.slack.com/commands/T111/1/x")), [Hello]));
        Assert.Equal(new SendResult.Sent(null), await SendAsync(said));
        var (address, body) = Assert.Single(cloud.Responses);
        Assert.Equal("https://hooks.slack.com/commands/T111/1/x", address);
        Assert.Equal(("ephemeral", false), ((string?)body["response_type"], (bool?)body["replace_original"]));
        Assert.Contains(body["blocks"]?.AsArray() ?? [], block => block?.ToJsonString().Contains("rb:share", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("https://evil.example/x")]
    [InlineData("http://hooks.slack.com/x")]
    [InlineData("https://hooks.slack.com:444/x")]
    [InlineData("https://hooks.slack.com.evil.example/x")]
    [InlineData("https://user@hooks.slack.com/x")]
    [InlineData("file:///etc/passwd")]
    public async Task Nothing_is_sent_to_an_address_that_is_not_Slacks(string address)
    {
        var said = Assert.Single(channel.Render(Inbound(Command(address)), [Hello]));
        Assert.IsType<SendResult.Refused>(await SendAsync(said));
        Assert.Empty(cloud.Responses);
    }

    [Fact]
    public async Task An_announcement_in_a_channel_begins_a_thread_and_can_be_replaced()
    {
        var place = new ConversationReference("slack", "T111", "C111", Place.Channel, """{"team":"T111"}""", Now);
        var sent = Assert.IsType<SendResult.Sent>(await SendAsync(channel.Announce("a1", place, Hello)));
        Assert.Equal(("1700.1", "C111;1700.1"), (sent.Id, sent.Conversation));
        var later = channel.Replace("a2", place, "a1", Hello);
        Assert.Equal("a1", later?.Replaces);
        Assert.IsType<SendResult.Refused>(await SendAsync(later));
        Assert.Equal(new SendResult.Sent("1700.1") { Conversation = "C111;1700.1" }, await SendAsync(later is null ? null : later with { Replaced = new("1700.1", "C111;1700.1") }));
        Assert.Equal(("chat.update", "C111", "1700.1"), (cloud.Calls[^1].Method, cloud.Calls[^1]["channel"], cloud.Calls[^1]["ts"]));
    }

    [Fact]
    public async Task An_announcement_to_a_person_begins_the_chat()
    {
        var person = new PersonReference("slack", "T111", "U111", """{"team":"T111","user":"U111"}""", null);
        var sent = Assert.IsType<SendResult.Sent>(await SendAsync(channel.Announce("a1", person, Hello)));
        Assert.Equal(("D777", "U111", Place.Personal), (sent.Conversation, sent.Began?.Person, sent.Began?.Place));
        Assert.Equal([("auth.test", null), ("conversations.open", null), ("chat.postMessage", "D777")], cloud.Calls.Select(call => (call.Method, call["channel"])));
        Assert.Null(channel.Announce("a2", person with { Address = null }, Hello));
    }

    [Fact]
    public async Task Another_workspace_gets_nothing_through_this_ones_token()
    {
        var other = Inbound(Message("im", "hi").With(payload => (payload["team_id"], payload["authorizations"]) = ("T222", null)));
        Assert.Equal(new SendResult.Refused("the app is not installed there"), await SendAsync(Assert.Single(channel.Render(other, [Hello]))));
        Assert.Equal(["auth.test"], cloud.Calls.Select(call => call.Method));
    }

    [Theory]
    [InlineData("not_in_channel", typeof(SendResult.Blocked))]
    [InlineData("channel_not_found", typeof(SendResult.Blocked))]
    [InlineData("is_archived", typeof(SendResult.Blocked))]
    [InlineData("account_inactive", typeof(SendResult.Refused))]
    [InlineData("token_revoked", typeof(SendResult.Refused))]
    [InlineData("token_expired", typeof(SendResult.Later))]
    [InlineData("internal_error", typeof(SendResult.Later))]
    [InlineData("invalid_blocks", typeof(SendResult.Refused))]
    [InlineData("msg_too_long", typeof(SendResult.Refused))]
    [InlineData("still_to_be_invented", typeof(SendResult.Refused))]
    public async Task Slacks_own_word_says_what_becomes_of_a_message(string error, Type result)
    {
        cloud.Answers.Enqueue((HttpStatusCode.OK, $$"""{"ok":false,"error":"{{error}}"}""", null));
        Assert.IsType(result, await SendAsync(Said("C111")));
    }

    [Fact]
    public async Task A_token_that_Slack_does_not_know_is_told_once_with_the_cure()
    {
        cloud.Refuses = "invalid_auth";
        Assert.Equal("auth.test: invalid_auth", Assert.IsType<SendResult.Later>(await SendAsync(Said("C111"))).Reason);
        await SendAsync(Said("C222"));
        var told = Assert.Single(notes.Lines);
        Assert.StartsWith("Error ", told, StringComparison.Ordinal);
        Assert.Contains("Slack refuses Slack:BotToken (invalid_auth), so nothing can be said in its workspace: copy the Bot User OAuth Token", told, StringComparison.Ordinal);
        cloud.Refuses = "internal_error";
        await SendAsync(Said("C111"));
        Assert.Single(notes.Lines);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "<html>", typeof(SendResult.Later))]
    [InlineData(HttpStatusCode.OK, "<html>", typeof(SendResult.Later))]
    [InlineData(HttpStatusCode.OK, "", typeof(SendResult.Later))]
    [InlineData(HttpStatusCode.NotFound, "", typeof(SendResult.Refused))]
    [InlineData(HttpStatusCode.Redirect, "", typeof(SendResult.Later))]
    public async Task An_answer_that_is_not_Slacks_is_a_result_too(HttpStatusCode status, string body, Type result)
    {
        cloud.Answers.Enqueue((status, body, null));
        Assert.IsType(result, await SendAsync(Said("C111")));
    }

    [Fact]
    public async Task No_answer_is_a_reason_to_try_again_and_not_an_exception()
    {
        cloud.Failure = new HttpRequestException(HttpRequestError.ConnectionError);
        Assert.Equal("auth.test: no answer: ConnectionError", Assert.IsType<SendResult.Later>(await SendAsync(Said("C111"))).Reason);
        cloud.Failure = new TaskCanceledException("timeout");
        Assert.Equal("auth.test: no answer in time", Assert.IsType<SendResult.Later>(await SendAsync(Said("C111"))).Reason);
    }

    [Fact]
    public async Task A_limited_channel_waits_and_the_others_go_on()
    {
        cloud.Answers.Enqueue((HttpStatusCode.TooManyRequests, "", "17"));
        Assert.Equal(new SendResult.Later(TimeSpan.FromSeconds(17), "ratelimited"), await SendAsync(Said("C111")));
        Assert.Equal(TimeSpan.FromSeconds(17), channel.Hold(Said("C111", thread: "1.1")));
        Assert.Equal(TimeSpan.Zero, channel.Hold(Said("C222")));
        time.Advance(TimeSpan.FromSeconds(17));
        Assert.Equal(TimeSpan.Zero, channel.Hold(Said("C111", thread: "1.2")));
    }

    [Fact]
    public void Four_messages_go_at_once_in_a_channel_and_then_one_a_second()
    {
        var waits = Enumerable.Range(1, 6).Select(number => channel.Hold(Said("C111", thread: $"{number}.1")).TotalSeconds);
        Assert.Equal([0, 0, 0, 0, 4, 4], waits);
        Assert.Equal(TimeSpan.Zero, channel.Hold(Said("C222")));
    }

    [Fact]
    public void Rendering_the_same_replies_again_gives_the_same_messages() =>
        Assert.Equal(channel.Render(Inbound(Message("im", "hi")), [Hello, Right]), channel.Render(Inbound(Message("im", "hi")), [Hello, Right]));

    [Fact]
    public void What_was_kept_is_read_again_as_the_same_turn()
    {
        var inbound = Inbound(Message("im", "hi"));
        Assert.Equal(("hi", inbound.Id, Now), (channel.Read(inbound)?.Text, channel.Read(inbound)?.Id, channel.Read(inbound)?.At));
    }

    private static JsonObject Command(string address) => Payload("slash_command").With(payload => payload["response_url"] = address);

    private Outbound Said(string to, string? thread = null) => Assert.Single(channel.Render(Inbound(Message("channel", "<@UBOT> hi", to, ts: thread ?? "1.9")), [Hello]));

    private async Task<SendResult> SendAsync(Outbound? outbound)
    {
        Assert.NotNull(outbound);
        return await channel.SendAsync(outbound, TestContext.Current.CancellationToken);
    }

    /// <summary>Stands for Slack: takes calls with the bot's token, and messages at addresses that it gave out.</summary>
    private sealed class Cloud : HttpMessageHandler, IHttpClientFactory
    {
        public List<Call> Calls { get; } = [];

        public List<(string Address, JsonObject Body)> Responses { get; } = [];

        /// <summary>Answers to give to messages, one each; then they are taken.</summary>
        public Queue<(HttpStatusCode Status, string Body, string? RetryAfter)> Answers { get; } = new();

        public Exception? Failure { get; set; }

        /// <summary>What is wrong with the bot's token, or null.</summary>
        public string? Refuses { get; set; }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Failure is not null)
                throw Failure;
            Assert.NotNull(request.Content);
            var body = await request.Content.ReadAsStringAsync(cancellationToken);
            var address = request.RequestUri?.AbsoluteUri ?? "";
            if (!address.StartsWith("https://slack.com/api/", StringComparison.Ordinal))
            {
                Assert.Null(request.Headers.Authorization);
                Responses.Add((address, JsonNode.Parse(body)?.AsObject() ?? []));
                return Answer(HttpStatusCode.OK, "ok", null);
            }

            Assert.Equal("Bearer xoxb-1", request.Headers.Authorization?.ToString());
            var call = new Call(address["https://slack.com/api/".Length..], QueryHelpers.ParseQuery(body).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
            Calls.Add(call);
            return call.Method switch
            {
                "auth.test" when Refuses is { } error => Answer(HttpStatusCode.OK, $$"""{"ok":false,"error":"{{error}}"}""", null),
                "auth.test" => Answer(HttpStatusCode.OK, """{"ok":true,"team_id":"T111","user_id":"UBOT"}""", null),
                "conversations.open" => Answer(HttpStatusCode.OK, """{"ok":true,"channel":{"id":"D777"}}""", null),
                _ when Answers.TryDequeue(out var answer) => Answer(answer.Status, answer.Body, answer.RetryAfter),
                _ => Answer(HttpStatusCode.OK, """{"ok":true,"ts":"1700.1"}""", null),
            };
        }

        private static HttpResponseMessage Answer(HttpStatusCode status, string body, string? retryAfter)
        {
            var answer = new HttpResponseMessage(status) { Content = new StringContent(body) };
            if (retryAfter is not null)
                answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return answer;
        }
    }

    private sealed record Call(string Method, IReadOnlyDictionary<string, string> Arguments)
    {
        public string? this[string name] => Arguments.GetValueOrDefault(name);
    }
}
