using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;
using ResponsibilityBot.Host.Webhooks;
using ResponsibilityBot.Storage;
using ResponsibilityBot.Storage.Webhooks;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.EndToEnd.Webhooks;

/// <summary>The part of the program that sends messages, on a database of its own. The clock stands until it is moved, all that is logged is kept.</summary>
internal sealed class WebhookStage : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("webhooks-").FullName;
    private readonly Notes notes = new();
    private readonly ServiceProvider services;

    private WebhookStage(string address, string environment, string former, Func<string, CancellationToken, Task<IPAddress[]>>? lookUp)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = Database,
            ["Webhooks:Endpoints:0:Name"] = "portal",
            ["Webhooks:Endpoints:0:Tenant"] = "t1",
            ["Webhooks:Endpoints:0:Address"] = address,
            ["Webhooks:Endpoints:0:Secret"] = Secret,
            ["Webhooks:Endpoints:0:FormerSecret"] = former,
            ["Webhooks:Endpoints:0:Events:0"] = WebhookEvents.RoundClosed,
        }).Build();
        var machine = Mock.Of<IHostEnvironment>(host => host.EnvironmentName == environment);
        services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(notes))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(machine)
            .AddWebhookSettings(configuration)
            .AddStorage(configuration)
            .AddSingleton(new WebhookLine(machine, Time, lookUp))
            .AddSingleton<WebhookSender>()
            .BuildServiceProvider();
    }

    /// <summary>The database, as a connection string.</summary>
    public string Database => $"Data Source={Path.Combine(folder, "bot.db")};Pooling=False";

    /// <summary>What messages are signed with.</summary>
    public static string Secret { get; } = WebhookSignature.CreateSecret();

    /// <summary>Begins now: the receivers' library looks at the real clock.</summary>
    public FakeTimeProvider Time { get; } = new LeapingTimeProvider(TimeProvider.System.GetUtcNow());

    /// <summary>All that was logged.</summary>
    public IReadOnlyCollection<string> Log => notes.Lines;

    /// <summary>Starts it.</summary>
    /// <param name="address">Where the webhook listens.</param>
    /// <param name="environment">Development or Production.</param>
    /// <param name="former">The secret before.</param>
    /// <param name="lookUp">Who knows the machines of a name; null for the system.</param>
    public static async Task<WebhookStage> StartAsync(string address, string environment = "Development", string former = "", Func<string, CancellationToken, Task<IPAddress[]>>? lookUp = null)
    {
        var stage = new WebhookStage(address, environment, former, lookUp);
        stage.services.GetRequiredService<IStartupValidator>().Validate();
        await stage.services.GetServices<IHostedService>().First().StartAsync(TestContext.Current.CancellationToken);
        return stage;
    }

    /// <summary>Lets something happen that the webhook hears of.</summary>
    public Task HappenAsync(string subject) => services.GetRequiredService<Database>().WriteAsync(
        sql =>
        {
            WebhookQueue.Keep(sql, ["portal"], new(WebhookEvents.RoundClosed, "t1", subject), """{"type":"round.closed","timestamp":"2026-11-26T12:00:00+00:00","data":{}}""", Time.GetUtcNow().ToUnixTimeMilliseconds());
            return true;
        },
        TestContext.Current.CancellationToken);

    /// <summary>Sends what is due.</summary>
    public Task SendAsync() => services.GetRequiredService<WebhookSender>().TendAsync(TestContext.Current.CancellationToken);

    /// <summary>What became of the only message.</summary>
    public async Task<ReportedWebhook> OutcomeAsync() => Assert.Single(await services.GetRequiredService<IWebhookReport>().ListAsync(null, TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
