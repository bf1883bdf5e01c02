using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>Which steps the tables have gone through, read without EF, which takes a second to wake up.</summary>
internal static class SqliteMigrations
{
    /// <summary>The ids of all steps of this version.</summary>
    public static IReadOnlySet<string> Known =>
        typeof(SqliteMigrations).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The ids of the steps that this database has gone through.</summary>
    public static IReadOnlySet<string> Applied(SqliteConnection connection) =>
        Exists(connection, "__EFMigrationsHistory") ? Texts(connection, """SELECT migration_id FROM "__EFMigrationsHistory" """) : new HashSet<string>();

    /// <summary>Whether there is such a table.</summary>
    public static bool Exists(SqliteConnection connection, string table) => Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Contains(table);

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
