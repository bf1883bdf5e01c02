using BitFaster.Caching.Lru;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Host.Organisation;

/// <summary>What tenants say of themselves: the files for all of them, chat for each. Remembered until the version of a tenant or the files change.</summary>
internal sealed class Organisations(Func<OrganisationContent> fileLayer, IOrganisationBook book, IWorkloads workloads) : IOrganisations
{
    private const int Most = 1024;

    private readonly ConcurrentLru<string, Kept> known = new(Most);

    public async ValueTask<OrganisationContent> OfAsync(string tenant, CancellationToken cancel)
    {
        var files = fileLayer();
        var version = await book.VersionAsync(tenant, cancel);
        if (version == 0)
            return files;
        if (known.TryGet(tenant, out var kept) && kept.Version == version && ReferenceEquals(kept.Files, files))
            return kept.Content;
        var own = await book.ReadAsync(tenant, cancel);
        var content = OrganisationMerge.Of(files, own with { Workloads = await workloads.ListAsync(tenant, cancel) });
        known.AddOrUpdate(tenant, new(version, files, content));
        return content;
    }

    private sealed record Kept(long Version, OrganisationContent Files, OrganisationContent Content);
}
