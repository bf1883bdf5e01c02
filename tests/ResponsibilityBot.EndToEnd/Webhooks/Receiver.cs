using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ResponsibilityBot.EndToEnd.Webhooks;

/// <summary>A program that is told of what happens; it takes everything unless it is told otherwise.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly WebApplication app;
    private readonly Channel<Received> heard = Channel.CreateUnbounded<Received>();

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>Where it listens; the path is as good as a key.</summary>
    public string Address => $"{app.Urls.First()}/hooks/hush-path";

    /// <summary>All that came, in the order of its coming.</summary>
    public ConcurrentQueue<Received> All { get; } = new();

    /// <summary>How to answer.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = http =>
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    /// <summary>Starts one.</summary>
    /// <param name="machine">The address that it alone listens on.</param>
    public static async Task<Receiver> StartAsync(string machine = "127.0.0.1")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://{machine}:0");
        var receiver = new Receiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>The next message that came.</summary>
    public async Task<Received> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        return await heard.Reader.ReadAsync(patience.Token);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var came = new Received(
            http.Request.Method, http.Request.Path, http.Request.ContentType, http.Request.Headers["webhook-id"].ToString(), http.Request.Headers["webhook-timestamp"].ToString(),
            http.Request.Headers["webhook-signature"].ToString(), await reader.ReadToEndAsync(http.RequestAborted));
        All.Enqueue(came);
        await heard.Writer.WriteAsync(came);
        await Answer(http);
    }
}

/// <summary>A message as it came.</summary>
internal sealed record Received(string Method, string Path, string? ContentType, string Id, string Timestamp, string Signature, string Body);
