using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using ResponsibilityBot.Storage.Postgres;
using ResponsibilityBot.Storage.Sqlite;

namespace ResponsibilityBot.Storage;

/// <summary>Whether there is a database to read, for commands that read what a bot wrote.</summary>
internal sealed class DatabaseState(IDbContextFactory<BotDbContext> contexts, IOptions<StorageOptions> options)
{
    /// <summary>For a file: makes sure that it is there.</summary>
    /// <exception cref="FileNotFoundException">It is not; the message says the cure.</exception>
    public void RequireThere()
    {
        if (options.Value.Provider == StorageProvider.Sqlite && SqliteFile.Path(options.Value) is var path && !File.Exists(path))
            throw new FileNotFoundException($"There is no database {path}. Start the bot once, or name its database with Storage:ConnectionString.", path);
    }

    /// <exception cref="IOException">There is none, or it lacks tables; the message says the cure.</exception>
    public async Task RequireReadyAsync(CancellationToken cancel)
    {
        RequireThere();
        var name = options.Value.Provider == StorageProvider.Sqlite ? $"The database {SqliteFile.Path(options.Value)}" : PostgresServer.Name(options.Value);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
                throw new IOException($"{name} is older than this program. Start the bot once; it brings its tables up to date.");
        }
        catch (NpgsqlException failure)
        {
            throw new IOException(PostgresServer.Says(options.Value, failure), failure);
        }
    }
}
