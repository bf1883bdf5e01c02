using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Testing.Slack;

namespace ResponsibilityBot.EndToEnd.Slack;

/// <summary>Stands for Slack: takes what the bot's token allows and Slack's rules for messages, and signs what it delivers.</summary>
internal sealed class SlackService : IAsyncDisposable
{
    public const string Token = "xoxb-the-bots-own-token";
    public const string AppToken = "xapp-the-apps-own-token";
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    public const string Team = "T111";
    public const string Bot = "UBOT";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly WebApplication app;
    private readonly Channel<SlackCallMade> calls = Channel.CreateUnbounded<SlackCallMade>();
    private readonly ConcurrentDictionary<string, bool> triggers = new();
    private readonly ConcurrentDictionary<string, string> views = new();
    private TaskCompletionSource<SocketPeer> newest = Awaited();
    private int posted;
    private int numbers;

    private SlackService(WebApplication app) => this.app = app;

    /// <summary>Settings that lead a bot here.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Slack:SigningSecret"] = Secret,
        ["Slack:BotToken"] = Token,
        ["Slack:ApiBaseUrl"] = $"{Root}/api/",
    };

    /// <summary>Settings that lead a bot here in Socket Mode.</summary>
    public IReadOnlyDictionary<string, string> SocketSettings => new Dictionary<string, string>(Settings) { ["Slack:Mode"] = "Socket", ["Slack:AppToken"] = AppToken };

    /// <summary>Whether the app was removed from the workspace, so that its token is good for nothing any more.</summary>
    public bool IsLeft { get; set; }

    /// <summary>Whether the bot hears through sockets.</summary>
    public bool UsesSockets { get; init; }

    /// <summary>Everything that came and was not refused by a rule; in the order of its coming.</summary>
    public ConcurrentQueue<SlackCallMade> All { get; } = new();

    /// <summary>What to do instead of taking the next message in a channel: a status, or <c>lost</c> to take it and never say so.</summary>
    public ConcurrentQueue<(string Channel, string Trouble)> Troubles { get; } = new();

    /// <summary>What broke one of Slack's rules; to be empty at the end.</summary>
    public ConcurrentQueue<string> Broken { get; } = new();

    /// <summary>What people's profiles say of their time zone, by their ids.</summary>
    public ConcurrentDictionary<string, string> Zones { get; } = new();

    /// <summary>Triggers that came too late.</summary>
    public ConcurrentDictionary<string, bool> Expired { get; } = new();

    /// <summary>The views that were opened, as they were at first.</summary>
    public ConcurrentQueue<SlackCallMade> Opened { get; } = new();

    private string Root => app.Urls.First();

    public string ResponseUrl(string id) => $"{Root}/hooks/{id}";

    public static async Task<SlackService> StartAsync(bool usesSockets = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var service = new SlackService(app) { UsesSockets = usesSockets };
        app.UseWebSockets();
        app.MapPost("/api/apps.connections.open", (Delegate)service.OpenSocket);
        app.Map("/link", (Delegate)service.LinkAsync);
        app.MapPost("/api/{method}", (Delegate)service.TakeAsync);
        app.MapPost("/hooks/{**id}", (Delegate)service.TakeResponseAsync);
        await app.StartAsync();
        return service;
    }

    /// <summary>The next call that was taken, apart from <c>auth.test</c> and <c>conversations.open</c>.</summary>
    public async Task<SlackCallMade> NextAsync(CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        return await calls.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Delivers through the newest socket, and returns when that is acknowledged; what the acknowledgement answers, or null.</summary>
    public async Task<JsonNode?> DeliverAsync(string type, JsonObject payload, CancellationToken cancel)
    {
        var (socket, id) = (await newest.Task.WaitAsync(Patience, cancel), $"envelope-{NextNumber()}");
        await socket.DeliverAsync(id, type, payload, takesPayload: type == "interactive");
        var acknowledged = await socket.HearAsync();
        Assert.Equal(id, (string?)acknowledged["envelope_id"]);
        return acknowledged["payload"];
    }

    /// <summary>Tells the newest socket that it will be closed; what is delivered goes on through it until there is a newer one.</summary>
    public async Task RefreshAsync(CancellationToken cancel) => await (await newest.Task.WaitAsync(Patience, cancel)).DisconnectAsync("warning");

    /// <summary>A number that nothing else in this workspace has.</summary>
    public int NextNumber() => Interlocked.Increment(ref numbers);

    /// <summary>A request as Slack signs it.</summary>
    public static HttpRequestMessage Signed(string path, string contentType, string body, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"))));
        return request;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private ContentHttpResult OpenSocket(HttpContext http) => Json(http.Request.Headers.Authorization == $"Bearer {AppToken}"
        ? $$"""{"ok":true,"url":"ws://{{http.Request.Host}}/link"}"""
        : """{"ok":false,"error":"invalid_auth"}""");

    /// <summary>A socket that is not there yet.</summary>
    private static TaskCompletionSource<SocketPeer> Awaited() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task LinkAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var peer = new SocketPeer(socket);
        await peer.HelloAsync();
        if (!newest.TrySetResult(peer))
        {
            var next = Awaited();
            next.SetResult(peer);
            newest = next;
        }

        try
        {
            await peer.ListenAsync();
        }
        finally
        {
            // Who wants the newest waits for the bot's next one, not for this, which is gone.
            if (newest.Task.IsCompletedSuccessfully && ReferenceEquals(await newest.Task, peer))
                newest = Awaited();
        }
    }

    private async Task<IResult> TakeAsync(HttpContext http, string method)
    {
        if (http.Request.Headers.Authorization != $"Bearer {Token}")
            return Json("""{"ok":false,"error":"invalid_auth"}""");
        if (IsLeft)
            return Json("""{"ok":false,"error":"account_inactive"}""");
        var form = await http.Request.ReadFormAsync();
        var call = new SlackCallMade(method, new(form.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, Value(field.Value.ToString())))));
        switch (method)
        {
            case "auth.test":
                return Json($$"""{"ok":true,"team_id":"{{Team}}","user_id":"{{Bot}}"}""");
            case "users.info":
                return Json(Zones.TryGetValue(call.Text("user") ?? "", out var zone) ? $$$"""{"ok":true,"user":{"tz":"{{{zone}}}"}}""" : """{"ok":true,"user":{}}""");
            case "views.open":
                return Json(OpenView(call));
            case "views.update":
                return views.TryGetValue(call.Text("view_id") ?? "", out var hash) && hash == call.Text("hash") ? Take(call, """{"ok":true,"view":{}}""") : Json("""{"ok":false,"error":"hash_conflict"}""");
            case "conversations.open":
                return Json($$$"""{"ok":true,"channel":{"id":"D{{{call.Text("users")}}}"}}""");
            default:
                var ts = $"{1800000000 + Interlocked.Increment(ref posted)}.000100";
                return Trouble(http, call) ?? Take(call with { Ts = ts }, $$"""{"ok":true,"ts":"{{ts}}"}""");
        }
    }

    /// <summary>A trigger opens one view, and not for long.</summary>
    private string OpenView(SlackCallMade call)
    {
        var trigger = call.Text("trigger_id") ?? "";
        if (Expired.ContainsKey(trigger))
            return """{"ok":false,"error":"expired_trigger_id"}""";
        if (!triggers.TryAdd(trigger, true))
            return """{"ok":false,"error":"exchanged_trigger_id"}""";
        CheckView(call);
        var (id, hash) = ($"V{NextNumber()}", $"{NextNumber()}.hash");
        views[id] = hash;
        Opened.Enqueue(call);
        return $$$"""{"ok":true,"view":{"id":"{{{id}}}","hash":"{{{hash}}}"}}""";
    }

    private void CheckView(SlackCallMade call)
    {
        try
        {
            BlockLint.CheckModal(call.Arguments["view"]?.AsObject() ?? []);
        }
        catch (Xunit.Sdk.XunitException broken)
        {
            Broken.Enqueue($"{call.Method}: {broken.Message}");
        }
    }

    private async Task<IResult> TakeResponseAsync(HttpContext http, string id)
    {
        if (http.Request.Headers.Authorization.Count > 0)
            Broken.Enqueue("a token at a response_url");
        var body = (await JsonNode.ParseAsync(http.Request.Body))?.AsObject() ?? [];
        Take(new("response_url", body), "");
        return TypedResults.Text("ok");
    }

    private IResult? Trouble(HttpContext http, SlackCallMade call)
    {
        if (!Troubles.TryPeek(out var next) || next.Channel != call.Text("channel") || !Troubles.TryDequeue(out next))
            return null;
        if (next.Trouble == "lost")
        {
            Take(call, "");
            http.Abort();
            return TypedResults.Empty;
        }

        http.Response.Headers.RetryAfter = "2";
        calls.Writer.TryWrite(call with { Method = $"{next.Trouble} {call.Method}" });
        return TypedResults.StatusCode(int.Parse(next.Trouble, CultureInfo.InvariantCulture));
    }

    private ContentHttpResult Take(SlackCallMade call, string answer)
    {
        try
        {
            if ((string?)call.Arguments["view"]?["type"] == "modal")
                BlockLint.CheckModal(call.Arguments["view"]?.AsObject() ?? []);
            else if (call.Arguments["text"] is not null)
                BlockLint.Check(call.Arguments);
            else if (call.Arguments["view"]?["blocks"] is JsonArray blocks)
                BlockLint.Check(blocks, 100);
        }
        catch (Xunit.Sdk.XunitException broken)
        {
            Broken.Enqueue($"{call.Method}: {broken.Message}");
        }

        All.Enqueue(call);
        calls.Writer.TryWrite(call);
        return Json(answer);
    }

    private static JsonNode? Value(string text) => text is ['[' or '{', ..] ? JsonNode.Parse(text) : text;

    private static ContentHttpResult Json(string json) => TypedResults.Text(json, "application/json", Encoding.UTF8);
}

