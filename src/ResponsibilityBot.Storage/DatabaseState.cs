using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using ResponsibilityBot.Storage.Postgres;
using ResponsibilityBot.Storage.Sqlite;

namespace ResponsibilityBot.Storage;

/// <summary>Whether there is a database to read, for commands that read what a bot wrote. Asks without EF, which takes a second to wake up.</summary>
public sealed class DatabaseState
{
    private readonly IOptions<StorageOptions> options;

    internal DatabaseState(IOptions<StorageOptions> options) => this.options = options;

    private bool IsFile => options.Value.Provider == StorageProvider.Sqlite;

    private string Path => SqliteFile.Path(options.Value);

    /// <summary>For a file: makes sure that it is there.</summary>
    /// <exception cref="FileNotFoundException">It is not; the message says the cure.</exception>
    public void RequireThere()
    {
        if (IsFile && !File.Exists(Path))
            throw new FileNotFoundException($"There is no database {Path}. Start the bot once, or name its database with Storage:ConnectionString.", Path);
    }

    /// <summary>Makes sure that it has the tables of this version.</summary>
    /// <exception cref="IOException">There is none, or it lacks tables; the message says the cure.</exception>
    public async Task RequireReadyAsync(CancellationToken cancel)
    {
        RequireThere();
        var name = IsFile ? $"The database {Path}" : PostgresServer.Name(options.Value);
        var (known, applied) = IsFile ? (KnownMigrations.Of<BotDbContext>(), InFile(name)) : (KnownMigrations.Of<PostgresContext>(), await OnServerAsync(cancel));
        if (applied.Count == 0)
            throw new IOException($"{name} has no tables of the bot. Start the bot once, which makes them, or name its database with Storage:ConnectionString.");
        if (!known.IsSubsetOf(applied))
            throw new IOException($"{name} is older than this program. Start the bot once, or run migrate; either brings its tables up to date.");
    }

    private IReadOnlySet<string> InFile(string name)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(SqliteFile.ConnectionString(options.Value, SqliteOpenMode.ReadOnly)) { Pooling = false }.ToString());
            connection.Open();
            return SqliteMigrations.Applied(connection);
        }
        catch (SqliteException failure)
        {
            throw new IOException(SqliteFile.Says(name, failure), failure);
        }
    }

    private async Task<IReadOnlySet<string>> OnServerAsync(CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(PostgresServer.Own(options.Value));
            await connection.OpenAsync(cancel);
            return await PostgresMigrations.AppliedAsync(connection, cancel);
        }
        catch (NpgsqlException failure)
        {
            throw new IOException(PostgresServer.Says(options.Value, failure), failure);
        }
    }
}
