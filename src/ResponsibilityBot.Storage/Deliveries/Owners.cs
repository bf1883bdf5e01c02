using ResponsibilityBot.Tutoring.Quizzes.Deliveries;

namespace ResponsibilityBot.Storage.Deliveries;

/// <summary>The table <c>owners</c>. On an engine of one process whoever was the owner before is dead.</summary>
internal sealed class Owners(Database database, TimeProvider time) : IOwners
{
    /// <summary>Steps from one tenant to the next in the index, however many deliveries each has.</summary>
    public async ValueTask<IReadOnlyList<string>> OrphansAsync(int most, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var lapsed = Lapsed(now);
        return await database.ReadAsync(
            sql => sql.Query(
                $"""
                WITH RECURSIVE waiting (tenant) AS (
                    SELECT MIN(tenant) FROM deliveries WHERE state < 2
                    UNION ALL
                    SELECT (SELECT MIN(next.tenant) FROM deliveries AS next WHERE next.state < 2 AND next.tenant > waiting.tenant) FROM waiting WHERE waiting.tenant IS NOT NULL)
                SELECT waiting.tenant FROM waiting LEFT JOIN owners ON owners.tenant = waiting.tenant
                WHERE waiting.tenant IS NOT NULL AND (owners.holder IS NULL OR owners.proved_at <= {lapsed})
                    AND (EXISTS (SELECT 1 FROM deliveries AS due WHERE due.tenant = waiting.tenant AND due.state = 0 AND due.due_at <= {now})
                        OR EXISTS (SELECT 1 FROM deliveries AS taken WHERE taken.tenant = waiting.tenant AND taken.state = 1))
                LIMIT {most}
                """,
                row => row.GetString(0)),
            cancel);
    }

    public async Task<Ownership?> TakeAsync(string tenant, string holder, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var lapsed = Lapsed(now);
        return await database.WriteAsync(
            sql =>
            {
                var before = sql.Query($"SELECT holder, proved_at FROM owners WHERE tenant = {tenant}", row => (Holder: row.IsDBNull(0) ? null : row.GetString(0), ProvedAt: row.GetInt64(1)));
                if (before is [{ Holder: not null } alive] && alive.ProvedAt > lapsed)
                    return null;
                var epoch = sql.Query(
                    $"""
                    INSERT INTO owners (tenant, epoch, holder, proved_at) VALUES ({tenant}, 1, {holder}, {now})
                    ON CONFLICT (tenant) DO UPDATE SET epoch = owners.epoch + 1, holder = excluded.holder, proved_at = excluded.proved_at
                    RETURNING epoch
                    """,
                    row => row.GetInt64(0)).Single();
                return new Ownership(tenant, epoch, IsSudden: database.IsShared && before is [{ Holder: not null }]);
            },
            cancel);
    }

    public Task<int> ResumeAsync(Ownership own, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            sql => IsOwner(sql, own).Value
                ? sql.Execute($"UPDATE deliveries SET state = 0, due_at = {now} WHERE tenant = {own.Tenant} AND state = 1 AND epoch < {own.Epoch}")
                : 0,
            cancel);
    }

    public async Task<IReadOnlyDictionary<string, long>> ProveAsync(string holder, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var proved = await database.WriteBesideAsync(
            async sql => await sql.QueryAhead($"UPDATE owners SET proved_at = {now} WHERE holder = {holder} RETURNING tenant, epoch", row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1))),
            cancel);
        return proved.ToDictionary(StringComparer.Ordinal);
    }

    public Task ReleaseAsync(Ownership own, CancellationToken cancel) => database.WriteAsync(
        sql => sql.Execute($"UPDATE owners SET holder = NULL WHERE tenant = {own.Tenant} AND epoch = {own.Epoch}"), cancel);

    /// <summary>Whether that is the owner now, within the caller's transaction.</summary>
    public static Awaited<bool> IsOwner(Statements sql, Ownership own) => sql.FindsAhead($"SELECT 1 FROM owners WHERE tenant = {own.Tenant} AND epoch = {own.Epoch} AND holder IS NOT NULL");

    private long Lapsed(long now) => database.IsShared ? now - (long)Ownership.Lapse.TotalMilliseconds : long.MaxValue;
}
