using ResponsibilityBot.Host.Commands;
using ResponsibilityBot.Host.Organisation;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Clauses;
using ResponsibilityBot.Tutoring.Organisation.Gaps;

namespace ResponsibilityBot.Host.Gaps;

/// <summary>What the tenants with workloads or clauses do not hold.</summary>
internal static class OrganisationGaps
{
    /// <summary>Of one tenant or of all, in the order of their ids; null after sentences on the error output where there is no sound content.</summary>
    public static async Task<IReadOnlyList<OrganisationGapEntry>?> FindAsync(IServiceProvider services, string? tenant, string? folder, CancellationToken cancel)
    {
        var tenants = (await services.GetRequiredService<IWorkloads>().TenantsAsync(cancel))
            .Union(await services.GetRequiredService<IClauses>().TenantsAsync(all: false, cancel), StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(known => tenant is null || known == tenant).ToList();
        // Without them nothing is looked up in the table, which takes its time to load.
        if (tenants.Count == 0)
            return [];
        if (ContentOption.Load(folder) is not { } curriculum)
            return null;
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var entries = new List<OrganisationGapEntry>();
        foreach (var known in tenants)
        {
            var content = await services.OrganisationsOver(curriculum.Organisation).OfAsync(known, cancel);
            entries.AddRange(Find(known, new(curriculum.Table, content), day));
        }

        return entries;
    }

    /// <summary>Of one tenant on a day.</summary>
    public static IEnumerable<OrganisationGapEntry> Find(string tenant, OrganisationTable table, DateOnly day) => GapFinder.Find(new(table, day)).Select(gap => OrganisationGapEntry.Of(tenant, gap, day));
}
