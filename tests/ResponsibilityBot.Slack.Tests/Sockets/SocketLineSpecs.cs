using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ResponsibilityBot.Slack.Sockets;
using ResponsibilityBot.Testing.Slack;

namespace ResponsibilityBot.Slack.Tests.Sockets;

public sealed class SocketLineSpecs
{
    private static readonly JsonObject Event = new() { ["type"] = "event_callback", ["event_id"] = "Ev1" };

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    [InlineData("a new reason")]
    public async Task Before_a_socket_closes_its_successor_is_open_and_nothing_that_is_sent_meanwhile_is_lost(string reason)
    {
        await using var stage = await SocketStage.StartAsync();
        var old = await stage.GreetAsync();
        stage.Time.Advance(SocketLine.GoodLife);
        await old.DeliverAsync("before", "events_api", Event);
        Assert.Equal("before", await old.AcknowledgedAsync());
        await old.DisconnectAsync(reason);

        // The successor is there, but has not heard hello: the old socket still works.
        var next = await stage.Slack.NextAsync();
        await old.DeliverAsync("while it opens", "events_api", Event);
        Assert.Equal("while it opens", await old.AcknowledgedAsync());

        // Both are open: whatever Slack chooses arrives, also what is still being kept when the old socket's time is over.
        await next.HelloAsync();
        await stage.WaitsAsync(wait => wait == SocketLine.Overlap);
        var kept = new TaskCompletionSource<JsonObject?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await next.DeliverAsync("on the new one", "events_api", Event);
        Assert.Equal("on the new one", await next.AcknowledgedAsync());
        stage.Take = _ => kept.Task;
        for (var taken = 0; taken < 3; taken++)
            await stage.NextTakenAsync();
        await old.DeliverAsync("on the old one", "events_api", Event);
        await stage.NextTakenAsync();
        stage.Time.Advance(SocketLine.Overlap);
        kept.SetResult(null);
        Assert.Equal("on the old one", await old.AcknowledgedAsync());
        await old.Closed;

        stage.Take = _ => Task.FromResult<JsonObject?>(null);
        await next.DeliverAsync("after", "events_api", Event);
        Assert.Equal("after", await next.AcknowledgedAsync());
        Assert.Equal(0, stage.Slack.Unseen);
    }

    [Fact]
    public async Task While_no_successor_can_be_opened_the_old_socket_goes_on()
    {
        await using var stage = await SocketStage.StartAsync();
        var old = await stage.GreetAsync();
        stage.Time.Advance(SocketLine.GoodLife);
        stage.Slack.Answer("""{"ok":false,"error":"internal_error"}""");
        await old.DisconnectAsync("warning");
        await stage.LoggedAsync(4203);
        await old.DeliverAsync("e1", "events_api", Event);
        Assert.Equal("e1", await old.AcknowledgedAsync());
        var wait = await stage.WaitsAsync(wait => wait <= TimeSpan.FromSeconds(1));
        stage.Time.Advance(wait);
        await stage.GreetAsync();
    }

    [Fact]
    public async Task A_socket_that_Slack_closes_has_a_successor_at_once_if_it_lived_long_enough()
    {
        await using var stage = await SocketStage.StartAsync();
        var old = await stage.GreetAsync();
        stage.Time.Advance(SocketLine.GoodLife);
        await old.CloseAsync();
        await AssertWorksAsync(await stage.GreetAsync());
    }

