using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using ResponsibilityBot.Storage.Postgres;
using ResponsibilityBot.Storage.Sqlite;

namespace ResponsibilityBot.Storage;

/// <summary>Whether there is a database to read, for commands that read what a bot wrote.</summary>
internal sealed class DatabaseState(IDbContextFactory<BotDbContext> contexts, IOptions<StorageOptions> options)
{
    /// <exception cref="IOException">There is none, or it lacks tables; the message says the cure.</exception>
    public async Task RequireReadyAsync(CancellationToken cancel)
    {
        var isFile = options.Value.Provider == StorageProvider.Sqlite;
        var path = isFile ? SqliteFile.Path(options.Value) : "";
        if (isFile && !File.Exists(path))
            throw new FileNotFoundException($"There is no database {path}. Start the bot once, or name its database with Storage:ConnectionString.", path);
        var name = isFile ? $"The database {path}" : PostgresServer.Name(options.Value);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
                throw new IOException($"{name} is older than this program. Start the bot once; it brings its tables up to date.");
        }
        catch (NpgsqlException failure)
        {
            throw new IOException($"{name} cannot be used ({failure.Message.TrimEnd('.')}); {PostgresServer.Cure(failure)}.", failure);
        }
    }
}