/// <summary>A call that the bot made.</summary>
/// <param name="Method">The method; for an answer to a <c>response_url</c> that word.</param>
/// <param name="Arguments">Its arguments, those that are JSON as JSON.</param>
internal sealed record SlackCallMade(string Method, JsonObject Arguments)
{
    /// <summary>The id that Slack gave to what was posted.</summary>
    public string Ts { get; init; } = "";

    public string? Text(string name) => Arguments[name] is JsonValue value ? value.ToString() : null;

    /// <summary>What people read, as notifications and screen readers say it.</summary>
    public string Said => (Text("text") ?? "").Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>The buttons that send something, by their labels.</summary>
    public IReadOnlyDictionary<string, JsonObject> Buttons => BlockLint.Objects(Arguments)
        .Where(item => (string?)item["type"] == "button" && item.ContainsKey("value"))
        .DistinctBy(Label).ToDictionary(Label, StringComparer.Ordinal);

    /// <summary>The first option of everything that is to be chosen, as a client sends it.</summary>
    public JsonObject FirstOfEach()
    {
        var state = new JsonObject();
        foreach (var input in BlockLint.Objects(Arguments["blocks"]).Where(block => (string?)block["type"] == "input"))
        {
            var name = (string?)input["block_id"] ?? "";
            var choice = input["element"]?["options"]?[0]?.DeepClone();
            state[name] = new JsonObject
            {
                [name] = (string?)input["element"]?["type"] == "checkboxes" ? new JsonObject { ["selected_options"] = new JsonArray(choice) } : new JsonObject { ["selected_option"] = choice },
            };
        }

        return state;
    }

    private static string Label(JsonObject button) => (string?)button["text"]?["text"] ?? "";
}