    [Fact]
    public async Task A_connection_that_breaks_has_a_successor_and_what_was_not_acknowledged_is_when_it_comes_again()
    {
        await using var stage = await SocketStage.StartAsync();
        var old = await stage.GreetAsync();
        var kept = new TaskCompletionSource<JsonObject?>(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Take = _ => kept.Task;
        await old.DeliverAsync("e1", "events_api", Event);
        await stage.NextTakenAsync();
        stage.Time.Advance(SocketLine.GoodLife);
        old.Cut();
        var next = await stage.GreetAsync();
        kept.SetResult(null);
        await stage.LoggedAsync(4207);
        await next.DeliverAsync("e1", "events_api", Event, retry: 1);
        Assert.Equal("e1", await next.AcknowledgedAsync());
    }

    [Fact]
    public async Task A_connection_that_falls_silent_is_given_up()
    {
        await using var stage = await SocketStage.StartAsync(ping: TimeSpan.FromMilliseconds(50), before: slack => slack.IsSilent = true);
        var silent = await stage.GreetAsync();
        stage.Time.Advance(SocketLine.GoodLife);
        stage.Slack.IsSilent = false;
        // Nobody answers the pings of the first.
        await stage.LoggedAsync(4204);
        await AssertWorksAsync(await stage.GreetAsync());
        silent.Forget();
    }

    [Fact]
    public async Task A_socket_without_hello_is_given_up()
    {
        await using var stage = await SocketStage.StartAsync();
        await stage.Slack.NextAsync();
        // Opening and hello may both be waited for, at once or one after the other; then it is tried again.
        TimeSpan wait;
        while ((wait = await stage.WaitsAsync(next => next == SlackSocket.Patience || next <= TimeSpan.FromSeconds(1))) == SlackSocket.Patience)
            stage.Time.Advance(wait);
        await stage.LoggedAsync(4203);
        stage.Time.Advance(wait);
        await AssertWorksAsync(await stage.GreetAsync());
    }

    [Fact]
    public async Task A_socket_that_is_given_up_before_it_began_to_read_is_one_that_said_nothing()
    {
        await using var slack = await SocketService.StartAsync();
        for (var time = 0; time < 20; time++)
        {
            var around = new SocketSurroundings((_, _) => Task.FromResult<JsonObject?>(null), new HastyTimeProvider(), new(NullLogger<SocketLog>.Instance));
            await Assert.ThrowsAsync<TimeoutException>(() => SlackSocket.OpenAsync(slack.NewAddress(), around, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task After_failures_the_waits_grow_and_differ()
    {
        await using var stage = await SocketStage.StartAsync(before: slack =>
        {
            for (var failure = 0; failure < 3; failure++)
                slack.Answer("""{"ok":false,"error":"internal_error"}""");
            slack.Answer("<html>", status: 503);
            slack.Answer("""{"ok":true,"url":"ws://example.com/link"}""");
            slack.Answer("""{"ok":true,"url":"https://127.0.0.1/link"}""");
            slack.Answer("""{"ok":true}""");
        });
        for (var failure = 0; failure < 7; failure++)
        {
            await stage.LoggedAsync(4203);
            var longest = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, failure)));
            var wait = await stage.Time.NextWaitAsync();
            Assert.InRange(wait, longest / 2, longest);
            stage.Time.Advance(wait);
        }

        await AssertWorksAsync(await stage.GreetAsync());
    }

    [Fact]
    public async Task A_wait_that_Slack_asks_for_is_kept()
    {
        await using var stage = await SocketStage.StartAsync(before: slack => slack.Answer("""{"ok":false,"error":"ratelimited"}""", status: 429, retryAfter: 45));
        await stage.LoggedAsync(4203);
        Assert.Equal(TimeSpan.FromSeconds(45), await stage.Time.NextWaitAsync());
        stage.Time.Advance(TimeSpan.FromSeconds(45));
        await AssertWorksAsync(await stage.GreetAsync());
    }

    [Fact]
    public async Task Sockets_that_close_soon_are_not_opened_over_and_over()
    {
        await using var stage = await SocketStage.StartAsync();
        for (var failure = 0; failure < 3; failure++)
        {
            var socket = await stage.GreetAsync();
            await socket.CloseAsync();
            var longest = TimeSpan.FromSeconds(Math.Pow(2, failure));
            stage.Time.Advance(await stage.WaitsAsync(wait => wait >= longest / 2 && wait <= longest));
        }

        await AssertWorksAsync(await stage.GreetAsync());
    }

    [Theory]
    [InlineData("not_authed", "make a new app-level token with the scope connections:write")]
    [InlineData("invalid_auth", "make a new app-level token with the scope connections:write")]
    [InlineData("not_allowed_token_type", "Slack:AppToken is no app-level token")]
    [InlineData("missing_scope", "lacks the scope connections:write")]
    [InlineData("account_inactive", "install the app again")]
    [InlineData("user_removed_from_team", "has left the workspace")]
    [InlineData("team_disabled", "the workspace is switched off")]
    [InlineData("link_disabled", "switch it on at api.slack.com/apps, Socket Mode")]
    public async Task What_only_a_person_can_mend_ends_all_sockets_with_the_cure(string error, string cure)
    {
        await using var stage = await SocketStage.StartAsync(before: slack => slack.Answer($$"""{"ok":false,"error":"{{error}}"}"""));
        await stage.Stopped;
        var line = Assert.Single(stage.Log.Lines, line => line.StartsWith($"{LogLevel.Critical} ", StringComparison.Ordinal));
        Assert.Contains($"({error})", line, StringComparison.Ordinal);
        Assert.Contains(cure, line, StringComparison.Ordinal);
        Assert.Equal(0, stage.Slack.Unseen);
    }

    [Fact]
    public async Task A_wrong_token_is_said_without_showing_it()
    {
        await using var stage = await SocketStage.StartAsync(token: "xapp-wrong-token");
        await stage.Stopped;
        Assert.Equal("Bearer xapp-wrong-token", stage.Slack.StrangeCall);
        Assert.DoesNotContain(stage.Log.Lines, line => line.Contains("wrong-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Socket_Mode_that_is_switched_off_ends_all_sockets_with_the_cure()
    {
        await using var stage = await SocketStage.StartAsync(sockets: 2);
        var (one, two) = (await stage.GreetAsync(), await stage.GreetAsync());
        await one.DisconnectAsync("link_disabled");
        await stage.Stopped;
        await one.Closed;
        await two.Closed;
        Assert.Contains("Socket Mode is switched off", Assert.Single(stage.Log.Lines, line => line.StartsWith($"{LogLevel.Critical} ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_sockets_than_Slack_allows_is_said_with_the_cure()
    {
        await using var stage = await SocketStage.StartAsync();
        var socket = await stage.GreetAsync();
        await socket.DisconnectAsync("too_many_websockets");
        await stage.LoggedAsync(4210);
        stage.Time.Advance(await stage.WaitsAsync(wait => wait <= TimeSpan.FromSeconds(1)));
        await AssertWorksAsync(await stage.GreetAsync());
    }

    [Fact]
    public async Task Addresses_with_their_tickets_are_not_logged()
    {
        await using var stage = await SocketStage.StartAsync();
        await AssertWorksAsync(await stage.GreetAsync());
        Assert.DoesNotContain(stage.Log.Lines, line => line.Contains("ticket", StringComparison.Ordinal));
    }

    private static async Task AssertWorksAsync(SocketPeer socket)
    {
        await socket.DeliverAsync("works", "events_api", Event);
        Assert.Equal("works", await socket.AcknowledgedAsync());
    }

    /// <summary>Where the second wait, that for hello, is over as soon as it begins.</summary>
    private sealed class HastyTimeProvider : TimeProvider
    {
        private int waits;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (++waits == 2)
                callback(state);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
