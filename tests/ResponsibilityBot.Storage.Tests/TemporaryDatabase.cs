using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Privacy;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>A database file in a folder of its own, and one process after another that uses it.</summary>
internal sealed class TemporaryDatabase(params (string Key, string Value)[] settings) : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("storage-").FullName;
    private ServiceProvider? process;

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.Parse("2026-01-05T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

    public string File => Path.Combine(folder, "data", "bot.db");

    public Database Database => Get<Database>();

    public IInbox Inbox => Get<IInbox>();

    public IOutbox Outbox => Get<IOutbox>();

    public IConversations Conversations => Get<IConversations>();

    public IInstallations Installations => Get<IInstallations>();

    public IQuizLedger Quizzes => Get<IQuizLedger>();

    public IPostedRounds Posted => Get<IPostedRounds>();

    public IItemReports Reports => Get<IItemReports>();

    public IHabits Habits => Get<IHabits>();
    public ISchedules Schedules => Get<ISchedules>();

    public IPeopleZones Zones => Get<IPeopleZones>();

    public ITeams Teams => Get<ITeams>();

    public IScores Scores => Get<IScores>();

    public IPersonalData PersonalData => Get<IPersonalData>();

    public IDirectLineStore DirectLine => Get<IDirectLineStore>();

    public ITopics Topics => Get<ITopics>();

    public Retention Retention => Get<Retention>();

    public IGapLedger Gaps => Get<IGapLedger>();

    public IGapReport GapReport => Get<IGapReport>();

    public static async Task<TemporaryDatabase> StartAsync(params (string Key, string Value)[] settings)
    {
        var database = new TemporaryDatabase(settings);
        await database.StartProcessAsync();
        return database;
    }

    /// <summary>Starts a process on the file; the one before must be gone.</summary>
    public async Task StartProcessAsync(string? connectionString = null)
    {
        process = Build(connectionString ?? $"Data Source={File}");
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
        SqliteConnection.ClearAllPools();
    }

    public async Task RestartAsync()
    {
        await KillProcessAsync();
        await StartProcessAsync();
    }

    /// <summary>What a look into the file says, past all our code.</summary>
    public object? Look(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public async ValueTask DisposeAsync()
    {
        await KillProcessAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The report as a command reads it: from a program of its own, beside the bot or without it.</summary>
    public async Task<IReadOnlyList<CountedGap>> ReadBesideAsync(string? file = null)
    {
        await using var command = new ServiceCollection().AddStoredReports(Configuration($"Data Source={file ?? File};Pooling=False")).BuildServiceProvider();
        return await command.GetRequiredService<IGapReport>().ListAsync(new(), TestContext.Current.CancellationToken);
    }

    private T Get<T>()
        where T : notnull => (process ?? throw new InvalidOperationException("no process")).GetRequiredService<T>();

    private ServiceProvider Build(string connectionString) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(Time)
        .AddStorage(Configuration(connectionString))
        .BuildServiceProvider();

    private IConfigurationRoot Configuration(string connectionString) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("Storage:ConnectionString", connectionString), .. settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))])
        .Build();
}
