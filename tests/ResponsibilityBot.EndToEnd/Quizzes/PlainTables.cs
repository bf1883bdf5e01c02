using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ResponsibilityBot.EndToEnd.Quizzes;

/// <summary>A bot's database, past all our code.</summary>
/// <param name="connectionString">Of a server of PostgreSQL, if it names a host; else of a file of SQLite.</param>
internal sealed class PlainTables(string connectionString)
{
    /// <summary>A number.</summary>
    public long Look(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Changes something.</summary>
    public void Change(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Two columns of text, the first by which the second is found.</summary>
    public Dictionary<string, string> Pairs(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
            pairs.Add(reader.GetString(0), reader.GetString(1));
        return pairs;
    }

    private DbConnection Open()
    {
        DbConnection connection = connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString())
            : new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }
}
