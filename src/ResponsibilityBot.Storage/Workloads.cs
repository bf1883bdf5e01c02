using System.Data.Common;
using ResponsibilityBot.Storage.Organisation;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The tables <c>workloads</c> and <c>workload_stamps</c>.</summary>
internal sealed class Workloads(Database database, OrganisationVersions versions) : TurnNotes, IWorkloads
{
    public async ValueTask<IReadOnlyList<Workload>> ListAsync(string tenant, CancellationToken cancel) => await database.ReadAsync(sql => List(sql, tenant), cancel);

    public async ValueTask<long> StampAsync(string tenant, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query($"SELECT stamp FROM workload_stamps WHERE tenant = {tenant}", row => row.GetInt64(0)).SingleOrDefault(), cancel);

    public async ValueTask<IReadOnlyList<string>> TenantsAsync(CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query($"SELECT tenant FROM workload_stamps ORDER BY tenant", row => row.GetString(0)), cancel);

    public Task<KeptWorkloads> PutAsync(string tenant, IReadOnlyList<Workload> workloads, bool replace, CancellationToken cancel) => database.WriteAsync(
        sql =>
        {
            var before = List(sql, tenant).ToDictionary(workload => workload.Id, StringComparer.Ordinal);
            var (added, changed, removed) = (0, 0, 0);
            var kept = workloads.Select(workload => workload.Id).ToHashSet(StringComparer.Ordinal);
            // First what goes: its name may be another's from now on.
            foreach (var id in replace ? before.Keys.Where(id => !kept.Contains(id)) : [])
                removed += Delete(sql, tenant, id);
            foreach (var workload in workloads)
            {
                if (before.TryGetValue(workload.Id, out var known) && IsSame(known, workload))
                    continue;
                if (Keep(sql, tenant, workload) == 0)
                    continue;
                if (known is null)
                    added++;
                else
                    changed++;
            }

            if (added + changed + removed > 0)
                Stamp(sql, tenant);
            return new KeptWorkloads(added, changed, removed);
        },
        cancel);

    public async Task<WorkloadChange> ChangeAsync(string tenant, Workload? before, Workload? after, CancellationToken cancel)
    {
        var id = (after ?? before)?.Id ?? throw new ArgumentException("Neither a workload before nor one after.", nameof(after));
        var change = await database.WriteAsync(
            sql =>
            {
                var now = sql.Query($"SELECT id, name, environment, services, role FROM workloads WHERE tenant = {tenant} AND id = {id}", Read).SingleOrDefault();
                if (now is null ? before is not null : before is null || !IsSame(now, before))
                    return WorkloadChange.Stale;
                if ((after is null ? Delete(sql, tenant, id) : Keep(sql, tenant, after)) == 0)
                    return WorkloadChange.Taken;
                Stamp(sql, tenant);
                return WorkloadChange.Done;
            },
            cancel);
        // Who looked between the stamp and the commit saw the version of before.
        versions.Renew(tenant);
        return change;
    }

    public void Put(Turn turn, Workload workload) => Note(turn, sql =>
    {
        if (Keep(sql, turn.Tenant, workload) > 0)
            Stamp(sql, turn.Tenant);
    });

    public void Remove(Turn turn, string id) => Note(turn, sql =>
    {
        if (Delete(sql, turn.Tenant, id) > 0)
            Stamp(sql, turn.Tenant);
    });

    private static List<Workload> List(Statements sql, string tenant) => sql.Query(
        $"SELECT id, name, environment, services, role FROM workloads WHERE tenant = {tenant} ORDER BY name_key, environment_key, id", Read);

    /// <summary>How many rows are there because of it: none where another workload has its name and environment.</summary>
    private static int Keep(Statements sql, string tenant, Workload workload)
    {
        var (name, environment, services) = (WorkloadName.Key(workload.Name), WorkloadName.Key(workload.Environment), string.Join(' ', workload.Services));
        if (sql.Finds($"SELECT 1 FROM workloads WHERE tenant = {tenant} AND name_key = {name} AND environment_key = {environment} AND id <> {workload.Id}"))
            return 0;
        return sql.Execute(
            $"""
            INSERT INTO workloads (tenant, id, name, name_key, environment, environment_key, services, role)
            VALUES ({tenant}, {workload.Id}, {workload.Name}, {name}, {workload.Environment}, {environment}, {services}, {workload.Role})
            ON CONFLICT (tenant, id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, environment = excluded.environment,
                environment_key = excluded.environment_key, services = excluded.services, role = excluded.role
            """);
    }

    private static int Delete(Statements sql, string tenant, string id) => sql.Execute($"DELETE FROM workloads WHERE tenant = {tenant} AND id = {id}");

    private void Stamp(Statements sql, string tenant)
    {
        sql.Execute($"INSERT INTO workload_stamps (tenant, stamp) VALUES ({tenant}, 1) ON CONFLICT (tenant) DO UPDATE SET stamp = workload_stamps.stamp + 1");
        OrganisationVersions.Bump(sql, tenant);
        versions.Renew(tenant);
    }

    private static bool IsSame(Workload one, Workload other) =>
        one.Name == other.Name && one.Environment == other.Environment && one.Role == other.Role && one.Services.SequenceEqual(other.Services, StringComparer.Ordinal);

    private static Workload Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3).Split(' ', StringSplitOptions.RemoveEmptyEntries), row.IsDBNull(4) ? null : row.GetString(4));
}
