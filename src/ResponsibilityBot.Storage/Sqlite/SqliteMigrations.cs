using Microsoft.Data.Sqlite;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>Which steps the tables of a file have gone through, read without EF, which takes a second to wake up.</summary>
internal static class SqliteMigrations
{
    /// <summary>The table with the ids of the steps.</summary>
    public const string History = "__EFMigrationsHistory";

    private const string Lock = "__EFMigrationsLock";

    /// <summary>The ids of the steps that this database has gone through.</summary>
    public static IReadOnlySet<string> Applied(SqliteConnection connection) =>
        Exists(connection, History) ? Texts(connection, $"""SELECT migration_id FROM "{History}" """) : new HashSet<string>();

    /// <summary>Whether there is such a table.</summary>
    public static bool Exists(SqliteConnection connection, string table) => Tables(connection).Contains(table);

    /// <summary>The names of all tables.</summary>
    public static IReadOnlySet<string> Tables(SqliteConnection connection) => Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table'");

    /// <summary>Whether SQLite or EF keeps the table for itself, so that rows in it are nobody's.</summary>
    public static bool IsKeptByEngine(string table) => table is History or Lock || table.StartsWith("sqlite_", StringComparison.Ordinal);

    /// <summary>Takes away what a process left behind that died while it migrated: EF would wait for it for ever. Only whoever holds the file's lock may: nobody migrates now.</summary>
    public static void ReleaseLock(SqliteConnection connection)
    {
        if (!Exists(connection, Lock))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = $"""DELETE FROM "{Lock}" """;
        command.ExecuteNonQuery();
    }

    private static HashSet<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }
}
