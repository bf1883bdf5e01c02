using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.WebChat;

/// <summary>A client of Direct Line with one conversation.</summary>
internal sealed class TestClient : IDisposable
{
    private readonly TestBot bot;

    private TestClient(TestBot bot, HttpClient http, JsonObject token)
    {
        this.bot = bot;
        Http = http;
        Token = Text(token, "token");
        Conversation = Text(token, "conversationId");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public HttpClient Http { get; }

    public string Token { get; }

    public string Conversation { get; }

    public string StreamUrl { get; private set; } = "";

    public string User => Text(Payload(Token), "user");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Has a token, and no conversation yet.</summary>
    public static async Task<TestClient> WithTokenAsync(TestBot bot)
    {
        var http = bot.Client();
        return new(bot, http, await JsonAsync(await http.PostAsync("tokens/generate", null, Cancel)));
    }

    /// <summary>Has a conversation, and was welcomed.</summary>
    public static async Task<TestClient> BegunAsync(TestBot bot)
    {
        var client = await WithTokenAsync(bot);
        client.StreamUrl = Text(await JsonAsync(await client.BeginAsync()), "streamUrl");
        await client.ReadAsync(1);
        return client;
    }

    public Task<HttpResponseMessage> BeginAsync() => Http.PostAsJsonAsync("conversations", new { user = new { } }, Cancel);

    public Task<HttpResponseMessage> PostAsync(string body) => PostAsync(Encoding.UTF8.GetBytes(body));

    public Task<HttpResponseMessage> PostAsync(byte[] body) =>
        Http.PostAsync($"conversations/{Conversation}/activities", new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } }, Cancel);

    public Task<HttpResponseMessage> SayAsync(string text, string? clientId = null) => PostAsync(new JsonObject
    {
        ["type"] = "message",
        ["text"] = text,
        ["from"] = new JsonObject { ["id"] = "somebody-else", ["role"] = "bot" },
        ["channelData"] = new JsonObject { ["clientActivityID"] = clientId, ["tenant"] = new JsonObject { ["id"] = "contoso" } },
    }.ToJsonString());

    /// <summary>The first activities of the conversation, as soon as there are that many.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadAsync(int count)
    {
        using var patience = Patience();
        await bot.Services.GetRequiredService<IDirectLineStore>().WaitAsync(Conversation, count - 1, patience.Token);
        return Activities(await JsonAsync(await Http.GetAsync($"conversations/{Conversation}/activities?watermark=", Cancel)));
    }

    /// <summary>Opens the stream at its newest address, or another.</summary>
    public async Task<ClientWebSocket> ListenAsync(string? streamUrl = null)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(streamUrl ?? StreamUrl), Cancel);
        return socket;
    }

    /// <summary>The next frame; empty for a keep-alive, null when the server closed.</summary>
    public static async Task<string?> FrameAsync(ClientWebSocket socket)
    {
        using var patience = Patience();
        var buffer = new byte[64 * 1024];
        var read = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(read), patience.Token);
            read += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(buffer, 0, read);
        }
    }

    public static async Task<JsonObject> JsonAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonObject>(Cancel) ?? throw new InvalidOperationException("null");

    public static IReadOnlyList<JsonNode> Activities(JsonNode set) => [.. set["activities"]?.AsArray().OfType<JsonNode>() ?? []];

    public static IReadOnlyList<string> Texts(IEnumerable<JsonNode> activities) => [.. activities.Select(activity => Text(activity, "text"))];

    public static string Text(JsonNode node, params ReadOnlySpan<string> path)
    {
        JsonNode? at = node;
        foreach (var name in path)
            at = at?[name];
        return at?.GetValue<string>() ?? "";
    }

    public static JsonObject Payload(string token)
    {
        var part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonNode.Parse(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '=')))?.AsObject() ?? throw new JsonException();
    }

    /// <summary>What does not come within half a minute does not come.</summary>
    private static CancellationTokenSource Patience()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        return patience;
    }

    public void Dispose() => Http.Dispose();
}
