using System.Text.Json.Nodes;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.Slack.Tests.Sockets;

/// <summary>What Slack's own client, @slack/socket-mode, was recorded to acknowledge.</summary>
public sealed class CaptureSpecs
{
    private static readonly JsonArray Exchanges =
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests", "ResponsibilityBot.Slack.Tests", "Captures", "slack-socket.json")))?["socket"]?.AsArray() ?? [];

    public static TheoryData<string> Names() => [.. Exchanges.Select(exchange => $"{exchange?["n"]}")];

    [Theory, MemberData(nameof(Names))]
    public async Task The_same_envelope_is_acknowledged_as_the_official_client_does(string name)
    {
        var exchange = Exchanges.Single(exchange => $"{exchange?["n"]}" == name);
        var recorded = JsonNode.Parse($"{exchange?["ack"]}");
        // It writes an empty payload where there is nothing to answer; we write none.
        var answer = recorded?["payload"]?.AsObject() is { Count: > 0 } payload ? payload : null;
        if (answer is null)
            recorded?.AsObject().Remove("payload");

        await using var stage = await SocketStage.StartAsync();
        var socket = await stage.GreetAsync();
        stage.Take = _ => Task.FromResult(answer);
        await socket.DeliverAsync($"env-{name}", $"{exchange?["type"]}", new JsonObject(), takesPayload: true);
        var acknowledged = await socket.HearAsync();
        Assert.True(JsonNode.DeepEquals(recorded, acknowledged), $"{acknowledged} instead of {recorded}");
    }
}
