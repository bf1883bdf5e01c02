using Microsoft.Data.Sqlite;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>Which steps the tables of a file have gone through, read without EF, which takes a second to wake up.</summary>
internal static class SqliteMigrations
{
    /// <summary>The ids of the steps that this database has gone through.</summary>
    public static IReadOnlySet<string> Applied(SqliteConnection connection) =>
        Exists(connection, "__EFMigrationsHistory") ? Texts(connection, """SELECT migration_id FROM "__EFMigrationsHistory" """) : new HashSet<string>();

    /// <summary>Whether there is such a table.</summary>
    public static bool Exists(SqliteConnection connection, string table) => Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Contains(table);

    /// <summary>Takes away what a process left behind that died while it migrated: EF would wait for it for ever. Only whoever holds the file's lock may: nobody migrates now.</summary>
    public static void ReleaseLock(SqliteConnection connection)
    {
        if (!Exists(connection, "__EFMigrationsLock"))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = """DELETE FROM "__EFMigrationsLock" """;
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
