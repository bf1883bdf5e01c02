using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Sqlite;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public sealed class SqliteStepSpecs : IAsyncLifetime
{
    private TemporaryDatabase? database;

    private TemporaryDatabase Database => database ?? throw new InvalidOperationException("not started");

    private string Folder => Path.GetDirectoryName(Database.File) ?? "";

    public async ValueTask InitializeAsync() => database = await TemporaryDatabase.StartAsync();

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    [Fact]
    public async Task A_database_that_a_running_bot_uses_is_fine() =>
        await FoundAsync(HealthStatus.Healthy, "can be written and has all");

    [Fact]
    public async Task A_database_that_is_not_there_yet_is_fine_and_is_not_made()
    {
        var later = Path.Combine(Folder, "below", "later.db");
        await FoundAsync(HealthStatus.Healthy, "is not there yet; the first start makes it", later);
        Assert.False(Directory.Exists(Path.GetDirectoryName(later)));
    }

    [Fact]
    public async Task Nothing_is_left_behind()
    {
        await Database.KillProcessAsync();
        var before = Directory.GetFiles(Folder).Order(StringComparer.Ordinal).ToList();
        await FoundAsync(HealthStatus.Healthy, "can be written");
        Assert.Equal(before, Directory.GetFiles(Folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_database_that_lacks_a_migration_will_be_brought_up_to_date()
    {
        Database.Look("""DELETE FROM "__EFMigrationsHistory" """);
        await FoundAsync(HealthStatus.Degraded, "the next start applies them");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_not_for_this_one()
    {
        Database.Look("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '99.0.0')""");
        await FoundAsync(HealthStatus.Unhealthy, "was made by a newer version");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        var letter = Path.Combine(Folder, "letter.txt");
        await File.WriteAllTextAsync(letter, new string('x', 5000), Cancel);
        await FoundAsync(HealthStatus.Unhealthy, "restore a backup, or name another file in Storage:ConnectionString", letter);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        var found = await FoundAsync(HealthStatus.Unhealthy, "or name another place in Storage:ConnectionString", Path.Combine(Database.File, "bot.db"));
        Assert.Contains($"Nothing can be written in {Database.File}", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_another_program_writes_to_all_the_time_is_said_to_be_held()
    {
        using var holder = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database.File};Pooling=False");
        holder.Open();
        await using var transaction = holder.BeginTransaction(deferred: false);
        await FoundAsync(HealthStatus.Unhealthy, "another program holds it");
    }

    [Fact]
    public async Task A_setting_that_cannot_be_used_is_told_with_its_cure()
    {
        var step = new SqliteStep(new Refusing());
        var found = await step.CheckHealthAsync(new(), Cancel);
        Assert.Equal(HealthStatus.Unhealthy, found.Status);
        Assert.Equal("Storage:ConnectionString is empty; write something.", found.Description);
    }

    private async Task<string> FoundAsync(HealthStatus status, string says, string? file = null)
    {
        var step = new SqliteStep(Options.Create(new StorageOptions { ConnectionString = $"Data Source={file ?? Database.File}" }));
        var found = await step.CheckHealthAsync(new(), Cancel);
        Assert.Contains(says, found.Description, StringComparison.Ordinal);
        Assert.Equal(status, found.Status);
        return found.Description ?? "";
    }

    private sealed class Refusing : IOptions<StorageOptions>
    {
        public StorageOptions Value => throw new OptionsValidationException("", typeof(StorageOptions), ["Storage:ConnectionString is empty; write something."]);
    }
}
