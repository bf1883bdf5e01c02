using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace ResponsibilityBot.Testing.Slack;

/// <summary>Slack's end of one socket.</summary>
internal sealed class SocketPeer(WebSocket socket)
{
    private readonly Channel<JsonNode> heard = Channel.CreateUnbounded<JsonNode>();
    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the bot closed the socket properly; ends in an exception if it was dropped.</summary>
    public Task Closed => heard.Reader.Completion;

    public Task HelloAsync() => SendAsync(new JsonObject { ["type"] = "hello", ["num_connections"] = 1, ["connection_info"] = new JsonObject { ["app_id"] = "A111" } });

    public Task DisconnectAsync(string reason) => SendAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = reason });

    /// <summary>Delivers an envelope.</summary>
    public Task DeliverAsync(string id, string type, JsonNode? payload, bool takesPayload = false, int? retry = null)
    {
        var envelope = new JsonObject { ["envelope_id"] = id, ["type"] = type, ["payload"] = payload?.DeepClone(), ["accepts_response_payload"] = takesPayload };
        if (retry is not null)
            (envelope["retry_attempt"], envelope["retry_reason"]) = (retry, "timeout");
        return SendAsync(envelope);
    }

    public Task SendAsync(JsonNode message) => SendAsync(message.ToJsonString());

    public Task SendAsync(string message) => SendAsync(Encoding.UTF8.GetBytes(message), end: true);

    public Task SendAsync(byte[] part, bool end) => socket.SendAsync(part, WebSocketMessageType.Text, end, Patience.Token);

    /// <summary>What the bot says next; fails if it closes instead.</summary>
    public async Task<JsonNode> HearAsync() => await heard.Reader.ReadAsync(Patience.Token);

    /// <summary>The id of the envelope that is acknowledged next.</summary>
    public async Task<string> AcknowledgedAsync() => $"{(await HearAsync())["envelope_id"]}";

    /// <summary>Closes from Slack's side.</summary>
    public Task CloseAsync() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Patience.Token);

    /// <summary>Cuts the connection.</summary>
    public void Cut() => socket.Abort();

    /// <summary>Never reads: returns when the connection may be forgotten.</summary>
    public Task LeftAsync() => left.Task;

    public void Forget() => left.TrySetResult();

    public async Task ListenAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                await heard.Writer.WriteAsync(JsonNode.Parse(buffer.AsSpan(0, length)) ?? throw new InvalidOperationException("null is no message"));
            }

            if (socket.State == WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            heard.Writer.TryComplete();
        }
        catch (WebSocketException dropped)
        {
            heard.Writer.TryComplete(dropped);
        }
    }
}

/// <summary>How long a spec waits for what must come: far longer than it takes, and not for ever.</summary>
internal static class Patience
{
    public static CancellationToken Token => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;
}
