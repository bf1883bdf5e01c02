using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ResponsibilityBot.Storage;

/// <summary>The steps that this version knows, found without EF, which takes a second to wake up.</summary>
internal static class KnownMigrations
{
    /// <summary>The ids of all steps of one engine's set.</summary>
    public static IReadOnlySet<string> Of<TContext>()
        where TContext : DbContext => typeof(TContext).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(TContext))
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>What the doctor says of a database that can be written.</summary>
    /// <param name="database">How a person knows it.</param>
    /// <param name="known">The ids of this version's steps.</param>
    /// <param name="applied">The ids of those that the database has gone through.</param>
    public static HealthCheckResult Compare(string database, IReadOnlySet<string> known, IReadOnlySet<string> applied)
    {
        var strange = applied.Except(known).Count();
        if (strange > 0)
            return HealthCheckResult.Unhealthy($"{database} was made by a newer version ({strange} migrations are not known here); run that version, or restore a backup.");
        var missing = known.Except(applied).Count();
        return missing > 0
            ? HealthCheckResult.Degraded($"{database} lacks {missing} of {known.Count} migrations; the next start applies them. Make a backup first.")
            : HealthCheckResult.Healthy($"{database} can be written and has all {known.Count} migrations.");
    }
}
