using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Testing.Slack;

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
        return Results.Json(new { ok = true, url = NewAddress() });
    }

    /// <summary>Where one more socket may be opened, once.</summary>
    public Uri NewAddress()
    {
        var fresh = $"t{Interlocked.Increment(ref ticket)}";
        tickets[fresh] = true;
        return new($"ws://{new Uri(app.Urls.Single()).Authority}/link/?ticket={fresh}&app_id=A111");
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
