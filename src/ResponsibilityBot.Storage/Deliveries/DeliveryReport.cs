using ResponsibilityBot.Tutoring.Quizzes.Deliveries;

namespace ResponsibilityBot.Storage.Deliveries;

/// <summary>Reads <c>broadcasts</c> and <c>deliveries</c> for people. A card that is there counts as delivered, also while it is to be edited.</summary>
internal sealed class DeliveryReport(Database database, DatabaseState state) : IDeliveryReport
{
    public async Task<IReadOnlyList<BroadcastReport>> LatestAsync(string? tenant, int most, CancellationToken cancel)
    {
        await state.RequireReadyAsync(cancel);
        var (all, one) = (tenant is null, tenant ?? "");
        var (posts, groups) = await database.ReadAsync(
            sql => (
                sql.Query(
                    $"""
                    SELECT id, tenant, "order", number, count, item, fact, chosen_for, opened_at, opened_offset, closes_at, closes_offset FROM broadcasts
                    WHERE {all} OR tenant = {one} ORDER BY opened_at DESC, tenant, number LIMIT {most}
                    """,
                    Broadcasts.Read),
                sql.Query(
                    $"""
                    SELECT tenant, post, CASE WHEN sent_id IS NOT NULL THEN 1 WHEN state = 3 THEN 2 ELSE 0 END, COALESCE(reason, ''), COUNT(*), SUM(CASE WHEN state < 2 THEN 1 ELSE 0 END)
                    FROM deliveries WHERE (tenant, post) IN (SELECT tenant, id FROM broadcasts WHERE {all} OR tenant = {one} ORDER BY opened_at DESC, tenant, number LIMIT {most})
                    GROUP BY 1, 2, 3, 4
                    """,
                    row => (Tenant: row.GetString(0), Post: row.GetString(1), State: (DeliveryState)row.GetInt32(2), Reason: row.GetString(3), Count: (int)row.GetInt64(4), Open: (int)row.GetInt64(5)))),
            cancel);
        var byPost = groups.ToLookup(group => (group.Tenant, group.Post));
        return posts.ConvertAll(post =>
        {
            var own = byPost[(post.Tenant, post.Id)].ToList();
            int Count(DeliveryState wanted) => own.Where(group => group.State == wanted).Sum(group => group.Count);
            return new BroadcastReport(
                post, Count(DeliveryState.Delivered), Count(DeliveryState.Pending), Count(DeliveryState.Failed), own.Where(group => group.State == DeliveryState.Delivered).Sum(group => group.Open),
                [.. own.Where(group => group.Reason.Length > 0).OrderByDescending(group => group.Count).ThenBy(group => group.Reason, StringComparer.Ordinal).Select(group => (group.Reason, group.State, group.Count))]);
        });
    }

    public async Task<IReadOnlyList<ReportedDelivery>> ListAsync(string? tenant, DeliveryState? standing, CancellationToken cancel)
    {
        await state.RequireReadyAsync(cancel);
        var (all, one, any, wanted) = (tenant is null, tenant ?? "", standing is null, (int)(standing ?? default));
        return await database.ReadAsync(
            sql => sql.Query(
                $"""
                SELECT tenant, post, opened_at, opened_offset, channel, conversation, standing, attempt, reason, finished_at FROM (
                    SELECT deliveries.tenant, post, deliveries.number, opened_at, opened_offset, channel, conversation,
                        CASE WHEN sent_id IS NOT NULL THEN 1 WHEN state = 3 THEN 2 ELSE 0 END AS standing, attempt, reason, finished_at
                    FROM deliveries JOIN broadcasts ON broadcasts.tenant = deliveries.tenant AND broadcasts.id = deliveries.post) AS lines
                WHERE ({all} OR tenant = {one}) AND ({any} OR standing = {wanted})
                ORDER BY opened_at DESC, tenant, post, number
                """,
                row => new ReportedDelivery(
                    row.GetString(0), row.GetString(1), PostedRounds.Instant(row.GetInt64(2), row.GetInt32(3)), row.GetString(4), row.GetString(5), (DeliveryState)row.GetInt32(6), row.GetInt32(7),
                    row.IsDBNull(8) ? null : row.GetString(8), row.IsDBNull(9) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)))),
            cancel);
    }
}
