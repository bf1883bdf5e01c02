using BitFaster.Caching.Lru;
using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>
/// The curriculum that holds for each tenant: the one of the files with what the tenant says laid over its table. A tenant that says nothing
/// gets the very object that all such tenants get; a tenant that does gets an object of its own, the same one until something or the day
/// changes, so that what is remembered by it never reaches another tenant. Safe for use by many threads.
/// </summary>
public sealed class OrganisationCurricula(ICurriculum curriculum, IOrganisations organisations)
{
    /// <summary>How many tenants are remembered at most: 256. What is forgotten is laid over again, in some microseconds.</summary>
    private const int Most = 256;

    private readonly ConcurrentLru<string, Kept> known = new(Most);

    /// <summary>What holds for a tenant at a time.</summary>
    public async ValueTask<Curriculum> OfAsync(string tenant, DateTimeOffset at, CancellationToken cancel)
    {
        var now = curriculum.Current;
        var content = await organisations.OfAsync(tenant, cancel).ConfigureAwait(false);
        if (content is { Overrides: [], Workloads: [], Roles: [] })
            return now;
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        if (known.TryGet(tenant, out var kept) && ReferenceEquals(kept.Of, now) && ReferenceEquals(kept.Content, content) && kept.Day == day)
            return kept.Curriculum;
        var laid = Lay(now, content, day);
        known.AddOrUpdate(tenant, new(now, content, day, laid));
        return laid;
    }

    /// <summary>A curriculum with what an organisation says laid over its table; the curriculum itself where it says nothing.</summary>
    public static Curriculum Lay(Curriculum curriculum, OrganisationContent content, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(curriculum);
        ArgumentNullException.ThrowIfNull(content);
        return content is { Overrides: [], Workloads: [], Roles: [] } ? curriculum : curriculum with { Held = new(new(curriculum.Table, content), day) };
    }

    private sealed record Kept(Curriculum Of, OrganisationContent Content, DateOnly Day, Curriculum Curriculum);
}
