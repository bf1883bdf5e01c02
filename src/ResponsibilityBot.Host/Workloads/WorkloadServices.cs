using Microsoft.Extensions.DependencyInjection.Extensions;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Host.Workloads;

/// <summary>Adds what tenants say of themselves.</summary>
internal static class WorkloadServices
{
    /// <summary>Adds <see cref="IOrganisations"/> where nobody else did: the workloads alone. Needs storage.</summary>
    public static IServiceCollection AddWorkloadsAlone(this IServiceCollection services)
    {
        services.TryAddSingleton<IOrganisations, StoredWorkloads>();
        return services;
    }

    /// <summary>Adds who tells of gaps once a week. Needs storage, access and workers.</summary>
    public static IServiceCollection AddGapWatch(this IServiceCollection services) => services.AddSingleton<GapPoster>().AddHostedService<GapWorker>();
}

/// <summary>A tenant's workloads, without roles and overrides.</summary>
internal sealed class StoredWorkloads(IWorkloads workloads) : IOrganisations
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, (long Stamp, OrganisationContent Content)> kept = new(StringComparer.Ordinal);

    public async ValueTask<OrganisationContent> OfAsync(string tenant, CancellationToken cancel)
    {
        var stamp = await workloads.StampAsync(tenant, cancel);
        if (stamp == 0)
            return OrganisationContent.Empty;
        if (kept.TryGetValue(tenant, out var known) && known.Stamp == stamp)
            return known.Content;
        var content = new OrganisationContent([], [], await workloads.ListAsync(tenant, cancel));
        kept[tenant] = (stamp, content);
        return content;
    }
}
