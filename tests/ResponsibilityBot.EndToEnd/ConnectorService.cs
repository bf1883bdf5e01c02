using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ResponsibilityBot.EndToEnd;

/// <summary>Stands for the Bot Connector: takes replies over HTTP and shows them to the test.</summary>
internal sealed class ConnectorService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly WebApplication app;
    private readonly Channel<(string Path, JsonNode Activity)> taken = Channel.CreateUnbounded<(string, JsonNode)>();

    private ConnectorService(WebApplication app) => this.app = app;

    public string Url => app.Urls.First() + "/_connector";

    /// <summary>Answers to give instead of taking the reply, one for each post.</summary>
    public ConcurrentQueue<(HttpStatusCode Status, string? RetryAfter)> Refusals { get; } = new();

    /// <summary>How many posts came, refused ones too.</summary>
    public Channel<string> Attempts { get; } = Channel.CreateUnbounded<string>();

    public static async Task<ConnectorService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var service = new ConnectorService(app);
        app.MapPost("/_connector/{**path}", (Delegate)service.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    /// <summary>The next reply that is taken.</summary>
    public async Task<(string Path, JsonNode Activity)> NextAsync() =>
        await taken.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>Returns when a post came, whatever it was answered.</summary>
    public async Task AttemptedAsync() =>
        await Attempts.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext http)
    {
        var activity = await JsonNode.ParseAsync(http.Request.Body) ?? throw new InvalidOperationException("no activity");
        Attempts.Writer.TryWrite(http.Request.Path);
        if (Refusals.TryDequeue(out var refusal))
        {
            if (refusal.RetryAfter is not null)
                http.Response.Headers.RetryAfter = refusal.RetryAfter;
            return TypedResults.StatusCode((int)refusal.Status);
        }

        taken.Writer.TryWrite((http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()?.RawTarget ?? "", activity));
        return TypedResults.Json(new { id = "sent" }, statusCode: StatusCodes.Status201Created);
    }
}
