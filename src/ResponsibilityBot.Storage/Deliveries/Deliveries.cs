using System.Runtime.CompilerServices;
using ResponsibilityBot.Storage.Webhooks;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage.Deliveries;

/// <summary>The table <c>deliveries</c>.</summary>
internal sealed class Deliveries(Database database, ClosedRounds closed, TimeProvider time) : IDeliveries
{
    /// <summary>Ends that go into one statement; fewer go in statements of these sizes, so that there are few texts to prepare.</summary>
    private static readonly int[] Sizes = [32, 8, 1];

    /// <summary>Cards that are asked to be edited in one transaction.</summary>
    private const int Chunk = 5_000;

    public async Task<IReadOnlyList<Delivery>?> ClaimAsync(Ownership own, int most, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return await database.WriteBesideAsync(
            async sql =>
            {
                using var tenant = await sql.EnterAsync($"deliveries {own.Tenant}");
                var (isOwner, due) = (Owners.IsOwner(sql, own), DeliveryClaims.Due(sql, own, most, now));
                return await isOwner ? await DeliveryClaims.TakeAsync(sql, own, await due) : null;
            },
            cancel);
    }

    public Task EndAsync(IReadOnlyList<DeliveryEnd> ends, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteBesideAsync(
            sql =>
            {
                foreach (var some in ends.Select(end => Values(end, now)).ToList().InSizes(Sizes))
                    End(sql, some, now);
                return new ValueTask<int>(ends.Count);
            },
            cancel);
    }

    public async ValueTask<DateTimeOffset?> NextDueAsync(string tenant, CancellationToken cancel)
    {
        var next = await database.ReadAsync(
            sql => sql.Query($"SELECT due_at FROM deliveries WHERE tenant = {tenant} AND state = 0 ORDER BY due_at LIMIT 1", row => row.GetInt64(0)), cancel);
        return next is [var due] ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;
    }

    public async Task<int> RefreshAsync(CancellationToken cancel)
    {
        var refreshed = 0;
        int more;
        do
        {
            more = await RefreshSomeAsync(cancel);
            refreshed += more;
        }
        while (more == Chunk);
        return refreshed;
    }

    public async Task<int> CloseAsync(DateTimeOffset over, CancellationToken cancel)
    {
        var (at, now) = (over.ToUnixTimeMilliseconds(), time.GetUtcNow().ToUnixTimeMilliseconds());
        // Most often there is none, and then nothing is written.
        if (await database.ReadAsync(sql => sql.Query($"SELECT 1 FROM posted_rounds WHERE closed_at IS NULL AND closes_at <= {at} AND broadcast IS NOT NULL LIMIT 1", _ => true).Count, cancel) == 0)
            return 0;
        return await database.WriteAsync(
            sql =>
            {
                sql.Defer(
                    $"""
                    UPDATE deliveries SET wanted = wanted + 1, attempt = CASE WHEN state = 2 THEN 0 ELSE attempt END, due_at = CASE WHEN state = 2 THEN {now} ELSE due_at END,
                        state = CASE WHEN state = 2 THEN 0 ELSE state END
                    WHERE state < 3 AND (tenant, post, number) IN (
                        SELECT tenant, broadcast, place_number FROM posted_rounds WHERE closed_at IS NULL AND closes_at <= {at} AND broadcast IS NOT NULL ORDER BY closes_at, tenant, id LIMIT {Chunk})
                    """);
                var ended = sql.Query(
                    $"""
                    UPDATE posted_rounds SET closed_at = {now} WHERE (tenant, id) IN (
                        SELECT tenant, id FROM posted_rounds WHERE closed_at IS NULL AND closes_at <= {at} AND broadcast IS NOT NULL ORDER BY closes_at, tenant, id LIMIT {Chunk})
                    RETURNING tenant, id
                    """,
                    row => (row.GetString(0), row.GetString(1)));
                closed.Tell(sql, ended, now);
                return ended.Count;
            },
            cancel);
    }

