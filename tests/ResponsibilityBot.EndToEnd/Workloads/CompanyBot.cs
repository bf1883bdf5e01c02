using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.Host;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Workloads;

/// <summary>The sample company: its roles and decisions are those of the sample, its inventory was taken in by the program, its bot runs, and Alex, who hosts, talks to it in their own chat.</summary>
public sealed class CompanyBot : IAsyncLifetime
{
    /// <summary>Whose it is: that of the web chat, so that its person on this machine sees the pages.</summary>
    public const string Tenant = "local";

    private readonly string folder = Directory.CreateTempSubdirectory("company-").FullName;
    private ConnectorService? service;
    private WebApplication? app;
    private int messages;

    public Uri Address => new(Running.Urls.First());

    private static string Inventory => Repository.PathOf("dialogs", "samples", "company", "inventory.csv");

    public IServiceProvider Services => Running.Services;

    private WebApplication Running => app ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync()
    {
        Copy(Repository.PathOf("dialogs"), Content);
        Copy(Repository.PathOf("dialogs", "samples", "company", "organisation"), Path.Combine(Content, "organisation"));
        var (exit, said) = await BotCommand.SayAsync("import", "workloads", Inventory, "--tenant", Tenant, "--content", Content, $"--Storage:ConnectionString={Database}");
        Assert.True(exit == 0, said);
        Report = said;
        service = await ConnectorService.StartAsync();
        app = BotSite.Build(
        [
            "--urls", "http://127.0.0.1:0", "--environment", "Development", $"--Storage:ConnectionString={Database}", $"--Content:Path={Content}", $"--WebChat:SigningKeyFile={Path.Combine(folder, "key")}",
            "--Access:Hosts:0=aad-0", "--Logging:LogLevel:Default=Warning",
        ]);
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }

        if (service is not null)
            await service.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What the program said when it took the inventory in.</summary>
    public string Report { get; private set; } = "";

    /// <summary>The folder of the content, the sample's organisation in it.</summary>
    public string Content => Path.Combine(folder, "dialogs");

    /// <summary>The database, as a connection string.</summary>
    public string Database => $"Data Source={Path.Combine(folder, "bot.db")};Pooling=False";

    /// <summary>What is answered, as the JSON of its activities.</summary>
    internal Task<string> SayAsync(string text) => DeliverAsync(text, null);

    /// <summary>Presses a button.</summary>
    internal Task<string> PressAsync(string verb, params (string Name, string Id)[] ids) =>
        DeliverAsync("", ActionData.Of(new Press(verb, ids.ToDictionary(id => id.Name, id => id.Id))).ToNode());

    private async Task<string> DeliverAsync(string text, JsonObject? value)
    {
        var activity = BotFixture.Activity(service?.Url ?? "", "alex", $"m{++messages}", text);
        activity["conversation"] = new JsonObject { ["id"] = "alex", ["conversationType"] = "personal", ["tenantId"] = Tenant };
        activity["value"] = value;
        activity["deliveryMode"] = "expectReplies";
        using var http = new HttpClient { BaseAddress = Address };
        using var answer = await http.PostAsJsonAsync(new Uri("api/messages", UriKind.Relative), activity, TestContext.Current.CancellationToken);
        var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, said);
        return said;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? to);
            File.Copy(file, copy);
        }
    }
}
