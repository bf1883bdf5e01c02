using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;
using ResponsibilityBot.Storage.Postgres;
using ResponsibilityBot.Storage.Sqlite;

namespace ResponsibilityBot.Storage;

/// <summary>Lets Quartz keep its triggers in the bot's own database.</summary>
public static class SchedulerStore
{
    /// <summary>
    /// What the names of its tables begin with. Quartz makes them and never changes them, and nothing in them is lasting: a new version of it
    /// gets a new prefix, and with it tables of its own.
    /// </summary>
    private const string TablePrefix = "quartz_4_7_3_";

    /// <summary>
    /// Uses the database of the section <c>Storage</c>; on PostgreSQL as one of several processes, of which one works at a time. Needs
    /// <see cref="StorageServices.AddStorage"/>.
    /// </summary>
    public static void UseStorage(this IPersistentStoreBuilder store, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (StorageServices.Provider(configuration) == StorageProvider.Postgres)
        {
            store.UsePostgres(source => source.DataSourceFactory = provider => provider.GetRequiredService<PostgresConnections>().Pool);
            store.UseClustering();
        }
        else
        {
            store.UseSqlite(source => source.DataSourceFactory = provider =>
                SqliteFactory.Instance.CreateDataSource(SqliteFile.ConnectionString(provider.GetRequiredService<IOptions<StorageOptions>>().Value)));
        }

        store.ConfigureStore(options =>
        {
            options.TablePrefix = TablePrefix;
            // They keep no process that is about to end.
            options.UseBackgroundThreads = true;
        });
        store.ProvisionSchema();
    }
}
