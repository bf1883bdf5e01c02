using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ResponsibilityBot.Storage.Postgres;

/// <summary>Brings the tables up to date before anything else starts. Several processes may do so at once: EF lets one after the other in.</summary>
internal sealed class PostgresStart(IDbContextFactory<BotDbContext> contexts, IOptions<StorageOptions> options, LapsedClaims lapsed) : IHostedService
{
    /// <exception cref="IOException">The database cannot be reached or changed; the message says the cure.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await IsReadyAsync(cancellationToken))
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await db.Database.MigrateAsync(cancellationToken);
            }

            await lapsed.ReturnAsync(cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            throw new IOException(PostgresServer.Says(options.Value, failure), failure);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(PostgresServer.Own(options.Value));
        await connection.OpenAsync(cancel);
        return KnownMigrations.Of<PostgresContext>().IsSubsetOf(await PostgresMigrations.AppliedAsync(connection, cancel));
    }
}
