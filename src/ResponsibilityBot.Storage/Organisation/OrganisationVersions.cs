using System.Collections.Concurrent;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Storage.Organisation;

/// <summary>
/// The table <c>organisation_versions</c>. Whatever changes what <see cref="IOrganisations"/> shows counts it up in its own transaction
/// (<see cref="Bump"/>) and says so to this process afterwards (<see cref="Renew"/>). What other processes change is seen within
/// <see cref="IOrganisationBook.Freshness"/>: so often one look at the whole table tells whether anything is new, since versions only grow.
/// </summary>
internal sealed class OrganisationVersions(Database database, TimeProvider time)
{
    /// <summary>So many tenants are remembered before all are looked up again.</summary>
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<string, (long Version, long Seen)> known = new(StringComparer.Ordinal);
    private Look? last;

    /// <summary>Counts up within the caller's transaction.</summary>
    public static void Bump(Statements sql, string tenant) => sql.Execute(
        $"INSERT INTO organisation_versions (tenant, version) VALUES ({tenant}, 1) ON CONFLICT (tenant) DO UPDATE SET version = organisation_versions.version + 1");

    /// <summary>Lets this process see at once what it has committed.</summary>
    public void Renew(string tenant) => known.TryRemove(tenant, out _);

    /// <summary>The version, at most <see cref="IOrganisationBook.Freshness"/> old.</summary>
    public async ValueTask<long> OfAsync(string tenant, CancellationToken cancel)
    {
        var seen = await SeenAsync(cancel);
        // What was read before the last look that saw a change may be old.
        if (known.TryGetValue(tenant, out var kept) && kept.Seen == seen)
            return kept.Version;
        var version = await database.ReadNowAsync(sql => sql.Query($"SELECT version FROM organisation_versions WHERE tenant = {tenant}", row => row.GetInt64(0)).SingleOrDefault(), cancel);
        if (known.Count >= Most)
            known.Clear();
        known[tenant] = (version, seen);
        return version;
    }

    /// <summary>The sum of all versions, which grows with every change.</summary>
    private async ValueTask<long> SeenAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (Volatile.Read(ref last) is { } before && now - before.At < IOrganisationBook.Freshness)
            return before.Sum;
        var sum = await database.ReadNowAsync(sql => sql.Query($"SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM organisation_versions", row => row.GetInt64(0))[0], cancel);
        Volatile.Write(ref last, new(sum, now));
        return sum;
    }

    private sealed record Look(long Sum, DateTimeOffset At);
}
