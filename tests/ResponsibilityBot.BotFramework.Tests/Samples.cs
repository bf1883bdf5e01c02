using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Tests;

internal static class Samples
{
    public const string Service = "https://smba.trafficmanager.net/emea/";

    public static DateTimeOffset Now { get; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A message as Teams sends it in a channel.</summary>
    public static JsonObject Message(string text = "<at>Bot</at> who patches the OS in PaaS?") => new()
    {
        ["type"] = "message",
        ["id"] = "1700000000001",
        ["text"] = text,
        ["serviceUrl"] = Service,
        ["channelId"] = "msteams",
        ["locale"] = "en-GB",
        ["from"] = new JsonObject { ["id"] = "29:maria", ["name"] = "Maria", ["aadObjectId"] = "aad-maria" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Bot" },
        ["conversation"] = new JsonObject
        {
            ["id"] = "19:abc@thread.tacv2;messageid=17",
            ["conversationType"] = "channel",
            ["isGroup"] = true,
            ["tenantId"] = "tenant-1",
        },
        ["entities"] = new JsonArray(Mention("28:bot", "Bot")),
    };

    public static JsonObject Mention(string id, string name, string? text = null) => new()
    {
        ["type"] = "mention",
        ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
        ["text"] = text ?? $"<at>{name}</at>",
    };

    public static JsonObject With(this JsonObject activity, string name, JsonNode? value)
    {
        activity[name] = value;
        return activity;
    }

    public static byte[] Bytes(this JsonNode activity) => Encoding.UTF8.GetBytes(activity.ToJsonString());

    public static Activity Read(this JsonNode json)
    {
        var (activity, problem) = ActivityBody.Read(json.Bytes());
        Assert.Null(problem);
        Assert.NotNull(activity);
        return activity;
    }

    public static Turn? Turn(this JsonNode json) => ActivityTurn.Read(json.Read(), "key", Now);

    public static Inbound Inbound(this JsonNode json) => ActivityInbound.Of(ConnectorChannel.ChannelName, json.Read(), json.ToJsonString(), Now);

    public static ServiceHosts Hosts(string environment, bool dangerous = false, params string[] allowed)
    {
        var options = new BotFrameworkOptions { DangerouslyAllowUnauthenticatedRequests = dangerous };
        foreach (var host in allowed)
            options.AllowedServiceHosts.Add(host);
        return new(Options.Create(options), new Surroundings(environment));
    }

    /// <summary>The way to the connector of a bot without credentials.</summary>
    public static ConnectorTransport Transport(IHttpClientFactory clients)
    {
        var options = Options.Create(new BotFrameworkOptions());
        var time = new FakeTimeProvider(Now);
        var identity = new ManagedIdentity(new ConfigurationBuilder().Build());
        var tokens = new AppTokens(options, new TokenRequest(options, identity, time), clients, time, NullLogger<AppTokens>.Instance);
        return new(clients, Hosts("Production"), tokens, time, NullLogger<ConnectorTransport>.Instance);
    }

    /// <summary>Which environment the program runs in.</summary>
    internal sealed class Surroundings(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
