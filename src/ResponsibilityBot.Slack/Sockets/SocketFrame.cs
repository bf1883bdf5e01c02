using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Intake;

namespace ResponsibilityBot.Slack.Sockets;

/// <summary>One message that Slack sent through a socket.</summary>
/// <remarks>Source: https://docs.slack.dev/apis/events-api/using-socket-mode.</remarks>
internal abstract record SocketFrame
{
    private SocketFrame()
    {
    }

    /// <summary>The socket is ready.</summary>
    public sealed record Hello : SocketFrame;

    /// <summary>The socket, or all of them, will be closed.</summary>
    /// <param name="Reason">Slack's word, such as <c>warning</c>; null if it is not one.</param>
    public sealed record Disconnect(string? Reason) : SocketFrame;

    /// <summary>Something that wants to be acknowledged.</summary>
    /// <param name="Id">What the acknowledgement names.</param>
    /// <param name="Delivery">What it is; null for a kind that is not known.</param>
    /// <param name="TakesPayload">Whether the acknowledgement may answer.</param>
    public sealed record Envelope(string Id, SlackDelivery? Delivery, bool TakesPayload) : SocketFrame;

    /// <summary>Nothing that is known.</summary>
    public sealed record Unknown : SocketFrame;

    /// <summary>Reads one message. Does not throw, whatever the bytes are.</summary>
    public static SocketFrame Read(ReadOnlySpan<byte> message)
    {
        var frame = SlackJson.Parse(message);
        var type = SlackJson.TextAt(frame, "type");
        if (SlackJson.TextAt(frame, "envelope_id") is { Length: > 0 } id)
            return new Envelope(id, DeliveryOf(type, SlackJson.At(frame, "payload")), SlackJson.IsTrue(frame, "accepts_response_payload"));
        return type switch
        {
            "hello" => new Hello(),
            "disconnect" => new Disconnect(SlackJson.Code(frame, "reason")),
            _ => new Unknown(),
        };
    }

    /// <summary>The bytes that acknowledge an envelope.</summary>
    /// <param name="envelope">Which.</param>
    /// <param name="payload">What it answers, or null. Left out where the envelope takes none.</param>
    public static byte[] Acknowledge(Envelope envelope, JsonObject? payload)
    {
        var answer = new JsonObject { ["envelope_id"] = envelope.Id };
        if (envelope.TakesPayload && payload is not null)
            answer["payload"] = payload.DeepClone();
        return JsonSerializer.SerializeToUtf8Bytes(answer);
    }

    private static SlackDelivery? DeliveryOf(string? type, JsonElement payload)
    {
        DeliveryKind? kind = type switch
        {
            "events_api" => DeliveryKind.Event,
            "interactive" => DeliveryKind.Interaction,
            "slash_commands" => DeliveryKind.Command,
            _ => null,
        };
        return kind is { } known && payload.ValueKind == JsonValueKind.Object ? new(known, payload) : null;
    }
}
