using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>Whether the database file can be opened and written, and has the tables of this version. A file that is not there yet is not made.</summary>
internal sealed class SqliteStep(IOptions<StorageOptions> options) : IHealthCheck
{
    /// <summary>How long to wait for a running bot to finish what it writes, in seconds.</summary>
    private const int Patience = 5;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return Task.FromResult(Examine(options.Value));
        }
        catch (OptionsValidationException wrong)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy(string.Join(' ', wrong.Failures)));
        }
    }

    private static HealthCheckResult Examine(StorageOptions settings)
    {
        var path = SqliteFile.Path(settings);
        if (FolderProblem(path) is { } problem)
            return HealthCheckResult.Unhealthy(problem);
        if (!File.Exists(path))
            return HealthCheckResult.Healthy($"{path} is not there yet; the first start makes it.");
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(SqliteFile.ConnectionString(settings))
            {
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
                DefaultTimeout = Patience,
            }.ToString());
            connection.Open();
            // Takes the lock of a writer, which needs all rights that writing needs.
            using (connection.BeginTransaction(deferred: false))
                return KnownMigrations.Compare(path, KnownMigrations.Of<BotDbContext>(), SqliteMigrations.Applied(connection));
        }
        catch (SqliteException failure)
        {
            return HealthCheckResult.Unhealthy(SqliteFile.Says(path, failure));
        }
    }

    /// <summary>SQLite keeps files beside the database, so its folder must be writable; or the nearest one above, where the first start makes it.</summary>
    private static string? FolderProblem(string path)
    {
        const string Cure = "give the account that runs the bot the right to write there, or name another place in Storage:ConnectionString";
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !Path.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        try
        {
            var probe = Path.Combine(folder ?? "", $".{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");
            using (new FileStream(probe, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose }))
                return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"Nothing can be written in {folder} ({failure.Message.TrimEnd('.')}); {Cure}.";
        }
    }
}
