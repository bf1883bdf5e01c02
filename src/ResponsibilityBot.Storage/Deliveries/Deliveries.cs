using System.Data.Common;
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
        return await database.WriteAsync(
            sql =>
            {
                if (!Owners.IsOwner(sql, own))
                    return null;
                var claimed = sql.Query(
                    $"""
                    UPDATE deliveries SET state = 1, epoch = {own.Epoch}, attempt = attempt + 1
                    WHERE tenant = {own.Tenant} AND (post, number) IN (
                        SELECT post, number FROM deliveries WHERE tenant = {own.Tenant} AND state = 0 AND due_at <= {now} ORDER BY due_at, post, number LIMIT {most})
                    RETURNING post, number
                    """,
                    row => (Post: row.GetString(0), Number: row.GetInt32(1))).ToHashSet();
                if (claimed.Count == 0)
                    return [];
                Begin(sql, own);
                return Taken(sql, own).Where(delivery => claimed.Contains((delivery.Post, delivery.Number))).OrderBy(delivery => delivery.Number).ToList();
            },
            cancel);
    }

    public Task EndAsync(IReadOnlyList<DeliveryEnd> ends, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            sql =>
            {
                var left = ends.Select(end => Values(end, now)).ToList();
                foreach (var size in Sizes)
                {
                    while (left.Count >= size)
                    {
                        End(sql, left[..size], now);
                        left.RemoveRange(0, size);
                    }
                }

                return ends.Count;
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
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        // Most often there is none, and then nothing is written. Rounds whose cards are behind have an index of their own, in this order; in another one all open rounds would be looked through.
        if (await database.ReadAsync(sql => sql.Query($"SELECT 1 FROM posted_rounds WHERE closed_at IS NULL AND shown <> answers AND broadcast IS NOT NULL ORDER BY tenant, closes_at LIMIT 1", _ => true).Count, cancel) == 0)
            return 0;
        return await database.WriteAsync(
            sql =>
            {
                sql.Execute(
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

    public async Task<int> CloseAsync(DateTimeOffset over, CancellationToken cancel)
    {
        var (at, now) = (over.ToUnixTimeMilliseconds(), time.GetUtcNow().ToUnixTimeMilliseconds());
        // Most often there is none, and then nothing is written.
        if (await database.ReadAsync(sql => sql.Query($"SELECT 1 FROM posted_rounds WHERE closed_at IS NULL AND closes_at <= {at} AND broadcast IS NOT NULL LIMIT 1", _ => true).Count, cancel) == 0)
            return 0;
        return await database.WriteAsync(
            sql =>
            {
                sql.Execute(
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

    /// <summary>Makes the rounds of what was taken and never sent before, so that whoever sees a card can answer it.</summary>
    private static void Begin(Statements sql, Ownership own) => sql.Execute(
        $"""
        INSERT INTO posted_rounds (tenant, id, channel, conversation, "order", number, count, item, fact, chosen_for, opened_at, opened_offset, closes_at, closes_offset, answers, shown,
            broadcast, place_number)
        SELECT taken.tenant, taken.post || '-' || CAST(taken.number AS TEXT), taken.channel, taken.conversation, post."order" || '@' || CAST(taken.number AS TEXT), post.number, post.count,
            post.item, post.fact, post.chosen_for, post.opened_at, post.opened_offset, post.closes_at, post.closes_offset, 0, 0, taken.post, taken.number
        FROM deliveries AS taken JOIN broadcasts AS post ON post.tenant = taken.tenant AND post.id = taken.post
        WHERE taken.tenant = {own.Tenant} AND taken.state = 1 AND taken.epoch = {own.Epoch} AND taken.shown = 0 AND taken.attempt = 1
        ON CONFLICT (tenant, "order", number) DO NOTHING
        """);

    /// <summary>All that the owner has taken and not ended: some dozens.</summary>
    private static List<Delivery> Taken(Statements sql, Ownership own) => sql.Query(
        $"""
        SELECT round.id, round.tenant, round.channel, round.conversation, round."order", round.number, round.count, round.item, round.fact, round.chosen_for, round.opened_at, round.opened_offset,
            round.closes_at, round.closes_offset, round.closed_at, round.answers, round.shown,
            taken.post, taken.number, taken.wanted, taken.attempt, taken.sent_id, COALESCE(taken.sent_in, taken.conversation), place.place, place.address, place.seen_at, place.team
        FROM deliveries AS taken
        JOIN posted_rounds AS round ON round.tenant = taken.tenant AND round.id = taken.post || '-' || CAST(taken.number AS TEXT)
        LEFT JOIN conversations AS place ON place.channel = taken.channel AND place.tenant = taken.tenant AND place.conversation = taken.conversation
        WHERE taken.tenant = {own.Tenant} AND taken.state = 1 AND taken.epoch = {own.Epoch}
        """,
        row => Read(row, own.Epoch));

    private static Delivery Read(DbDataReader row, long epoch) => new(row.GetString(17), row.GetInt32(18), PostedRounds.Read(row))
    {
        Revision = row.GetInt32(19),
        Attempt = row.GetInt32(20),
        Epoch = epoch,
        Sent = row.IsDBNull(21) ? null : new(row.GetString(21), row.GetString(22)),
        Place = row.IsDBNull(23)
            ? null
            : new(row.GetString(2), row.GetString(1), row.GetString(3), (Place)row.GetInt32(23), row.GetString(24), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(25)))
            {
                Team = row.IsDBNull(26) ? null : row.GetString(26),
            },
    };

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
    private static void End(Statements sql, IReadOnlyList<object?[]> ends, long now)
    {
        string[] types = ["TEXT", "TEXT", "INTEGER", "BIGINT", "INTEGER", "INTEGER", "INTEGER", "BIGINT", "TEXT", "TEXT", "TEXT", "INTEGER"];
        var rows = string.Join(", ", ends.Select((_, row) => $"({string.Join(", ", types.Select((type, column) => $"CAST({{{row * types.Length + column}}} AS {type})"))})"));
        sql.Execute(FormattableStringFactory.Create(
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
