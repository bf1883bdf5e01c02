using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Testing.Tokens;

namespace ResponsibilityBot.EndToEnd.Doctor;

/// <summary>Microsoft's login service and keys, and the bot's own public address; each works until it is told otherwise.</summary>
internal sealed class OutsideWorld : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Tenant = "aaaaaaaa-1111-2222-3333-444444444444";
    public const string Secret = "hush+hush";
    public const string Token = "the-bots-own-token";

    /// <summary>One for all worlds: making it takes longer than an examination.</summary>
    private static readonly TestKey Key = new("connector-1");
    private readonly WebApplication app;

    private OutsideWorld(WebApplication app) => this.app = app;

    public string Root => app.Urls.First();

    /// <summary>Settings of a bot whose Microsoft and whose address are here.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["BotFramework:AppId"] = AppId,
        ["BotFramework:TenantId"] = Tenant,
        ["BotFramework:AppPassword"] = Secret,
        ["BotFramework:TokenUrl"] = $"{Root}/token",
        ["BotFramework:OpenIdMetadataUrl"] = $"{Root}/openid",
        ["WebChat:Enabled"] = "true",
        ["Site:Address"] = Root,
    };

    /// <summary>What is answered instead of the usual, by method and path such as <c>POST /token</c>.</summary>
    public Dictionary<string, IResult> Instead { get; } = new(StringComparer.Ordinal);

    /// <summary>What may sign for which channels.</summary>
    public string[] Endorsements { get; set; } = ["msteams", "webchat"];

    public static async Task<OutsideWorld> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var world = new OutsideWorld(app);
        app.Run(async http =>
        {
            var usual = await world.UsualAsync(http.Request);
            await (world.Instead.GetValueOrDefault($"{http.Request.Method} {http.Request.Path}") ?? usual).ExecuteAsync(http);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return world;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> UsualAsync(HttpRequest request)
    {
        switch ($"{request.Method} {request.Path}")
        {
            case "HEAD /token":
                return TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed);
            case "POST /token":
                var form = await request.ReadFormAsync();
                var isRight = form["client_id"] == AppId && form["client_secret"] == Secret && form["grant_type"] == "client_credentials" && form["scope"] == "https://api.botframework.com/.default";
                return isRight ? Json(new() { ["token_type"] = "Bearer", ["expires_in"] = 3599, ["access_token"] = Token }) : TypedResults.BadRequest();
            case "GET /openid":
                return Json(new() { ["jwks_uri"] = $"{Root}/keys", ["id_token_signing_alg_values_supported"] = new JsonArray("RS256") });
            case "GET /keys":
                return Json(new() { ["keys"] = new JsonArray(Key.Published(Endorsements)) });
            case "GET /healthz":
                return TypedResults.Text("Healthy");
            case "POST /api/messages":
                var hasToken = request.Headers.Authorization.Count > 0 || request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true;
                return TypedResults.StatusCode(hasToken ? StatusCodes.Status400BadRequest : StatusCodes.Status401Unauthorized);
            default:
                return TypedResults.StatusCode(StatusCodes.Status418ImATeapot);
        }
    }

    private static ContentHttpResult Json(JsonObject body) => TypedResults.Text(body.ToJsonString(), "application/json");
}
