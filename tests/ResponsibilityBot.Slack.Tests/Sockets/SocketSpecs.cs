using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Testing.Slack;

namespace ResponsibilityBot.Slack.Tests.Sockets;

public sealed class SocketSpecs
{
    private static readonly JsonObject Event = new() { ["type"] = "event_callback", ["event_id"] = "Ev1" };

    [Fact]
    public async Task What_comes_is_acknowledged_after_it_is_kept()
    {
        await using var stage = await SocketStage.StartAsync();
        var socket = await stage.GreetAsync();
        var kept = new TaskCompletionSource<JsonObject?>(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Take = _ => kept.Task;
        await socket.DeliverAsync("slow", "events_api", Event);
        await stage.NextTakenAsync();
        stage.Take = _ => Task.FromResult<JsonObject?>(null);
        await socket.DeliverAsync("fast", "events_api", Event);
        // What came later is acknowledged first, so nothing waits for the slow one, and it is not acknowledged before it is kept.
        Assert.Equal("fast", await socket.AcknowledgedAsync());
        kept.SetResult(null);
        Assert.Equal("slow", await socket.AcknowledgedAsync());
    }

    [Theory]
    [InlineData("events_api", nameof(DeliveryKind.Event))]
    [InlineData("interactive", nameof(DeliveryKind.Interaction))]
    [InlineData("slash_commands", nameof(DeliveryKind.Command))]
    public async Task Each_type_of_envelope_is_a_kind_of_delivery(string type, string kind)
    {
        await using var stage = await SocketStage.StartAsync();
        var socket = await stage.GreetAsync();
        await socket.DeliverAsync("e1", type, new JsonObject { ["text"] = "who patches?" });
        Assert.Equal("e1", await socket.AcknowledgedAsync());
        var taken = await stage.NextTakenAsync();
        Assert.Equal(kind, $"{taken.Kind}");
        Assert.Equal("""{"text":"who patches?"}""", taken.Payload.GetRawText());
    }

    [Theory]
    [InlineData(true, """{"envelope_id":"e1","payload":{"text":"yes"}}""")]
    [InlineData(false, """{"envelope_id":"e1"}""")]
    public async Task An_answer_goes_along_where_the_envelope_takes_one(bool takes, string acknowledgement)
    {
        await using var stage = await SocketStage.StartAsync();
        var socket = await stage.GreetAsync();
        stage.Take = _ => Task.FromResult<JsonObject?>(new() { ["text"] = "yes" });
        await socket.DeliverAsync("e1", "slash_commands", new JsonObject(), takes);
        Assert.Equal(acknowledgement, (await socket.HearAsync()).ToJsonString());
    }

    [Fact]
    public async Task What_is_not_known_is_acknowledged_and_goes_no_further()
    {
        await using var stage = await SocketStage.StartAsync();
        var socket = await stage.GreetAsync();
        await socket.DeliverAsync("e1", "new_things", new JsonObject());
        await socket.DeliverAsync("e2", "events_api", JsonValue.Create("text"));
        await socket.DeliverAsync("e3", "events_api", null);
        await socket.DeliverAsync("e4", "events_api", Event);
        Assert.Equal(["e1", "e2", "e3", "e4"], [await socket.AcknowledgedAsync(), await socket.AcknowledgedAsync(), await socket.AcknowledgedAsync(), await socket.AcknowledgedAsync()]);
        Assert.Equal(Event.ToJsonString(), (await stage.NextTakenAsync()).Payload.GetRawText());
        Assert.False(stage.Taken.Reader.TryPeek(out _));
    }

    [Fact]
    public async Task Nonsense_and_what_is_too_large_are_left_aside()
    {
        await using var stage = await SocketStage.StartAsync();
        var socket = await stage.GreetAsync();
        foreach (var nonsense in new[] { "", "no JSON", "[]", "null", "7", "{}", """{"type":7}""", """{"type":"events_api"}""", """{"envelope_id":""}""", """{"envelope_id":{}}""" })
            await socket.SendAsync(nonsense);
        for (var part = 0; part < 5; part++)
            await socket.SendAsync(new byte[1024 * 1024], end: part == 4);
        await socket.DeliverAsync("e1", "events_api", Event);
        Assert.Equal("e1", await socket.AcknowledgedAsync());
        await stage.LoggedAsync(4208);
    }

    [Fact]
    public async Task A_message_in_pieces_is_one_message()
    {
        await using var stage = await SocketStage.StartAsync();
        var socket = await stage.GreetAsync();
        var text = "{\"envelope_id\":\"e1\",\"type\":\"events_api\",\"payload\":{\"text\":\"größer\"}}"u8.ToArray();
        for (var at = 0; at < text.Length; at++)
            await socket.SendAsync([text[at]], end: at == text.Length - 1);
        Assert.Equal("e1", await socket.AcknowledgedAsync());
        Assert.Equal("größer", (await stage.NextTakenAsync()).Payload.GetProperty("text").GetString());
    }

    [Fact]
    public async Task What_cannot_be_kept_is_not_acknowledged_and_ends_nothing()
    {
        await using var stage = await SocketStage.StartAsync();
        var socket = await stage.GreetAsync();
        stage.Take = _ => Task.FromException<JsonObject?>(new IOException("disk full"));
        await socket.DeliverAsync("e1", "events_api", new JsonObject { ["text"] = "people's words" });
        await stage.LoggedAsync(4206);
        stage.Take = _ => Task.FromResult<JsonObject?>(null);
        await socket.DeliverAsync("e1", "events_api", Event, retry: 1);
        await socket.DeliverAsync("e2", "events_api", Event);
        Assert.Equal(["e1", "e2"], [await socket.AcknowledgedAsync(), await socket.AcknowledgedAsync()]);
        Assert.DoesNotContain(stage.Log.Lines, line => line.Contains("people's words", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_delivery_that_comes_again_while_the_first_is_being_kept_is_handed_over_again_and_each_is_acknowledged()
    {
        await using var stage = await SocketStage.StartAsync(sockets: 2);
        var (one, two) = (await stage.GreetAsync(), await stage.GreetAsync());
        var kept = new TaskCompletionSource<JsonObject?>(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Take = _ => kept.Task;
        await one.DeliverAsync("e1", "events_api", Event);
        await two.DeliverAsync("e2", "events_api", Event, retry: 1);
        await stage.NextTakenAsync();
        await stage.NextTakenAsync();
        kept.SetResult(null);
        Assert.Equal("e1", await one.AcknowledgedAsync());
        Assert.Equal("e2", await two.AcknowledgedAsync());
    }

    [Fact]
    public async Task As_many_sockets_are_open_as_the_settings_say_and_any_may_bring_something()
    {
        await using var stage = await SocketStage.StartAsync(sockets: 3);
        SocketPeer[] sockets = [await stage.GreetAsync(), await stage.GreetAsync(), await stage.GreetAsync()];
        foreach (var socket in sockets)
            await socket.DeliverAsync("e", "events_api", Event);
        foreach (var socket in sockets)
            Assert.Equal("e", await socket.AcknowledgedAsync());
        Assert.Equal(0, stage.Slack.Unseen);
    }

    [Fact]
    public async Task When_the_program_stops_what_is_being_kept_is_acknowledged_before_the_socket_closes()
    {
        await using var stage = await SocketStage.StartAsync();
        var socket = await stage.GreetAsync();
        var kept = new TaskCompletionSource<JsonObject?>(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Take = _ => kept.Task;
        await socket.DeliverAsync("e1", "events_api", Event);
        await stage.NextTakenAsync();
        var stopping = stage.StopAsync();
        kept.SetResult(null);
        Assert.Equal("e1", await socket.AcknowledgedAsync());
        await socket.Closed;
        await stopping;
    }

    [Fact]
    public async Task Over_HTTP_no_socket_is_opened()
    {
        await using var stage = await SocketStage.StartAsync(mode: "Http");
        await stage.Stopped;
        Assert.Equal(0, stage.Slack.Asked);
    }
}
