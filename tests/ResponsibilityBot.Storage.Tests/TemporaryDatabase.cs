using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Privacy;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Webhooks;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>A database of its own, and one process after another that uses it.</summary>
internal sealed class TemporaryDatabase(BareDatabase bare, params (string Key, string Value)[] settings) : IAsyncDisposable
{
    private ServiceProvider? process;

    /// <summary>Whether somebody else owns the database.</summary>
    public bool IsGuest { get; init; }

    public FakeTimeProvider Time { get; private init; } = new(DateTimeOffset.Parse("2026-01-05T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Who hears of what; nobody at first.</summary>
    public Hooks Hooks { get; private init; } = new();

    /// <summary>The file of SQLite.</summary>
    public string File => bare is FileDatabase folder ? folder.File : throw new InvalidOperationException("no file");

    public Database Database => Get<Database>();

    public IInbox Inbox => Get<IInbox>();

    public IOutbox Outbox => Get<IOutbox>();

    public IConversations Conversations => Get<IConversations>();

    public IInstallations Installations => Get<IInstallations>();

    public IQuizLedger Quizzes => Get<IQuizLedger>();

    public IPostedRounds Posted => Get<IPostedRounds>();

    public IBroadcasts Broadcasts => Get<IBroadcasts>();

    public IDeliveries Deliveries => Get<IDeliveries>();

    public IOwners Owners => Get<IOwners>();

    public IItemReports Reports => Get<IItemReports>();

    public IHabits Habits => Get<IHabits>();

    public IChallenges Challenges => Get<IChallenges>();

    public ISchedules Schedules => Get<ISchedules>();

    public IPeopleZones Zones => Get<IPeopleZones>();

    public ITeams Teams => Get<ITeams>();

    public IScores Scores => Get<IScores>();

    public IFigures Figures => Get<IFigures>();

    public IPersonalData PersonalData => Get<IPersonalData>();

    public IDirectLineStore DirectLine => Get<IDirectLineStore>();

    public ITopics Topics => Get<ITopics>();

    public IBacklog Backlog => Get<IBacklog>();

    public IWorkloads Workloads => Get<IWorkloads>();

    public IGapWatch GapWatch => Get<IGapWatch>();

    public IWebhooks Webhooks => Get<IWebhooks>();

    public IGapSightings GapSightings => Get<IGapSightings>();

    public Retention Retention => Get<Retention>();

    public IGapLedger Gaps => Get<IGapLedger>();

    public IGapReport GapReport => Get<IGapReport>();

    /// <summary>On SQLite.</summary>
    public static Task<TemporaryDatabase> StartAsync(params (string Key, string Value)[] settings) => StartAsync(new SqliteEngine(), settings);

    public static async Task<TemporaryDatabase> StartAsync(Engine engine, params (string Key, string Value)[] settings)
    {
        var database = new TemporaryDatabase(await engine.MakeAsync(), settings);
        await database.StartProcessAsync();
        return database;
    }

    /// <summary>Another process on the same database, by the same clock.</summary>
    public async Task<TemporaryDatabase> BesideAsync(params (string Key, string Value)[] others)
    {
        var beside = new TemporaryDatabase(bare, [.. settings, .. others]) { Time = Time, Hooks = Hooks, IsGuest = true };
        await beside.StartProcessAsync();
        return beside;
    }

    /// <summary>Starts one of the process's services that run beside its work.</summary>
    public async Task<T> RunAsync<T>()
        where T : IHostedService
    {
        var service = Get<IEnumerable<IHostedService>>().OfType<T>().Single();
        await service.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    /// <summary>Starts a process on the database; the one before must be gone.</summary>
    public async Task StartProcessAsync(string? connectionString = null)
    {
        process = Build(connectionString ?? bare.ConnectionString);
        process.GetRequiredService<IStartupValidator>().Validate();
        // Only what makes the database: the hourly worker is tested by itself.
        await process.GetServices<IHostedService>().First().StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Lets the process go without a word, as a kill does: the system closes its files, nothing is tidied up in the tables.</summary>
    public async Task KillProcessAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        process = null;
        bare.Close();
    }

    /// <summary>Kills the process and starts another; where several may run, after what the dead one had claimed has lapsed.</summary>
    public async Task RestartAsync()
    {
        await KillProcessAsync();
        if (bare is ServerDatabase)
            bare.Look("UPDATE inbox SET due_at = 0 WHERE state = 1; UPDATE outbox SET due_at = 0 WHERE state = 1");
        await StartProcessAsync();
    }

    /// <summary>The database past all our code.</summary>
    public BareDatabase Bare => bare;

    /// <inheritdoc cref="BareDatabase.Look"/>
    public object? Look(string sql) => bare.Look(sql);

    public async ValueTask DisposeAsync()
    {
        await KillProcessAsync();
        if (!IsGuest)
            await bare.DisposeAsync();
    }

    /// <summary>The report as a command reads it: from a program of its own, beside the bot or without it.</summary>
    public async Task<IReadOnlyList<CountedGap>> ReadBesideAsync(string? file = null)
    {
        await using var command = new ServiceCollection().AddStoredReports(Configuration(file is null ? $"{bare.ConnectionString};Pooling=False" : $"Data Source={file};Pooling=False")).BuildServiceProvider();
        return await command.GetRequiredService<IGapReport>().ListAsync(new(), TestContext.Current.CancellationToken);
    }

    internal T Get<T>()
        where T : notnull => (process ?? throw new InvalidOperationException("no process")).GetRequiredService<T>();

    private ServiceProvider Build(string connectionString) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(Time)
        .AddSingleton<IWebhookSubscribers>(Hooks)
        .AddStorage(Configuration(connectionString))
        .BuildServiceProvider();

    private IConfigurationRoot Configuration(string connectionString) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("Storage:Provider", bare.Provider), new("Storage:ConnectionString", connectionString), .. settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))])
        .Build();
}

/// <summary>Webhooks of a test.</summary>
internal sealed class Hooks : IWebhookSubscribers
{
    /// <summary>Names by tenant and kind.</summary>
    public List<(string Name, string Tenant, string Kind)> All { get; } = [];

    public IReadOnlyList<string> Of(string tenant, string kind) => [.. All.Where(hook => hook.Tenant == tenant && hook.Kind == kind).Select(hook => hook.Name)];
}
