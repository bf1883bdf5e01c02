using System.Text;
using Microsoft.Data.Sqlite;

namespace ResponsibilityBot.EndToEnd.Upgrades;

/// <summary>A database of SQLite as text that people can read: tables, rows, indexes. The same database gives the same text.</summary>
internal static class SqlText
{
    /// <summary>Writes the whole database.</summary>
    public static string Write(SqliteConnection connection)
    {
        var text = new StringBuilder("PRAGMA foreign_keys = OFF;\nBEGIN;\n");
        foreach (var table in Tables(connection))
        {
            text.Append(Texts(connection, $"SELECT sql FROM sqlite_master WHERE name = '{table}'")[0].ReplaceLineEndings("\n")).Append(";\n");
            Append(text, connection, table, Columns(connection, table));
        }

        foreach (var index in Texts(connection, "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"))
            text.Append(index).Append(";\n");
        // The numbers that the tables give go on where they were.
        text.Append("DELETE FROM sqlite_sequence;\n");
        Append(text, connection, "sqlite_sequence", ["name", "seq"]);
        return text.Append("COMMIT;\n").ToString();
    }

    /// <summary>The tables, without those of SQLite itself.</summary>
    public static IReadOnlyList<string> Tables(SqliteConnection connection) =>
        Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");

    /// <summary>The columns of a table, without those that are worked out.</summary>
    public static IReadOnlyList<string> Columns(SqliteConnection connection, string table) => Texts(connection, $"SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden = 0 ORDER BY cid");

    /// <summary>The rows as their values stand in SQL, in the order of their words.</summary>
    public static IReadOnlyList<string> Rows(SqliteConnection connection, string table, IReadOnlyList<string> columns)
    {
        var values = string.Join(" || ', ' || ", columns.Select(column => $"quote(\"{column}\")"));
        return [.. Texts(connection, $"SELECT '(' || {values} || ')' FROM \"{table}\" ORDER BY 1")];
    }

    /// <summary>The statement that inserts such rows, of which there are some.</summary>
    public static string Insert(string table, IReadOnlyList<string> columns, IReadOnlyList<string> rows) =>
        $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES\n{string.Join(",\n", rows)}";

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Append(StringBuilder text, SqliteConnection connection, string table, IReadOnlyList<string> columns)
    {
        if (Rows(connection, table, columns) is { Count: > 0 } rows)
            text.Append(Insert(table, columns, rows)).Append(";\n");
    }

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }
}
