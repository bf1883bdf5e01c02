using System.Text.Json.Nodes;

namespace ResponsibilityBot.EndToEnd;

/// <summary>One bot in Development and one service for all tests of a class; each test speaks in conversations of its own.</summary>
public sealed class BotFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("bot-").FullName;
    private BotProcess? bot;
    private ConnectorService? service;

    internal BotProcess Bot => bot ?? throw new InvalidOperationException("not started");

    internal ConnectorService Service => service ?? throw new InvalidOperationException("not started");

    internal string Database => Path.Combine(folder, "bot.db");

    public async ValueTask InitializeAsync()
    {
        service = await ConnectorService.StartAsync();
        bot = await BotProcess.StartAsync(Database);
    }

    public async ValueTask DisposeAsync()
    {
        if (bot is not null)
            await bot.DisposeAsync();
        if (service is not null)
            await service.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A message as the Agents Playground sends it.</summary>
    internal JsonObject Message(string conversation, string id, string text = "who patches the operating system in PaaS?") => Activity(Service.Url, conversation, id, text);

    internal static JsonObject Activity(string service, string conversation, string id, string text) => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["text"] = text,
        ["serviceUrl"] = service,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "user-id-0", ["name"] = "Alex", ["aadObjectId"] = "aad-0" },
        ["recipient"] = new JsonObject { ["id"] = "bot-id", ["name"] = "ResponsibilityBot" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal", ["tenantId"] = "tenant-1" },
    };
}
