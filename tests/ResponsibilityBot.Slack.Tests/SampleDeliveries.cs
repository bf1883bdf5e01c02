using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Tests;

/// <summary>The samples of <c>Captures/slack-payloads.json</c>, and payloads made from them.</summary>
internal static class SampleDeliveries
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    public static IReadOnlyDictionary<string, JsonObject> All { get; } = (JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Captures", "slack-payloads.json")))?.AsObject() ?? [])
        .ToDictionary(sample => sample.Key, sample => sample.Value?.AsObject() ?? [], StringComparer.Ordinal);

    public static string ContentType(string name) => (string?)All[name]["contentType"] ?? "";

    public static bool IsUnsigned(string name) => (bool?)All[name]["unsigned"] == true;

    public static string Body(string name) => (string?)All[name]["body"] ?? "";

    /// <summary>The path that Slack posts a sample to.</summary>
    public static string PathOf(string name) => ContentType(name) == "application/json" ? "/slack/events" : name is "slash_command" or "ssl_check" ? "/slack/commands" : "/slack/interactions";

    /// <summary>A sample as it can be changed.</summary>
    public static JsonObject Payload(string name)
    {
        var body = Body(name);
        if (ContentType(name) == "application/json")
            return JsonNode.Parse(body)?.AsObject() ?? [];
        var fields = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(body);
        return fields.TryGetValue("payload", out var payload)
            ? JsonNode.Parse(payload.ToString())?.AsObject() ?? []
            : new(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value.ToString())));
    }

    public static JsonObject With(this JsonObject payload, Action<JsonObject> change)
    {
        change(payload);
        return payload;
    }

    /// <summary>A message event with other fields.</summary>
    public static JsonObject Message(string channelType, string text, string channel = "D111", string ts = "1700000000.000100", string? thread = null) => Payload("message_im").With(payload =>
    {
        var message = payload["event"]?.AsObject() ?? [];
        message["channel_type"] = channelType;
        message["channel"] = channel;
        message["text"] = text;
        message["ts"] = ts;
        if (thread is not null)
            message["thread_ts"] = thread;
    });

    /// <summary>A press of a button that we made, with what was chosen.</summary>
    public static JsonObject Press(Press press, string channel = "C111", string message = "1700000001.000200", string? thread = null, bool isEphemeral = false, JsonObject? state = null) =>
        Payload("block_actions_message").With(payload =>
        {
            payload["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "button",
                ["action_id"] = Slack.Blocks.PressValue.ActionId(0),
                ["block_id"] = "rb:buttons",
                ["value"] = Slack.Blocks.PressValue.Of(press),
                ["action_ts"] = "1700000002.000300",
            });
            payload["channel"] = new JsonObject { ["id"] = channel };
            payload["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = message, ["channel_id"] = channel, ["is_ephemeral"] = isEphemeral, ["thread_ts"] = thread };
            payload["response_url"] = "https://hooks.slack.com/actions/T111/1/x";
            payload["state"] = new JsonObject { ["values"] = state ?? [] };
        });

    public static Heard? Read(JsonObject payload) => SlackPayload.Read(Element(payload));

    public static JsonElement Element(JsonObject payload) => JsonSerializer.SerializeToElement(payload);

    public static Inbound Inbound(JsonObject payload) =>
        SlackInbound.Of(Read(payload) ?? throw new InvalidOperationException("nothing to hear"), payload.ToJsonString(), Now);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
