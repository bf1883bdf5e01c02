using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using ResponsibilityBot.Storage.Copies;

namespace ResponsibilityBot.Storage.Postgres;

/// <summary>Brings the tables up to date before anything else starts. Several processes may do so at once: EF lets one after the other in.</summary>
internal sealed class PostgresStart(IOptions<StorageOptions> options, LapsedClaims lapsed) : IHostedService
{
    /// <exception cref="IOException">The database cannot be reached or changed; the message says the cure.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await IsReadyAsync(cancellationToken))
            {
                // Without a log: EF asks for the history before there is one, and would tell of that as of an error. What fails is thrown.
                await using var db = new CopyEnd(options.Value).Open();
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
