using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Testing.Tokens;

namespace ResponsibilityBot.EndToEnd;

/// <summary>Stands for Microsoft: publishes the keys of activities' tokens, gives the bot its own token, and takes replies from whoever shows it.</summary>
internal sealed class MicrosoftService : IAsyncDisposable
{
    private const string Token = "the-bots-own-token";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly WebApplication app;
    private readonly Channel<string?> replies = Channel.CreateUnbounded<string?>();

    private MicrosoftService(WebApplication app) => this.app = app;

    /// <summary>What signs activities' tokens.</summary>
    public TestKey Key { get; } = new("connector-1");

    /// <summary>The form that the bot asked for its token with.</summary>
    public Channel<string> Logins { get; } = Channel.CreateUnbounded<string>();

    private string Root => app.Urls.First();

    /// <summary>Where activities come from and replies go to.</summary>
    public string ServiceUrl => Root + "/connector/";

    /// <summary>Settings that lead a bot here.</summary>
    public string[] Settings =>
    [
        $"--BotFramework:OpenIdMetadataUrl={Root}/openid", $"--BotFramework:TokenUrl={Root}/token",
    ];

    public static async Task<MicrosoftService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var service = new MicrosoftService(app);
        app.MapGet("/openid", () => TypedResults.Text(
            new JsonObject { ["jwks_uri"] = $"{service.Root}/keys", ["id_token_signing_alg_values_supported"] = new JsonArray("RS256") }.ToJsonString(), "application/json"));
        app.MapGet("/keys", () => TypedResults.Text(new JsonObject { ["keys"] = new JsonArray(service.Key.Published("msteams")) }.ToJsonString(), "application/json"));
        app.MapPost("/token", (Delegate)service.LoginAsync);
        app.MapPost("/connector/{**path}", (Delegate)service.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    /// <summary>The id of the activity that the next reply answers.</summary>
    public async Task<string?> NextReplyAsync() =>
        await replies.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        Key.Dispose();
        return app.DisposeAsync();
    }

    private async Task<IResult> LoginAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        Logins.Writer.TryWrite(await reader.ReadToEndAsync());
        return TypedResults.Text($$"""{"token_type":"Bearer","expires_in":3599,"access_token":"{{Token}}"}""", "application/json");
    }

    private async Task<IResult> TakeAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization != $"Bearer {Token}")
            return TypedResults.Unauthorized();
        var activity = await JsonNode.ParseAsync(http.Request.Body);
        replies.Writer.TryWrite((string?)activity?["replyToId"]);
        return TypedResults.Text("""{"id":"sent"}""", "application/json", statusCode: StatusCodes.Status201Created);
    }
}
