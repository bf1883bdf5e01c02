using Microsoft.Data.Sqlite;
using Npgsql;
using ResponsibilityBot.Testing;

namespace ResponsibilityBot.EndToEnd.Upgrades;

/// <summary>The tables of today under a process of an older version: what that reads is there, and what it writes is taken.</summary>
public sealed class OlderRowsSpecs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("upgrade-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Versions => new(LeftBehind.Versions);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, MemberData(nameof(Versions))]
    public async Task Every_row_is_there_after_the_migrations(string version)
    {
        LeftBehind.Restore(version, In("old.db"));
        using var connection = Open("old.db");
        var columns = SqlText.Tables(connection).Where(table => !table.StartsWith("__", StringComparison.Ordinal)).ToDictionary(table => table, table => SqlText.Columns(connection, table));
        // Of beliefs there are other sums now; they are made of the answers.
        SqlText.Execute(connection, "DELETE FROM figures WHERE kind = 5");
        var before = columns.SelectMany(table => SqlText.Rows(connection, table.Key, table.Value).Select(row => table.Key + row)).ToList();
        var steps = SqlText.Rows(connection, "__EFMigrationsHistory", ["migration_id"]);
        LeftBehind.Restore(version, In("new.db"));
        await MigrateAsync("--Storage:ConnectionString=" + In("new.db"));

        using var migrated = Open("new.db");
        Assert.True(before.Count > 100);
        Assert.Equal(before, columns.SelectMany(table => SqlText.Rows(migrated, table.Key, table.Value).Select(row => table.Key + row)));
        Assert.NotEmpty(SqlText.Rows(migrated, "__EFMigrationsHistory", ["migration_id"]).Except(steps));
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task Rows_as_the_older_version_writes_them_are_taken(string version)
    {
        LeftBehind.Restore(version, In("old.db"));
        await MigrateAsync("--Storage:ConnectionString=" + In("new.db"));
        using var old = Open("old.db");
        using var today = Open("new.db");
        foreach (var table in SqlText.Tables(old).Where(table => !table.StartsWith("__", StringComparison.Ordinal)))
        {
            var columns = SqlText.Columns(old, table);
            var rows = SqlText.Rows(old, table, columns);
            if (rows.Count > 0)
                SqlText.Execute(today, SqlText.Insert(table, columns, rows));
            Assert.Equal(rows, SqlText.Rows(today, table, columns));
        }
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task On_PostgreSQL_every_table_and_column_is_there_and_no_other_one_must_be_written(string version)
    {
        LeftBehind.Restore(version, In("old.db"));
        using var old = Open("old.db");
        var database = $"older_{Environment.ProcessId}_{Guid.CreateVersion7():n}";
        await TestServer.ExecuteAsync($"CREATE DATABASE {database}");
        try
        {
            await MigrateAsync("--Storage:Provider=Postgres", "--Storage:ConnectionString=" + TestServer.In(database));
            var today = await ColumnsAsync(database);
            foreach (var table in SqlText.Tables(old).Where(table => !table.StartsWith("__", StringComparison.Ordinal)))
            {
                var written = SqlText.Columns(old, table);
                var columns = today[table].ToDictionary(column => column.Name, column => column.MustBeWritten, StringComparer.Ordinal);
                Assert.All(written, column => Assert.True(columns.ContainsKey(column), $"{table}.{column} is gone"));
                Assert.All(columns.Where(column => !written.Contains(column.Key)), column => Assert.False(column.Value, $"{table}.{column.Key} is not written by the older version"));
            }
        }
        finally
        {
            await TestServer.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
        }
    }

    private string In(string file) => $"Data Source={Path.Combine(folder, file)};Pooling=False";

    private SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(In(file));
        connection.Open();
        return connection;
    }

    private static async Task MigrateAsync(params string[] storage)
    {
        var (exit, said) = await BotCommand.SayAsync(["migrate", .. storage]);
        Assert.True(exit == 0, said);
    }

    private static async Task<ILookup<string, (string Name, bool MustBeWritten)>> ColumnsAsync(string database)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(TestServer.In(database)) { Pooling = false }.ToString());
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(
            """
            SELECT table_name, column_name, is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO' AND is_generated = 'NEVER'
            FROM information_schema.columns WHERE table_schema = 'public'
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var columns = new List<(string Table, string Name, bool MustBeWritten)>();
        while (await reader.ReadAsync(Cancel))
            columns.Add((reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));
        return columns.ToLookup(column => column.Table, column => (column.Name, column.MustBeWritten), StringComparer.Ordinal);
    }
}
