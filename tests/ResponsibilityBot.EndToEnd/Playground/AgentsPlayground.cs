using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using ResponsibilityBot.EndToEnd.WebChat;

namespace ResponsibilityBot.EndToEnd.Playground;

/// <summary>
/// The Microsoft 365 Agents Playground, a local stand-in for Teams that Microsoft wrote: it posts to a bot and takes the replies at its own
/// connector. Its conversations have ids of their own in each test. Spoken to through its REST side here, or with a
/// <see cref="PlaygroundPage"/>.
/// </summary>
internal sealed class AgentsPlayground : IAsyncDisposable
{
    /// <summary>What the bot is called here.</summary>
    public const string BotName = "ResponsibilityBot";

    /// <summary>The mark of a mention of the bot in a text.</summary>
    public const string Mention = $"<at>{BotName}</at>";

    /// <summary>The team, whose first channel is named General.</summary>
    public const string TeamName = "Cloud team";

    private const string BotId = "28:responsibilitybot";
    private const string PersonId = "29:maria";

    private static readonly string Cli = Path.Combine(Peers.Folder, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");

    private readonly string folder;
    private readonly ServerProcess process;
    private readonly HttpClient http;
    private readonly ClientWebSocket stream = new();

    private AgentsPlayground(string folder, ServerProcess process, Uri address)
    {
        this.folder = folder;
        this.process = process;
        Address = address;
        http = new() { BaseAddress = address };
    }

    public Uri Address { get; }

    public static string PersonalChat => $"a:{Own}";

    public static string GroupChat => $"19:{Own}@thread.v2";

    /// <summary>The team and its channel General have the same id.</summary>
    public static string General => $"19:{Own}@thread.tacv2";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Own => TestContext.Current.Test?.UniqueID ?? throw new InvalidOperationException("outside a test");

    /// <summary>Starts it for a bot.</summary>
    /// <param name="messages">The bot's <c>/api/messages</c>.</param>
    /// <param name="options">Of its command line, such as <c>--delivery-mode</c>.</param>
    public static async Task<AgentsPlayground> StartAsync(Uri messages, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("playground-").FullName;
        var settings = Path.Combine(folder, "settings.yml");
        await File.WriteAllTextAsync(settings, Settings().ToJsonString(), Cancel);
        var start = new ProcessStartInfo("node", [Cli, "start", "-e", messages.ToString(), "-p", "0", "--disable-telemetry", .. options]) { WorkingDirectory = folder };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        start.Environment["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = settings;
        start.Environment["M365_AGENTS_PLAYGROUND_LOGFILE"] = Path.Combine(folder, "playground.log");

        // With the option alone, what it reports with still asks the cloud under this machine who it is.
        start.Environment["APPLICATIONINSIGHTS_CONFIGURATION_CONTENT"] = """{"disableAppInsights":true,"disableStatsbeat":true}""";
        var (process, address) = await ServerProcess.StartAsync(start, AddressIn);
        var playground = new AgentsPlayground(folder, process, address);
        try
        {
            await playground.stream.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/_ws_conversation/v1/conversations/stream" }.Uri, Cancel);
            return playground;
        }
        catch
        {
            await playground.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds the bot to a conversation, with the two activities that Teams sends then.</summary>
    public Task InstallAsync(string conversation) => PostAsync($"_debug/conversation/{conversation}/installation", new JsonObject());

    /// <summary>A person says something, and mentions the bot wherever the text has its mark.</summary>
    public Task SayAsync(string conversation, string text) => PostAsync($"_conversation/v1/conversations/{conversation}/messages", new JsonObject
    {
        ["type"] = "text",
        ["text"] = text,
        ["textFormat"] = "plain",
        ["from"] = new JsonObject { ["id"] = PersonId },
        ["mentions"] = text.Contains(Mention, StringComparison.Ordinal)
            ? new JsonArray(new JsonObject { ["mentioned"] = new JsonObject { ["id"] = BotId, ["name"] = BotName }, ["text"] = Mention })
            : [],
    });

    /// <summary>Presses an <c>Action.Submit</c> on a message of the bot.</summary>
    public Task SubmitAsync(string conversation, string message, JsonNode? data) => PostAsync("_conversation/v1/submit", new JsonObject
    {
        ["conversation"] = new JsonObject { ["id"] = conversation },
        ["from"] = new JsonObject { ["id"] = PersonId },
        ["replyToId"] = message,
        ["value"] = data?.DeepClone(),
    });

    /// <summary>An invoke of a message extension, sent to the bot as Teams sends it; the bot's answer.</summary>
    public async Task<JsonNode> InvokeAsync(string conversation, string name, JsonNode value)
    {
        var invoke = new JsonObject
        {
            ["name"] = name,
            ["conversation"] = new JsonObject { ["id"] = conversation },
            ["from"] = new JsonObject { ["id"] = PersonId },
            ["value"] = value,
        };
        using var answer = await http.PostAsJsonAsync("_conversation/v1/invoke", invoke, Cancel);
        var body = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{name}: {(int)answer.StatusCode} {body}");
        return JsonNode.Parse(body) ?? throw new InvalidOperationException("null");
    }

    /// <summary>An activity as the Playground would send it, such as <c>uninstall</c>.</summary>
    public async Task<JsonNode> TemplateAsync(string conversation, string type) =>
        await http.GetFromJsonAsync<JsonNode>($"_internal/v1/customActivities/template?conversationId={Uri.EscapeDataString(conversation)}&type={type}", Cancel)
        ?? throw new InvalidOperationException("null");

    /// <summary>The next message that the bot has put into any conversation, and which conversation that is.</summary>
    public async Task<(string Conversation, JsonNode Message)> NextAsync()
    {
        while (true)
        {
            var frame = JsonNode.Parse(await TestClient.FrameAsync(stream) ?? throw new InvalidOperationException("the stream was closed"));
            if ((string?)frame?["action"] == "createMessage" && frame["message"] is { } message && (string?)message["from"]?["id"] == BotId)
                return ((string?)frame["actionConversationId"] ?? "", message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        stream.Dispose();
        http.Dispose();
        await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task PostAsync(string path, JsonNode body)
    {
        using var answer = await http.PostAsJsonAsync(path, body, Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancel)}");
    }

    private static Uri? AddressIn(string line)
    {
        const string Listening = "Listening on ";
        return line.StartsWith(Listening, StringComparison.Ordinal)
            ? new Uri($"http://localhost:{int.Parse(line[Listening.Length..], CultureInfo.InvariantCulture)}/")
            : null;
    }

    /// <summary>Who and what there is. It wants at least five other people; JSON is YAML.</summary>
    private static JsonObject Settings() => new()
    {
        ["version"] = "0.1.1",
        ["tenantId"] = "tenant-1",
        ["bot"] = new JsonObject { ["id"] = BotId, ["name"] = BotName },
        ["currentUser"] = Person(PersonId, "Maria", "Lopez"),
        ["users"] = new JsonArray(
            Person("29:adele", "Adele", "Vance"), Person("29:isaiah", "Isaiah", "Langer"), Person("29:lynne", "Lynne", "Robbins"),
            Person("29:megan", "Megan", "Bowen"), Person("29:patti", "Patti", "Fernandez")),
        ["personalChat"] = new JsonObject { ["id"] = PersonalChat },
        ["groupChat"] = new JsonObject { ["id"] = GroupChat, ["name"] = "Migration" },
        ["team"] = new JsonObject { ["id"] = General, ["name"] = TeamName, ["aadGroupId"] = $"group-{Own}", ["channels"] = new JsonArray() },
    };

    private static JsonObject Person(string id, string given, string family) => new()
    {
        ["id"] = id,
        ["name"] = $"{given} {family}",
        ["givenName"] = given,
        ["surname"] = family,
        ["userPrincipleName"] = $"{given.ToLowerInvariant()}@example.com",
        ["email"] = $"{given.ToLowerInvariant()}@example.com",
        ["aadObjectId"] = "aad-" + id[3..],
    };
}
