using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Slack.Installs;
using ResponsibilityBot.Slack.Intake;
using ResponsibilityBot.Slack.WebApi;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Tests.Installs;

/// <summary>The program's Slack with its database, one process after another, and a browser.</summary>
internal sealed class InstallStage : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("slack-install-").FullName;
    private readonly Dictionary<string, string?> settings;
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Uri? site;
    private WebApplication? app;

    private InstallStage(bool canInstall, string botToken, Uri? site)
    {
        this.site = site;
        settings = new()
        {
            ["Storage:ConnectionString"] = $"Data Source={Database}",
            ["Slack:SigningSecret"] = "secret",
            ["Slack:BotToken"] = botToken,
            ["Slack:KeysFolder"] = Keys,
            ["Slack:ClientId"] = canInstall ? OAuthService.ClientId : "",
            ["Slack:ClientSecret"] = canInstall ? OAuthService.ClientSecret : "",
        };
    }

    public OAuthService Slack { get; } = new();

    public FakeTimeProvider Time { get; } = new(new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));

    public Notes Log { get; } = new();

    public string Database => Path.Combine(folder, "bot.db");

    public string Keys => Path.Combine(folder, "keys");

    public IWorkspaces Workspaces => Get<IWorkspaces>();

    public IInstallations Installations => Get<IInstallations>();

    public IConversations Conversations => Get<IConversations>();

    public static async Task<InstallStage> StartAsync(bool canInstall = true, string botToken = "", string? site = "https://bot.contoso.com")
    {
        var stage = new InstallStage(canInstall, botToken, site is null ? null : new(site));
        await stage.StartProcessAsync();
        return stage;
    }

    /// <summary>Another process on the same files.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartProcessAsync();
    }

    /// <summary>Ends the process; its files stay.</summary>
    public async Task StopAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        app = null;
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Opens a page; gives the answer and its text.</summary>
    public async Task<(HttpResponseMessage Answer, string Text)> OpenAsync(string path, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{app?.Urls.Single()}{path}");
        if (cookie is not null)
            request.Headers.Add("Cookie", $"{InstallEndpoints.Cookie}={cookie}");
        var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Leaves for Slack; gives the state and the cookie.</summary>
    public async Task<(string State, string Cookie)> LeaveAsync()
    {
        var (answer, _) = await OpenAsync("/slack/install");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var query = QueryHelpers.ParseQuery(answer.Headers.Location?.Query);
        return ($"{query["state"]}", CookieOf(answer).Split(';')[0][$"{InstallEndpoints.Cookie}=".Length..]);
    }

    /// <summary>Consents and comes back.</summary>
    public async Task<string> InstallAsync(string? team, string? enterprise = null, bool ends = false, string name = "Acme")
    {
        var (state, cookie) = await LeaveAsync();
        var (answer, text) = await OpenAsync($"/slack/oauth?code={Slack.Consent(team, enterprise, ends, name)}&state={state}", cookie);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return text;
    }

    public static string CookieOf(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("Set-Cookie"));

    /// <summary>The token of the bot in a workspace, or null.</summary>
    public async Task<string?> TokenAsync(string? team, string? enterprise = null, bool isOrganisation = false) =>
        (await Workspaces.FindAsync(new(team, enterprise, isOrganisation), TestContext.Current.CancellationToken))?.Token;

    /// <summary>Slack delivers that the app was removed.</summary>
    public Task RemovedAsync(string type, string team) => Get<SlackIntake>().TakeAsync(
        new(DeliveryKind.Event, JsonSerializer.SerializeToElement(new JsonObject
        {
            ["type"] = "event_callback",
            ["team_id"] = team,
            ["event_id"] = "Ev1",
            ["event"] = new JsonObject { ["type"] = type, ["tokens"] = new JsonObject { ["bot"] = new JsonArray("UBOT") } },
        })),
        TestContext.Current.CancellationToken);

    /// <summary>Keeps that the bot was spoken to in a workspace.</summary>
    public Task SpokenInAsync(string team) =>
        Conversations.KeepAsync(new("slack", team, "C1", Place.Channel, "{}", Time.GetUtcNow()), TestContext.Current.CancellationToken);

    public async Task<bool> IsRememberedAsync(string team) => await Conversations.FindAsync("slack", team, "C1", TestContext.Current.CancellationToken) is not null;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        browser.Dispose();
        Slack.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private T Get<T>()
        where T : notnull => (app ?? throw new InvalidOperationException("no process")).Services.GetRequiredService<T>();

    private async Task StartProcessAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.AddProvider(Log);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<TimeProvider>(Time).AddSingleton(new SlackSite(() => site));
        builder.Services.AddStorage(builder.Configuration).AddSlack(builder.Configuration);
        builder.Services.AddHttpClient(SlackApi.ClientName).ConfigurePrimaryHttpMessageHandler(() => Slack);
        app = builder.Build();
        app.MapSlack();
        await app.StartAsync(TestContext.Current.CancellationToken);
    }
}
