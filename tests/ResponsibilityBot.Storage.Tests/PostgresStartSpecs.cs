using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Postgres;
using ResponsibilityBot.Testing;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>How PostgreSQL is begun with, and what the doctor says of it.</summary>
public sealed class PostgresStartSpecs(PostgresEngine postgres)
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Database=bot;Username=bot;Password=hidden;Timeout=5";

    [Fact]
    public async Task Several_processes_make_the_tables_of_an_empty_database_at_once()
    {
        await using var bare = await postgres.MakeEmptyAsync();
        Assert.StartsWith("Degraded", await ExamineAsync(bare.ConnectionString), StringComparison.Ordinal);
        var processes = Enumerable.Range(0, 3).Select(_ => new TemporaryDatabase(bare) { IsGuest = true }).ToList();
        await Task.WhenAll(processes.Select(process => process.StartProcessAsync()));
        Assert.True(await processes[0].Inbox.KeepAsync(processes[0].Inbound("a"), Cancel));
        Assert.Equal("a", (await processes[1].ClaimedAsync()).Id);
        Assert.Contains("has all", await ExamineAsync(bare.ConnectionString), StringComparison.Ordinal);
        foreach (var process in processes)
            await process.DisposeAsync();
    }

    [Fact]
    public async Task A_first_start_that_goes_well_tells_the_log_of_no_failure()
    {
        await using var bare = await postgres.MakeEmptyAsync();
        using var log = new Failures();
        await using var bot = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Provider", "Postgres"), new("Storage:ConnectionString", $"{bare.ConnectionString};Pooling=False")]).Build())
            .BuildServiceProvider();
        await bot.GetServices<IHostedService>().OfType<PostgresStart>().Single().StartAsync(Cancel);
        Assert.Empty(log.Said);
        Assert.Contains("has all", await ExamineAsync(bare.ConnectionString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_stops_the_start_with_the_cure_and_without_the_password()
    {
        await using var database = await TemporaryDatabase.StartAsync(postgres);
        await database.KillProcessAsync();
        var failure = await Assert.ThrowsAsync<IOException>(() => database.StartProcessAsync(Nowhere));
        Assert.Contains("The database bot at 127.0.0.1:1 cannot be used", failure.Message, StringComparison.Ordinal);
        Assert.Contains("start PostgreSQL", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named_with_the_cure()
    {
        await using var database = await TemporaryDatabase.StartAsync(postgres);
        await database.KillProcessAsync();
        var failure = await Assert.ThrowsAsync<IOException>(() => database.StartProcessAsync(TestServer.In("none")));
        Assert.Contains("CREATE DATABASE", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_may_make_no_tables_stops_the_start_in_one_line_with_the_cure()
    {
        await using var bare = await postgres.MakeEmptyAsync();
        var account = $"reader_{Guid.CreateVersion7():n}";
        bare.Look($"CREATE ROLE {account} LOGIN");
        await using var bot = new TemporaryDatabase(bare) { IsGuest = true };
        var failure = await Assert.ThrowsAsync<IOException>(() => bot.StartProcessAsync($"{bare.ConnectionString};Username={account};Pooling=False"));
        Assert.Contains("cannot be used (42501: permission denied for schema public); give the account that Storage:ConnectionString names the right", failure.Message, StringComparison.Ordinal);
        bare.Look($"DROP ROLE {account}");
    }

    [Fact]
    public async Task The_doctor_says_what_is_wrong_with_the_database()
    {
        await using var bare = await postgres.MakeAsync();
        Assert.StartsWith("Healthy", await ExamineAsync(bare.ConnectionString), StringComparison.Ordinal);
        Assert.Contains("start PostgreSQL", await ExamineAsync(Nowhere), StringComparison.Ordinal);
        Assert.Contains("CREATE DATABASE", await ExamineAsync(TestServer.In("none")), StringComparison.Ordinal);
        bare.Look("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0.0')");
        Assert.Contains("made by a newer version", await ExamineAsync(bare.ConnectionString), StringComparison.Ordinal);
        var reader = $"reader_{Guid.CreateVersion7():n}";
        bare.Look($"CREATE ROLE {reader} LOGIN");
        Assert.Contains("cannot be changed", await ExamineAsync($"{bare.ConnectionString};Username={reader}"), StringComparison.Ordinal);
        bare.Look($"DROP ROLE {reader}");
    }

    [Fact]
    public async Task A_text_that_the_server_would_refuse_is_kept_without_what_it_refuses()
    {
        await using var database = await TemporaryDatabase.StartAsync(postgres);
        Assert.True(await database.Inbox.KeepAsync(database.Inbound("a\0b"), Cancel));
        Assert.False(await database.Inbox.KeepAsync(database.Inbound("a\0b"), Cancel));
        Assert.Equal("a\uFFFDb", (await database.ClaimedAsync()).Id);
    }

    private static async Task<string> ExamineAsync(string connectionString)
    {
        var found = await new PostgresStep(Options.Create(new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = connectionString }))
            .CheckHealthAsync(new HealthCheckContext(), Cancel);
        return $"{found.Status}: {found.Description}";
    }

    /// <summary>What somebody who reads the log would look into.</summary>
    private sealed class Failures : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Said.Enqueue(formatter(state, exception));
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
