using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Postgres;
using ResponsibilityBot.Storage.Sqlite;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public sealed class StartSpecs(PostgresEngine postgres)
{
    [Fact]
    public async Task A_start_after_one_that_was_killed_while_it_migrated_does_not_hang()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        await database.KillProcessAsync();
        // What such a process leaves behind: EF's lock row, and tables that are not all there.
        database.Look("""
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT OR REPLACE INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
            DELETE FROM "__EFMigrationsHistory";
            """);
        database.Look(string.Concat(Tables.Select(table => $"DROP TABLE {table};")));

        await database.StartProcessAsync().WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.True(await database.Inbox.KeepAsync(database.Inbound("a"), Cancel));
    }

    /// <summary>Every table of ours, those first that point to others.</summary>
    private static IEnumerable<string> Tables => typeof(BotDbContext).GetProperties()
        .Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
        .Select(property => string.Concat(property.Name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}")))
        .Select(name => name.Replace("direct_line", "directline", StringComparison.Ordinal))
        .OrderByDescending(name => name == "directline_activities");

    [Fact]
    public async Task A_database_of_an_older_program_is_brought_up_to_date_and_keeps_what_it_holds()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        await database.KillProcessAsync();
        database.Look("""DELETE FROM "__EFMigrationsHistory" WHERE migration_id LIKE '%_Gaps'; DROP TABLE gaps; DROP TABLE questions""");

        await database.StartProcessAsync();
        Assert.Equal(0L, database.Look("SELECT (SELECT COUNT(*) FROM gaps) + (SELECT COUNT(*) FROM questions)"));
        Assert.Equal("a", (await database.ClaimedAsync()).Id);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_program_starts_and_works_on_the_tables_of_a_newer_one(string engine)
    {
        await using var database = await TemporaryDatabase.StartAsync(engine == "Sqlite" ? new SqliteEngine() : postgres);
        await database.KillProcessAsync();
        database.Look("""
            INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '99.0.0');
            ALTER TABLE inbox ADD COLUMN later INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE outbox ADD COLUMN later TEXT;
            CREATE TABLE later (id INTEGER)
            """);
        await database.StartProcessAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        var claimed = await database.ClaimedAsync();
        await database.Inbox.FinishAsync(claimed, [claimed.Reply()], welcome: null, Cancel);
        Assert.Equal("a#0", (await database.ClaimedSendAsync()).Id);
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_is_told_to_keep_off()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var refused = await Assert.ThrowsAsync<IOException>(
            () => FileLock.TakeAsync(database.File + ".lock", TimeSpan.Zero, database.Time, Cancel));
        Assert.Contains("Another process uses the database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_in_WAL_mode()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        Assert.Equal("wal", database.Look("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_command_says_what_to_do_where_there_is_no_database_or_an_older_one()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        var none = await Assert.ThrowsAsync<FileNotFoundException>(() => database.ReadBesideAsync(database.File + "x"));
        Assert.Contains("Start the bot once", none.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(database.File + "x"));

        database.Look("""DELETE FROM "__EFMigrationsHistory" WHERE migration_id LIKE '%_Gaps'; DROP TABLE gaps""");
        var older = await Assert.ThrowsAsync<IOException>(() => database.ReadBesideAsync());
        Assert.Contains("older than this program", older.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_migrations_make_exactly_the_model()
    {
        using var sqlite = new DesignTimeContext().CreateDbContext([]);
        Assert.False(sqlite.Database.HasPendingModelChanges(), "the model changed: add a migration for SQLite");
        using var postgres = new DesignTimePostgresContext().CreateDbContext([]);
        Assert.False(postgres.Database.HasPendingModelChanges(), "the model changed: add a migration for PostgreSQL");
    }

    [Theory]
    [InlineData("Postgres", "Host=localhost", "names no database")]
    [InlineData("Postgres", "Database=bot", "names no server")]
    [InlineData("Postgres", "Data Source=data/responsibilitybot.db", "cannot be read as one of PostgreSQL")]
    [InlineData("Sqlite", "", "is empty")]
    [InlineData("Sqlite", "Data Source=:memory:", "must name a file")]
    [InlineData("Sqlite", "Data Source=x.db;Mode=Memory", "must name a file")]
    [InlineData("Sqlite", "Data Source=x.db;Mode=ReadOnly", "must allow writing")]
    [InlineData("Sqlite", "nonsense", "cannot be read")]
    public void A_wrong_setting_is_refused_with_a_sentence_that_names_it(string provider, string connectionString, string says)
    {
        var result = new StorageOptionsValidator().Validate(
            null, new StorageOptions { Provider = Enum.Parse<StorageProvider>(provider), ConnectionString = connectionString });
        Assert.True(result.Failed);
        Assert.Contains("Storage:", result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains(says, result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3650, true)]
    [InlineData(3651, false)]
    public void Retention_is_between_a_day_and_ten_years(int days, bool allowed) =>
        Assert.Equal(allowed, new PrivacyOptionsValidator().Validate(null, new PrivacyOptions { RetentionDays = days }).Succeeded);

    [Fact]
    public void A_number_that_is_out_of_its_range_is_told_with_its_key_and_the_range()
    {
        Assert.Equal(
            ["Privacy:RetentionDays is 0; write 1 to 3650.", "Privacy:MinimumGroupSize is 1; write 2 to 1000."],
            new PrivacyOptionsValidator().Validate(null, new PrivacyOptions { RetentionDays = 0, MinimumGroupSize = 1 }).Failures);
        Assert.Equal(
            ["Growth:MinimumCount is 0; write 1 to 1000.", "Growth:MaximumRows is 1000001; write 100 to 1000000.", "Growth:RetentionDays is 3651; write 1 to 3650."],
            new GrowthOptionsValidator().Validate(null, new GrowthOptions { MinimumCount = 0, MaximumRows = 1_000_001, RetentionDays = 3651 }).Failures);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        await database.KillProcessAsync();
        await Assert.ThrowsAsync<OptionsValidationException>(() => database.StartProcessAsync("Data Source=:memory:"));
    }

    [Fact]
    public async Task Two_statements_of_one_transaction_stand_or_fall_together()
    {
        await using var database = await TemporaryDatabase.StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("a"), Cancel);
        var claimed = await database.ClaimedAsync();
        database.Look("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        await Assert.ThrowsAsync<SqliteException>(() => database.Inbox.FinishAsync(claimed, [claimed.Reply()], welcome: null, Cancel));
        Assert.Equal(1L, database.Look("SELECT state FROM inbox"));

        database.Look("DROP TRIGGER full");
        await database.Inbox.FinishAsync(claimed, [claimed.Reply()], welcome: null, Cancel);
        Assert.Equal("a#0", (await database.ClaimedSendAsync()).Id);
    }
}
