using Microsoft.Data.Sqlite;

namespace ResponsibilityBot.Storage.Tests;

/// <summary>SQLite: a file in a folder of its own.</summary>
internal sealed class SqliteEngine : Engine
{
    internal override Task<BareDatabase> MakeAsync() => Task.FromResult<BareDatabase>(new FileDatabase());
}

/// <inheritdoc cref="SqliteEngine"/>
internal sealed class FileDatabase : BareDatabase
{
    private readonly string folder = Directory.CreateTempSubdirectory("storage-").FullName;

    public override string Provider => "Sqlite";

    public string File => Path.Combine(folder, "data", "bot.db");

    public override string ConnectionString => $"Data Source={File}";

    public override object? Look(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public override IReadOnlyList<string> Columns(string table) =>
        Texts($"SELECT group_concat(name) FROM pragma_table_info('{table}')");

    public override IReadOnlyList<string> TablesWith(string column) => Texts(
        $"SELECT group_concat(m.name) FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = '{column}'");

    public override string Sample(string table, string column, string text) =>
        Look($"SELECT type FROM pragma_table_info('{table}') WHERE name = '{column}'") is "TEXT" ? $"'{text}'" : "2";

    public override void Fill(string table) => Look($"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'disk full'); END");

    public override void Empty(string table) => Look("DROP TRIGGER full");

    public override int Defer(Statements sql) => sql.Execute($"PRAGMA defer_foreign_keys = ON");

    public override void Close() => SqliteConnection.ClearAllPools();

    private string[] Texts(string sql) => [.. (Look(sql) as string ?? "").Split(',').Order(StringComparer.Ordinal)];

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
