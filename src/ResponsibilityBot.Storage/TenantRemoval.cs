using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Copies;

namespace ResponsibilityBot.Storage;

/// <summary>The end of a tenant, for those who run the bot. No bot may run on the database: what it has in hand would be written after the end.</summary>
public sealed class TenantRemoval
{
    private readonly CopyEnd own;
    private readonly DatabaseState state;
    private readonly Installations installations;
    private readonly TimeProvider time;

    internal TenantRemoval(IOptions<StorageOptions> options, DatabaseState state, Installations installations, TimeProvider time)
    {
        own = new(options.Value);
        (this.state, this.installations, this.time) = (state, installations, time);
    }

    /// <summary>Deletes everything that is kept of a tenant, but for what waits to be answered or sent there. False if nothing is kept of it.</summary>
    /// <param name="tenant">Its id.</param>
    /// <param name="cancel">Before the end: nothing is changed.</param>
    /// <exception cref="IOException">There is no database, it lacks tables or cannot be used, or a bot runs on it; the message says the cure.</exception>
    public Task<bool> ForgetAsync(string tenant, CancellationToken cancel) => own.RunAsync(async () =>
    {
        // First, so that no file is made where none is.
        state.RequireThere();
        using var held = await own.HoldAsync(time, cancel);
        await state.RequireReadyAsync(cancel);
        return await installations.ForgetAsync(tenant, cancel);
    });
}

/// <summary>Adds what ends a tenant.</summary>
public static class TenantRemovalServices
{
    /// <summary>Adds <see cref="TenantRemoval"/> alone, for a command that has the database to itself.</summary>
    public static IServiceCollection AddTenantRemoval(this IServiceCollection services, IConfiguration configuration) => services
        .AddDatabase(configuration, isReadOnly: false)
        .AddSingleton<Installations>()
        .AddSingleton(provider => new TenantRemoval(
            provider.GetRequiredService<IOptions<StorageOptions>>(), provider.GetRequiredService<DatabaseState>(), provider.GetRequiredService<Installations>(), provider.GetRequiredService<TimeProvider>()));
}
