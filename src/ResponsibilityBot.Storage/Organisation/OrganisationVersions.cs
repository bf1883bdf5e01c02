using System.Collections.Concurrent;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Storage.Organisation;

/// <summary>
/// The table <c>organisation_versions</c>. Whatever changes what <see cref="IOrganisations"/> shows counts it up in its own transaction
/// (<see cref="Bump"/>) and says so to this process afterwards (<see cref="Renew"/>); other processes look after <see cref="IOrganisationBook.Freshness"/>.
/// </summary>
internal sealed class OrganisationVersions(Database database, TimeProvider time)
{
    /// <summary>So many tenants are remembered before all are looked up again.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (long Version, DateTimeOffset ReadAt)> known = new(StringComparer.Ordinal);

    /// <summary>Counts up within the caller's transaction.</summary>
    public static void Bump(Statements sql, string tenant) => sql.Execute(
        $"INSERT INTO organisation_versions (tenant, version) VALUES ({tenant}, 1) ON CONFLICT (tenant) DO UPDATE SET version = organisation_versions.version + 1");

    /// <summary>Lets this process see at once what it has committed.</summary>
    public void Renew(string tenant) => known.TryRemove(tenant, out _);

    /// <summary>The version, at most <see cref="IOrganisationBook.Freshness"/> old.</summary>
    public async ValueTask<long> OfAsync(string tenant, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (known.TryGetValue(tenant, out var last) && now - last.ReadAt < IOrganisationBook.Freshness)
            return last.Version;
        var read = await database.ReadAsync(sql => sql.Query($"SELECT version FROM organisation_versions WHERE tenant = {tenant}", row => row.GetInt64(0)).SingleOrDefault(), cancel);
        if (known.Count >= Most)
            known.Clear();
        known[tenant] = (read, now);
        return read;
    }
}
