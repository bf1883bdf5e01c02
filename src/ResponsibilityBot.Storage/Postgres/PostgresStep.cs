using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ResponsibilityBot.Storage.Postgres;

/// <summary>Whether the database can be reached and changed, and has the tables of this version.</summary>
internal sealed class PostgresStep(IOptions<StorageOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        StorageOptions settings;
        try
        {
            settings = options.Value;
        }
        catch (OptionsValidationException wrong)
        {
            return HealthCheckResult.Unhealthy(string.Join(' ', wrong.Failures));
        }

        var name = PostgresServer.Name(settings);
        try
        {
            await using var connection = new NpgsqlConnection(PostgresServer.Own(settings));
            await connection.OpenAsync(cancellationToken);
            // A standby takes no writes; without the second right no version could bring its tables.
            await using var rights = new NpgsqlCommand("SELECT NOT pg_is_in_recovery() AND has_schema_privilege(current_schema(), 'CREATE')", connection);
            return await rights.ExecuteScalarAsync(cancellationToken) is true
                ? KnownMigrations.Compare(name, KnownMigrations.Of<PostgresContext>(), await PostgresMigrations.AppliedAsync(connection, cancellationToken))
                : HealthCheckResult.Unhealthy($"{name} cannot be changed; name the primary server, and give the account the right to create tables in its schema.");
        }
        catch (NpgsqlException failure)
        {
            return HealthCheckResult.Unhealthy(PostgresServer.Says(settings, failure));
        }
    }
}
