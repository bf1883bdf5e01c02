using Npgsql;

namespace ResponsibilityBot.Testing;

/// <summary>The server of PostgreSQL that <c>BOT_TEST_POSTGRES</c> names.</summary>
internal static class TestServer
{
    /// <summary>How its own database is connected to.</summary>
    /// <exception cref="InvalidOperationException">It is not named; the message says what to do.</exception>
    public static string ConnectionString => Environment.GetEnvironmentVariable("BOT_TEST_POSTGRES") is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException(
            "BOT_TEST_POSTGRES is not set: run tests/run.sh, or start a server with `tests/postgres.sh start FOLDER` and set it to the connection string that is printed.");

    /// <summary>How another database on it is connected to.</summary>
    public static string In(string database) => new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ToString();

    /// <summary>Runs SQL that makes or drops databases.</summary>
    public static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Whether there is such a database on it.</summary>
    public static async Task<bool> HasAsync(string database)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = @name", connection) { Parameters = { new("name", database) } };
        return await command.ExecuteScalarAsync() is not null;
    }
}
