using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ResponsibilityBot.Storage;

/// <summary>EF's contexts of one engine, put together when the first is asked for: nothing that starts asks, unless tables are to be made.</summary>
/// <typeparam name="TContext">The engine's own.</typeparam>
/// <param name="provider">Where EF finds the log.</param>
/// <param name="configure">Names the database.</param>
internal sealed class LateContexts<TContext>(IServiceProvider provider, Action<DbContextOptionsBuilder> configure) : IDbContextFactory<BotDbContext>
    where TContext : BotDbContext
{
    private readonly Lazy<PooledDbContextFactory<TContext>> contexts = new(() =>
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseApplicationServiceProvider(provider).UseSnakeCaseNamingConvention().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        configure(options);
        return new(options.Options);
    });

    public BotDbContext CreateDbContext() => contexts.Value.CreateDbContext();
}
