using System.Security.Cryptography;
using System.Text;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.Storage.Webhooks;

/// <summary>The tables <c>gap_looks</c> and <c>gap_sightings</c>.</summary>
internal sealed class GapSightings(Database database, IWebhookSubscribers subscribers, TimeProvider time) : IGapSightings
{
    public Task<int> KeepAsync(GapLook look, CancellationToken cancel)
    {
        var hooks = subscribers.Of(look.Tenant, WebhookEvents.GapFound);
        if (hooks.Count == 0)
            return Task.FromResult(0);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var there = look.Gaps.GroupBy(KeyOf, StringComparer.Ordinal).Select(same => new Seen(same.Key, same.First(), [.. same.SelectMany(gap => gap.Responsibilities).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])).ToList();
        return database.WriteAsync(
            sql => Number(sql, look) is { } number ? Compare(sql, look.Tenant, there).Count(found =>
            {
                // The number lets a gap be told of again that was closed in between.
                var data = new FoundGapData(look.Tenant, found.Key, found.Gap.KindWord, found.Gap.Workload?.Id, found.Gap.Target, found.Responsibilities, found.Gap.Roles);
                WebhookQueue.Keep(sql, hooks, new(WebhookEvents.GapFound, look.Tenant, $"{found.Key} {number}"), WebhookBody.Of(now, data), now);
                return true;
            }) : 0,
            cancel);
    }

    /// <summary>The number of this look; null where somebody looked later already.</summary>
    private static long? Number(Statements sql, GapLook look)
    {
        var last = sql.Query($"SELECT number, version, day FROM gap_looks WHERE tenant = {look.Tenant}", row => (Number: row.GetInt64(0), Version: row.GetInt64(1), Day: row.GetInt32(2)));
        if (last is [var before] && (before.Version > look.Version || before.Day > look.Day.DayNumber))
            return null;
        return sql.Query(
            $"""
            INSERT INTO gap_looks (tenant, number, version, day) VALUES ({look.Tenant}, 1, {look.Version}, {look.Day.DayNumber})
            ON CONFLICT (tenant) DO UPDATE SET number = gap_looks.number + 1, version = excluded.version, day = excluded.day RETURNING number
            """,
            row => row.GetInt64(0)).Single();
    }

    /// <summary>What is new; what is there now takes the place of what was.</summary>
    private static List<Seen> Compare(Statements sql, string tenant, IReadOnlyList<Seen> there)
    {
        var before = sql.Query($"SELECT gap, responsibilities FROM gap_sightings WHERE tenant = {tenant}", row => (Gap: row.GetString(0), Rows: row.GetString(1)))
            .ToDictionary(each => each.Gap, each => each.Rows, StringComparer.Ordinal);
        var found = new List<Seen>();
        foreach (var seen in there)
        {
            var rows = string.Join(' ', seen.Responsibilities);
            if (before.Remove(seen.Key, out var known) && known == rows)
                continue;
            sql.Execute(
                $"""
                INSERT INTO gap_sightings (tenant, gap, responsibilities) VALUES ({tenant}, {seen.Key}, {rows})
                ON CONFLICT (tenant, gap) DO UPDATE SET responsibilities = excluded.responsibilities
                """);
            IReadOnlyList<string> added = [.. seen.Responsibilities.Except(known?.Split(' ') ?? [], StringComparer.Ordinal)];
            if (known is null || added.Count > 0)
                found.Add(seen with { Responsibilities = added });
        }

        foreach (var gone in before.Keys)
            sql.Execute($"DELETE FROM gap_sightings WHERE tenant = {tenant} AND gap = {gone}");
        return found;
    }

    /// <summary>What tells a gap from others of its tenant. Rows come and go in it.</summary>
    private static string KeyOf(OrganisationGap gap) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', gap.KindWord, gap.Workload?.Id, gap.Target, string.Join(' ', gap.Roles.Order(StringComparer.Ordinal))))).AsSpan(0, 8));

    private sealed record Seen(string Key, OrganisationGap Gap, IReadOnlyList<string> Responsibilities);
}
