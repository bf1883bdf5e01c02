using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ResponsibilityBot.Slack.Tests.Sockets;

/// <summary>Slack's side of Socket Mode, on this machine: hands out an address for each socket, takes each address once, and does what a spec says.</summary>
internal sealed class SocketService : IAsyncDisposable
{
    /// <summary>The only token it knows.</summary>
    public const string AppToken = "xapp-1-A111-1-secret";

    private readonly WebApplication app;
    private readonly Channel<SocketPeer> sockets = Channel.CreateUnbounded<SocketPeer>();
    private readonly ConcurrentQueue<Func<HttpContext, IResult>> answers = [];
    private readonly ConcurrentDictionary<string, bool> tickets = new(StringComparer.Ordinal);
    private int asked;
    private int ticket;

    private SocketService()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        app.MapPost("/api/apps.connections.open", Open);
        app.Map("/link/", LinkAsync);
    }

    /// <summary>The value of <c>Slack:ApiBaseUrl</c>.</summary>
    public string ApiBaseUrl => $"{app.Urls.Single()}/api/";

    /// <summary>Whether sockets are left to rot: pings are read and never answered.</summary>
    public bool IsSilent { get; set; }

    /// <summary>What came with the last call that was refused.</summary>
    public string? StrangeCall { get; private set; }

    public static async Task<SocketService> StartAsync()
    {
        var service = new SocketService();
        await service.app.StartAsync(Patience.Token);
        return service;
    }

    /// <summary>The next call is answered so.</summary>
    public void Answer(string json, int status = 200, int? retryAfter = null) => answers.Enqueue(http =>
    {
        if (retryAfter is { } seconds)
            http.Response.Headers.RetryAfter = $"{seconds}";
        return Results.Text(json, "application/json", Encoding.UTF8, status);
    });

    /// <summary>The next socket that is opened.</summary>
    public async Task<SocketPeer> NextAsync() => await sockets.Reader.ReadAsync(Patience.Token);

    /// <summary>How often an address was asked for.</summary>
    public int Asked => asked;

    /// <summary>How many sockets were opened that no spec has looked at.</summary>
    public int Unseen => sockets.Reader.Count;

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private IResult Open(HttpContext http)
    {
        Interlocked.Increment(ref asked);
        if (http.Request.Headers.Authorization != $"Bearer {AppToken}")
        {
            StrangeCall = $"{http.Request.Headers.Authorization}";
            return Results.Json(new { ok = false, error = "invalid_auth" });
        }

        if (answers.TryDequeue(out var answer))
            return answer(http);
        var fresh = $"t{Interlocked.Increment(ref ticket)}";
        tickets[fresh] = true;
        return Results.Json(new { ok = true, url = $"ws://{http.Request.Host}/link/?ticket={fresh}&app_id=A111" });
    }

    private async Task LinkAsync(HttpContext http)
    {
        if (!tickets.TryRemove($"{http.Request.Query["ticket"]}", out _) || !http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var peer = new SocketPeer(socket);
        await sockets.Writer.WriteAsync(peer);
        await (IsSilent ? peer.LeftAsync() : peer.ListenAsync());
    }
}

/// <summary>How long a spec waits for what must come: far longer than it takes, and not for ever.</summary>
internal static class Patience
{
    public static CancellationToken Token => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;
}

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
