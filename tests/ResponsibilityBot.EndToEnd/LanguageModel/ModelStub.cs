using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ResponsibilityBot.EndToEnd.LanguageModel;

/// <summary>Stands for a language model; it answers what it is told to, and refuses what its vendors' would refuse.</summary>
internal sealed class ModelStub : IAsyncDisposable
{
    public const string Key = "hush-model-key";
    private readonly WebApplication app;
    private int calls;

    private ModelStub(WebApplication app) => this.app = app;

    public string Endpoint => $"{app.Urls.First()}/v1";

    /// <summary>The bodies that came with the right key to the right address.</summary>
    public ConcurrentQueue<JsonObject> Asked { get; } = new();

    /// <summary>How often anybody came to the address, with a key or without.</summary>
    public int Calls => calls;

    /// <summary>How to answer.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = http => SayAsync(http, """{"questions":[]}""");

    /// <summary>Told of each call before it is answered.</summary>
    public SemaphoreSlim Called { get; } = new(0);

    public static async Task<ModelStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var stub = new ModelStub(app);
        app.MapPost("/v1/chat/completions", (Delegate)stub.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    /// <summary>A model's message as a whole answer.</summary>
    public static Task SayAsync(HttpContext http, string message) => http.Response.WriteAsJsonAsync(
        new { id = "chatcmpl-1", @object = "chat.completion", choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = message } } } });

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Called.Dispose();
    }

    private async Task TakeAsync(HttpContext http)
    {
        Interlocked.Increment(ref calls);
        var body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject ?? throw new JsonException("no object");
        if (http.Request.Headers.Authorization != $"Bearer {Key}" || (string?)body["model"] != "small")
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        Asked.Enqueue(body);
        Called.Release();
        await Answer(http);
    }
}
