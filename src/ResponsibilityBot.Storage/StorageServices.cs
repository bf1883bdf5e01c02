using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Sqlite;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>Adds what remembers.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds the database behind <see cref="IInbox"/>, <see cref="IOutbox"/>, <see cref="IConversations"/>, <see cref="IDirectLineStore"/> and
    /// <see cref="ITopics"/>, from the sections <c>Storage</c> and <c>Privacy</c>. Add it before anything that starts working at once: its
    /// hosted service makes the tables.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddOptions<PrivacyOptions>().Bind(configuration.GetSection(PrivacyOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton<IValidateOptions<PrivacyOptions>, PrivacyOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddPooledDbContextFactory<BotDbContext>((provider, options) => options
            .UseSqlite(SqliteFile.ConnectionString(provider.GetRequiredService<IOptions<StorageOptions>>().Value))
            .UseSnakeCaseNamingConvention()
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking));
        services.AddSingleton<Database>();
        services.AddSingleton<WorkSignals>();
        services.AddSingleton<IInbox, Inbox>();
        services.AddSingleton<IOutbox, Outbox>();
        services.AddSingleton<IConversations, Conversations>();
        services.AddSingleton<IDirectLineStore, DirectLineStore>();
        services.AddSingleton<ITopics, Topics>();
        services.AddSingleton<Retention>();
        services.AddHostedService<SqliteStart>();
        services.AddHostedService<RetentionWorker>();
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        return services;
    }
}
