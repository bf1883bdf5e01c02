using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.Storage.Postgres;
using ResponsibilityBot.Storage.Sqlite;

namespace ResponsibilityBot.Storage;

/// <summary>Adds what the doctor asks about this room.</summary>
public static class StorageExamination
{
    /// <summary>Adds the steps. Need <c>AddStorage</c>; none of them leaves anything behind.</summary>
    /// <param name="checks">Where they go.</param>
    /// <param name="configuration">Which engine it is.</param>
    /// <param name="limit">How long one step may take.</param>
    /// <param name="tags">What they are known by.</param>
    public static IHealthChecksBuilder AddStorageSteps(this IHealthChecksBuilder checks, IConfiguration configuration, TimeSpan limit, params string[] tags) =>
        StorageServices.Provider(configuration) == StorageProvider.Postgres
            ? checks.AddCheck<PostgresStep>("storage", null, tags, limit)
            : checks.AddCheck<SqliteStep>("storage", null, tags, limit);
}