    private async Task<int> RefreshSomeAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        // Most often there is none, and then nothing is written. Rounds whose cards are behind have an index of their own, in this order; in another one all open rounds would be looked through.
        if (await database.ReadAsync(sql => sql.Query($"SELECT 1 FROM posted_rounds WHERE closed_at IS NULL AND shown <> answers AND broadcast IS NOT NULL ORDER BY tenant, closes_at LIMIT 1", _ => true).Count, cancel) == 0)
            return 0;
        return await database.WriteAsync(
            sql =>
            {
                sql.Defer(
                    $"""
                    UPDATE deliveries SET wanted = wanted + 1, attempt = CASE WHEN state = 2 THEN 0 ELSE attempt END, due_at = CASE WHEN state = 2 THEN {now} ELSE due_at END,
                        state = CASE WHEN state = 2 THEN 0 ELSE state END
                    WHERE state < 3 AND (tenant, post, number) IN (
                        SELECT tenant, broadcast, place_number FROM posted_rounds WHERE closed_at IS NULL AND shown <> answers AND broadcast IS NOT NULL ORDER BY tenant, closes_at, id LIMIT {Chunk})
                    """);
                return sql.Execute(
                    $"""
                    UPDATE posted_rounds SET shown = answers WHERE (tenant, id) IN (
                        SELECT tenant, id FROM posted_rounds WHERE closed_at IS NULL AND shown <> answers AND broadcast IS NOT NULL ORDER BY tenant, closes_at, id LIMIT {Chunk})
                    """);
            },
            cancel);
    }

    private static object?[] Values(DeliveryEnd end, long now)
    {
        var delivery = end.Delivery;
        var (state, tries, due, message, reason) = end switch
        {
            DeliveryEnd.Done done => (Rows.WorkState.Done, 0, now, done.Message, null),
            DeliveryEnd.Again again => (Rows.WorkState.Waiting, again.Reason is null ? delivery.Attempt - 1 : delivery.Attempt, again.At.ToUnixTimeMilliseconds(), null, again.Reason),
            DeliveryEnd.Dead dead => (Rows.WorkState.GivenUp, delivery.Attempt, now, (SentMessage?)null, dead.Reason),
            var unknown => throw new System.Diagnostics.UnreachableException($"no rule for {unknown.GetType().Name}"),
        };
        return
        [
            delivery.Round.Tenant, delivery.Post, delivery.Number, delivery.Epoch, delivery.Attempt, (int)state, tries, due, message?.Id, message?.Conversation, reason, delivery.Revision,
        ];
    }

    /// <summary>Ends several in one statement. What another has taken since is not touched.</summary>
    private static void End(Statements sql, List<object?[]> ends, long now)
    {
        string[] types = ["TEXT", "TEXT", "INTEGER", "BIGINT", "INTEGER", "INTEGER", "INTEGER", "BIGINT", "TEXT", "TEXT", "TEXT", "INTEGER"];
        var rows = string.Join(", ", ends.Select((_, row) => $"({string.Join(", ", types.Select((type, column) => $"CAST({{{row * types.Length + column}}} AS {type})"))})"));
        sql.Defer(FormattableStringFactory.Create(
            $$"""
            WITH ended (tenant, post, number, epoch, attempt, state, tries, due, sent_id, sent_in, reason, revision) AS (VALUES {{rows}})
            UPDATE deliveries SET
                state = CASE WHEN ended.state = 2 AND deliveries.wanted > ended.revision THEN 0 ELSE ended.state END,
                shown = CASE WHEN ended.state = 2 THEN ended.revision ELSE deliveries.shown END,
                attempt = ended.tries, due_at = ended.due, sent_id = COALESCE(ended.sent_id, deliveries.sent_id), sent_in = COALESCE(ended.sent_in, deliveries.sent_in),
                reason = ended.reason, finished_at = CASE WHEN ended.state >= 2 THEN {{{ends.Count * types.Length}}} ELSE deliveries.finished_at END
            FROM ended
            WHERE deliveries.tenant = ended.tenant AND deliveries.post = ended.post AND deliveries.number = ended.number
                AND deliveries.state = 1 AND deliveries.epoch = ended.epoch AND deliveries.attempt = ended.attempt
            """,
            [.. ends.SelectMany(end => end), now]));
    }
}
