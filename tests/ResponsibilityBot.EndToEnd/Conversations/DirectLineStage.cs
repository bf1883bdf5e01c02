using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityBot.Testing.Conversations;

namespace ResponsibilityBot.EndToEnd.Conversations;

/// <summary>The whole program as the web chat sees it: a conversation of one person over Direct Line, replies on its stream, buttons as messages with a value.</summary>
internal sealed class DirectLineStage : IStage
{
    /// <summary>A token holds half an hour; a client renews it every 15 minutes.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(15);

    private readonly ConversationBot bot;
    private readonly HttpClient http;
    private readonly ClientWebSocket socket = new();
    private readonly Queue<JsonNode> heard = new();
    private IReadOnlyDictionary<string, JsonObject> actions = new Dictionary<string, JsonObject>();
    private string activities = "";

    private DirectLineStage(ConversationBot bot)
    {
        this.bot = bot;
        http = new() { BaseAddress = new Uri(bot.Address, "/v3/directline/") };
    }

    public static async Task<DirectLineStage> BeginAsync(ConversationBot bot, CancellationToken cancel)
    {
        var stage = new DirectLineStage(bot);
        await stage.TakeTokenAsync("tokens/generate", cancel);
        var begun = await stage.PostAsync("conversations", new JsonObject { ["user"] = new JsonObject() }, cancel);
        stage.activities = $"conversations/{begun["conversationId"]}/activities";
        await stage.socket.ConnectAsync(new Uri((string?)begun["streamUrl"] ?? ""), cancel);

        // The welcome comes before anything is said.
        Assert.Contains("tutor", new ActivityAnswer([await stage.NextFromBotAsync(cancel)]).ForStage.Text, StringComparison.Ordinal);
        return stage;
    }

    public Task<StageAnswer> SayAsync(string person, string text, CancellationToken cancel) =>
        SendAsync(new JsonObject { ["type"] = "message", ["from"] = new JsonObject { ["id"] = person }, ["text"] = text }, cancel);

    public Task<StageAnswer> PressAsync(string person, string label, CancellationToken cancel) =>
        SendAsync(new JsonObject { ["type"] = "message", ["from"] = new JsonObject { ["id"] = person }, ["value"] = actions[label]["data"]?.DeepClone() }, cancel);

    public async Task WaitAsync(TimeSpan time, CancellationToken cancel)
    {
        for (var left = time; left > TimeSpan.Zero; left -= Renewal)
        {
            bot.Time.Advance(left < Renewal ? left : Renewal);
            await TakeTokenAsync("tokens/refresh", cancel);
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<StageAnswer> SendAsync(JsonObject message, CancellationToken cancel)
    {
        var id = (string?)(await PostAsync(activities, message, cancel))["id"];

        // The next thing that the bot says must be the reply, so that nothing is said twice or unasked.
        var reply = await NextFromBotAsync(cancel);
        Assert.Equal(id, (string?)reply["replyToId"]);
        var answer = new ActivityAnswer([reply]);
        if (answer.Actions.Count > 0)
            actions = answer.Actions;
        return answer.ForStage;
    }

    private async Task<JsonNode> NextFromBotAsync(CancellationToken cancel)
    {
        while (heard.Count == 0)
        {
            var frame = await FrameAsync(cancel);
            foreach (var said in (frame?["activities"]?.AsArray() ?? []).OfType<JsonNode>().Where(activity => (string?)activity["from"]?["role"] == "bot"))
                heard.Enqueue(said);
        }

        return heard.Dequeue();
    }

    private async Task<JsonNode?> FrameAsync(CancellationToken cancel)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), cancel);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            await frame.WriteAsync(buffer.AsMemory(0, part.Count), cancel);
            if (part.EndOfMessage)
                return frame.Length == 0 ? null : JsonNode.Parse(frame.ToArray());
        }
    }

    private async Task TakeTokenAsync(string path, CancellationToken cancel)
    {
        var token = (string?)(await PostAsync(path, new JsonObject(), cancel))["token"];
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    private async Task<JsonNode> PostAsync(string path, JsonObject body, CancellationToken cancel)
    {
        using var response = await http.PostAsJsonAsync(path, body, cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text) ?? throw new JsonException($"{path}: null");
    }
}
