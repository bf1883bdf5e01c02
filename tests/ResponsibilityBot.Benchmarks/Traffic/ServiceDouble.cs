using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Testing.Tokens;

namespace ResponsibilityBot.Benchmarks.Traffic;

/// <summary>Stands for Microsoft: publishes the keys of activities' tokens, gives the bot its own token, and takes replies.</summary>
internal sealed class ServiceDouble : IPlatform
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Tenant = "aaaaaaaa-1111-2222-3333-444444444444";

    private readonly WebApplication app;
    private readonly TestKey key = new("connector-1");
    private string proof = "";
    private long replies;
    private long bytes;

    private ServiceDouble(WebApplication app) => this.app = app;

    /// <summary>Where activities come from and replies go to.</summary>
    public string ServiceUrl => app.Urls.First() + "/connector";

    /// <summary>Told the number in the id of the activity that a reply answers.</summary>
    public Action<long> Replied { get; set; } = _ => { };

    public string Path => "/api/messages";

    /// <summary>The token of every activity.</summary>
    private string Token => TestToken.OfConnector(key, AppId, ServiceUrl, TimeProvider.System.GetUtcNow()).With("more", new string('x', 400)).Text();

    public (long Count, long Bytes) Taken => (Interlocked.Read(ref replies), Interlocked.Read(ref bytes));

    /// <summary>Settings that lead a bot here.</summary>
    public string[] Settings =>
    [
        $"--BotFramework:AppId={AppId}", $"--BotFramework:TenantId={Tenant}", "--BotFramework:AppPassword=secret",
        $"--BotFramework:OpenIdMetadataUrl={app.Urls.First()}/openid", $"--BotFramework:TokenUrl={app.Urls.First()}/token",
    ];

    public static async Task<ServiceDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var service = new ServiceDouble(app);
        app.MapGet("/openid", () => Json(new() { ["jwks_uri"] = app.Urls.First() + "/keys" }));
        app.MapGet("/keys", () => Json(new() { ["keys"] = new JsonArray(service.key.Published("msteams")) }));
        app.MapPost("/token", () => Json(new() { ["token_type"] = "Bearer", ["expires_in"] = 3599, ["access_token"] = new string('t', 1200) }));
        app.MapPost("/connector/v3/conversations/{conversation}/activities/{activity}", (Delegate)service.TakeAsync);
        await app.StartAsync();
        service.proof = $"Authorization: Bearer {service.Token}\r\n";
        return service;
    }

    public string Proof(ReadOnlySpan<byte> body) => proof;

    public string Message(long number, string question, bool inline) =>
        $$$"""
        {"type":"message","id":"{{{number}}}","timestamp":"2026-01-05T09:00:00.000Z","serviceUrl":"{{{ServiceUrl}}}","channelId":"msteams",
        "from":{"id":"29:person-{{{number % Crowd.People}}}","name":"Person {{{number % Crowd.People}}}","aadObjectId":"00000000-0000-0000-0000-0000000000{{{number % Crowd.People:D2}}}"},
        "recipient":{"id":"28:{{{AppId}}}","name":"ResponsibilityBot"},
        "conversation":{"id":"a:conversation-{{{number % (Crowd.People * Crowd.Conversations)}}}","conversationType":"personal","tenantId":"{{{TenantOf(number)}}}"},
        "channelData":{"tenant":{"id":"{{{TenantOf(number)}}}"}},"locale":"en-US",{{{(inline ? "\"deliveryMode\":\"expectReplies\"," : "")}}}
        "text":{{{question}}}
        }
        """;

    private static string TenantOf(long number) => $"00000000-0000-0000-0000-{number % (Crowd.People * Crowd.Conversations):D12}";

    public ValueTask DisposeAsync()
    {
        key.Dispose();
        return app.DisposeAsync();
    }

    private static ContentHttpResult Json(JsonObject answer) => TypedResults.Text(answer.ToJsonString(), "application/json");

    private async Task TakeAsync(HttpContext http)
    {
        var body = http.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync();
            Interlocked.Add(ref bytes, read.Buffer.Length);
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }

        Interlocked.Increment(ref replies);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = Answer.Length;
        await http.Response.Body.WriteAsync(Answer.ToArray());
        Replied(long.Parse((string?)http.Request.RouteValues["activity"] ?? "", CultureInfo.InvariantCulture));
    }

    private static ReadOnlySpan<byte> Answer => """{"id":"1732570000000"}"""u8;
}
