using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ResponsibilityBot.Storage.Copies;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>Backups, what is brought back from them, and the way to another engine.</summary>
public sealed class CopySpecs(PostgresEngine postgres) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("copies-");

    private string Backup => Path.Combine(folder.FullName, "backup.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("Sqlite", "Sqlite")]
    [InlineData("Sqlite", "Postgres")]
    [InlineData("Postgres", "Sqlite")]
    [InlineData("Postgres", "Postgres")]
    public async Task What_a_backup_holds_is_restored_row_by_row_into_either_engine(string from, string into)
    {
        await using var source = await FilledAsync(from);
        var rows = await RowsAsync(source);
        Assert.All(rows, table => Assert.Equal(3, table.Value.Count));
        await Copies(source).BackUpAsync(Backup, Cancel);

        await using var target = Bare(into, await EmptyAsync(into));
        await Copies(target).RestoreAsync(Backup, Cancel);
        Assert.Equal(rows, await RowsAsync(target));
        Assert.Equal(rows, await RowsAsync(source));
    }

    [Theory]
    [InlineData("Sqlite", "Postgres")]
    [InlineData("Postgres", "Sqlite")]
    public async Task A_move_copies_every_row_leaves_the_old_database_and_counts_on_in_the_new_one(string from, string into)
    {
        await using var source = await FilledAsync(from);
        var rows = await RowsAsync(source);
        await using var target = Bare(into, await EmptyAsync(into));
        Assert.Equal(rows.Sum(table => table.Value.Count), await Copies(source).MoveAsync(target.ConnectionString, Cancel));
        Assert.Equal(rows, await RowsAsync(target));
        Assert.Equal(rows, await RowsAsync(source));

        // The numbers that the database gives go on behind the highest that came.
        await using var bot = new TemporaryDatabase(target) { IsGuest = true };
        await bot.StartProcessAsync();
        Assert.True(await bot.Inbox.KeepAsync(bot.Inbound("new"), Cancel));
        Assert.Equal((long)int.MaxValue + 4, Convert.ToInt64(bot.Look("SELECT MAX(sequence) FROM inbox"), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_sign_that_PostgreSQL_takes_in_no_text_is_replaced()
    {
        await using var source = await FilledAsync("Sqlite");
        source.Look("UPDATE teams SET name = 'a' || char(0) || 'b'");
        await using var target = Bare("Postgres", await EmptyAsync("Postgres"));
        await Copies(source).MoveAsync(target.ConnectionString, Cancel);
        Assert.Equal("a\uFFFDb", target.Look("SELECT name FROM teams LIMIT 1"));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_backup_is_written_while_the_bot_runs_and_only_its_account_may_read_it(string engine)
    {
        await using var bot = await TemporaryDatabase.StartAsync(Engine(engine));
        await bot.Inbox.KeepAsync(bot.Inbound("a"), Cancel);
        await Copies(bot.Bare).BackUpAsync(Backup, Cancel);
        Assert.True(await bot.Inbox.KeepAsync(bot.Inbound("b"), Cancel));
        Assert.Equal(1L, Look(Backup, "SELECT COUNT(*) FROM inbox"));
        Assert.Equal([Backup], Directory.GetFiles(folder.FullName));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
    }

    [Fact]
    public async Task A_file_that_is_there_already_is_never_written_over()
    {
        await using var bot = await TemporaryDatabase.StartAsync();
        await File.WriteAllTextAsync(Backup, "mine", Cancel);
        Assert.Contains("is there already", await RefusedAsync(Copies(bot.Bare).BackUpAsync(Backup, Cancel)), StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Backup, Cancel));
        await bot.Inbox.KeepAsync(bot.Inbound("a"), Cancel);
        await Copies(bot.Bare).BackUpAsync(Backup + "2", Cancel);
        await bot.KillProcessAsync();
        Assert.Contains("is there already and not empty; move it", await RefusedAsync(Copies(bot.Bare).RestoreAsync(Backup + "2", Cancel)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tables without rows", true)]
    [InlineData("nothing at all", true)]
    [InlineData("tables of another program", false)]
    [InlineData("a broken database", false)]
    public async Task A_backup_takes_the_place_of_a_file_that_is_empty_and_of_no_other(string what, bool isTaken)
    {
        await using var source = await FilledAsync("Sqlite");
        await Copies(source).BackUpAsync(Backup, Cancel);
        await using var target = new FileDatabase();
        await Copies(target).MigrateAsync(Cancel);
        if (what == "nothing at all")
            await File.WriteAllTextAsync(target.File, "", Cancel);
        else if (what == "tables of another program")
            Empty(target.File);
        else if (what == "a broken database")
            await File.WriteAllTextAsync(target.File, new string('x', 5000), Cancel);
        var before = await File.ReadAllBytesAsync(target.File, Cancel);

        if (isTaken)
        {
            await Copies(target).RestoreAsync(Backup, Cancel);
            Assert.Equal(await RowsAsync(source), await RowsAsync(target));
            return;
        }

        Assert.Contains("is there already and not empty; move it", await RefusedAsync(Copies(target).RestoreAsync(Backup, Cancel)), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(target.File, Cancel));
    }

    [Fact]
    public async Task Where_there_is_no_database_there_is_no_backup()
    {
        await using var bare = new FileDatabase();
        Assert.Contains("There is no file", await RefusedAsync(Copies(bare).BackUpAsync(Backup, Cancel)), StringComparison.Ordinal);
        Assert.False(File.Exists(Backup));
        Assert.Contains("There is no file", await RefusedAsync(Copies(bare).RestoreAsync(Backup, Cancel)), StringComparison.Ordinal);
        Assert.False(Path.Exists(bare.File));
    }

    [Fact]
    public async Task Nothing_is_brought_into_a_database_that_a_bot_uses()
    {
        await using var bot = await TemporaryDatabase.StartAsync();
        await Copies(bot.Bare).BackUpAsync(Backup, Cancel);
        Assert.Contains("Another process uses", await RefusedAsync(Copies(bot.Bare).RestoreAsync(Backup, Cancel)), StringComparison.Ordinal);
        Assert.Contains("Another process uses", await RefusedAsync(Copies(bot.Bare).MigrateAsync(Cancel)), StringComparison.Ordinal);
        await using var server = await TemporaryDatabase.StartAsync(postgres);
        await server.Inbox.KeepAsync(server.Inbound("a"), Cancel);
        Assert.Contains("connections of a running bot", await RefusedAsync(Copies(server.Bare).RestoreAsync(Backup, Cancel)), StringComparison.Ordinal);
        Assert.Contains("connections of a running bot", await RefusedAsync(Copies(server.Bare).MoveAsync($"Data Source={Backup}2", Cancel)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_broken_file_a_strange_one_and_one_of_a_newer_version_are_refused(string engine)
    {
        await using var source = await FilledAsync("Sqlite");
        await Copies(source).BackUpAsync(Backup, Cancel);
        await using var target = Bare(engine, await EmptyAsync(engine));
        Assert.Contains("newer version", await RefusedAsync(Copies(target).RestoreAsync(
            Copy("newer", file => Look(file, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0.0')")), Cancel)), StringComparison.Ordinal);
        Assert.Contains("is broken", await RefusedAsync(Copies(target).RestoreAsync(Copy("torn", Tear), Cancel)), StringComparison.Ordinal);
        Assert.Contains("is broken", await RefusedAsync(Copies(target).RestoreAsync(Copy("text", file => File.WriteAllText(file, new string('x', 5000))), Cancel)), StringComparison.Ordinal);
        Assert.Contains("is no backup", await RefusedAsync(Copies(target).RestoreAsync(Copy("other", Empty), Cancel)), StringComparison.Ordinal);

        // Nothing of all that is there now, so a good one can still be restored.
        await Copies(target).RestoreAsync(Backup, Cancel);
        Assert.Equal(await RowsAsync(source), await RowsAsync(target));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_backup_of_an_older_version_can_be_restored(string engine)
    {
        await using var source = await FilledAsync("Sqlite");
        await Copies(source).BackUpAsync(Backup, Cancel);
        Look(Backup, """DELETE FROM "__EFMigrationsHistory" WHERE migration_id LIKE '%_Gaps'; DROP TABLE gaps; DROP TABLE questions""");
        await using var target = Bare(engine, await EmptyAsync(engine));
        await Copies(target).RestoreAsync(Backup, Cancel);
        await Copies(target).MigrateAsync(Cancel);
        Assert.Equal(0L, target.Look("SELECT COUNT(*) FROM gaps"));
        Assert.Equal(3L, target.Look("SELECT COUNT(*) FROM points"));
    }

    [Fact]
    public async Task A_target_with_rows_is_refused_and_keeps_its_own()
    {
        await using var source = await FilledAsync("Sqlite");
        await using var target = await FilledAsync("Postgres");
        var before = await RowsAsync(target);
        Assert.Contains("already; name an empty database", await RefusedAsync(Copies(source).MoveAsync(target.ConnectionString, Cancel)), StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync(target));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Where_one_table_fails_no_table_has_rows(string engine)
    {
        await using var source = await FilledAsync(engine == "Sqlite" ? "Postgres" : "Sqlite");
        await using var target = Bare(engine, await EmptyAsync(engine));
        await Copies(target).MigrateAsync(Cancel);
        target.Fill("zones");
        await Assert.ThrowsAsync<IOException>(() => Copies(source).MoveAsync(target.ConnectionString, Cancel));
        Assert.All(await RowsAsync(target), table => Assert.Empty(table.Value));
        target.Empty("zones");
        await Copies(source).MoveAsync(target.ConnectionString, Cancel);
        Assert.Equal(await RowsAsync(source), await RowsAsync(target));
    }

    [Fact]
    public async Task A_target_that_cannot_be_read_or_reached_or_is_its_own_is_named_with_the_cure()
    {
        await using var source = await FilledAsync("Sqlite");
        var wrong = await Assert.ThrowsAsync<FormatException>(() => Copies(source).MoveAsync("somewhere", Cancel));
        Assert.Contains("Data Source=data/responsibilitybot.db", wrong.Message, StringComparison.Ordinal);
        var refused = await RefusedAsync(Copies(source).MoveAsync("Host=127.0.0.1;Port=1;Database=bot;Username=bot;Password=hidden;Timeout=5", Cancel));
        Assert.Contains("start PostgreSQL", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", refused, StringComparison.Ordinal);
        Assert.Contains("bot's own", await RefusedAsync(Copies(source).MoveAsync(source.ConnectionString, Cancel)), StringComparison.Ordinal);
    }

    /// <summary>A database with three rows in every table, of every kind of value.</summary>
    private async Task<BareDatabase> FilledAsync(string engine)
    {
        var bare = Bare(engine, await EmptyAsync(engine));
        await Copies(bare).MigrateAsync(Cancel);
        await using var db = new CopyEnd(Options(bare)).Open();
        await db.Database.OpenConnectionAsync(Cancel);
        await using var transaction = (await db.Database.BeginTransactionAsync(Cancel)).GetDbTransaction();
        foreach (var table in CopiedTable.Of(db.Model))
        {
            await using var writer = await RowWriter.BeginAsync(transaction, table, Cancel);
            for (var row = 1; row <= 3; row++)
                await writer.WriteAsync([.. table.Columns.Select(column => Value(db, table, column, row))], Cancel);
            await writer.CompleteAsync(Cancel);
        }

        await transaction.CommitAsync(Cancel);
        return bare;
    }

    private static object? Value(BotDbContext db, CopiedTable table, CopiedColumn column, int row)
    {
        var isNullable = db.Model.GetEntityTypes().First(entity => entity.GetTableName() == table.Name).GetProperties().First(property => property.GetColumnName() == column.Name).IsNullable;
        if (isNullable && row == 2)
            return null;
        return Type.GetTypeCode(column.Type) switch
        {
            TypeCode.String => $"{row}: \"é\" 中 ' \\ \n\t☁",
            TypeCode.Int32 => row,
            TypeCode.Int64 => (long)int.MaxValue + row,
            TypeCode.Boolean => row == 1,
            TypeCode.Double => row / 3.0,
            _ when column.Type == typeof(DateOnly) => new DateOnly(2026, 2, row),
            _ => throw new NotSupportedException(column.Type.Name),
        };
    }

    private static async Task<Dictionary<string, List<string>>> RowsAsync(BareDatabase bare)
    {
        await using var db = new CopyEnd(Options(bare)).Open();
        await db.Database.OpenConnectionAsync(Cancel);
        var all = new Dictionary<string, List<string>>();
        foreach (var table in CopiedTable.Of(db.Model))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT {table.ColumnList} FROM {table.Name}";
            await using var reader = await command.ExecuteReaderAsync(Cancel);
            var rows = all[table.Name] = [];
            while (await reader.ReadAsync(Cancel))
            {
                rows.Add(string.Join('|', table.Columns.Select((column, index) =>
                    reader.IsDBNull(index) ? "null"
                    : column.Type == typeof(bool) ? reader.GetBoolean(index).ToString()
                    : column.Type == typeof(DateOnly) ? reader.GetFieldValue<DateOnly>(index).ToString("O", CultureInfo.InvariantCulture)
                    : Convert.ToString(reader.GetValue(index), CultureInfo.InvariantCulture))));
            }

            rows.Sort(StringComparer.Ordinal);
        }

        return all;
    }

    private Engine Engine(string engine) => engine == "Sqlite" ? new SqliteEngine() : postgres;

    private async Task<BareDatabase?> EmptyAsync(string engine) => engine == "Sqlite" ? null : await postgres.MakeEmptyAsync();

    private static BareDatabase Bare(string engine, BareDatabase? server) => server ?? (engine == "Sqlite" ? new FileDatabase() : throw new ArgumentException(engine));

    private static StorageOptions Options(BareDatabase bare) => new() { Provider = Enum.Parse<StorageProvider>(bare.Provider), ConnectionString = bare.ConnectionString };

    private static DatabaseCopies Copies(BareDatabase bare) => new(Microsoft.Extensions.Options.Options.Create(Options(bare)), TimeProvider.System);

    private static async Task<string> RefusedAsync(Task work) => (await Assert.ThrowsAnyAsync<IOException>(() => work)).Message;

    private string Copy(string name, Action<string> spoil)
    {
        var copy = Path.Combine(folder.FullName, name);
        File.Copy(Backup, copy);
        spoil(copy);
        return copy;
    }

    /// <summary>Overwrites the middle of the file, as a broken disk does.</summary>
    private static void Tear(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.Position = stream.Length / 2 / 4096 * 4096;
        stream.Write(new byte[16 * 4096]);
    }

    private static void Empty(string file)
    {
        File.Delete(file);
        Look(file, "CREATE TABLE notes (words TEXT)");
    }

    private static object? Look(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
