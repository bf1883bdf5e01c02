using System.Data.Common;
using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Storage.Rows;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>outbox</c>.</summary>
internal sealed class Outbox(Database database, FigureSums figures, WorkSignals signals, TimeProvider time) : IOutbox
{
    /// <summary>When a claim was last tried. What was due then and was not claimed waits for another row of its conversation, whose end rings.</summary>
    private long lookedAt;

    /// <summary>When the next is due (Unix ms, null for none), as it was after that claim; every row that is put back rings, and so leads to another.</summary>
    private Task<long?>? nextDue;

    public async Task<IReadOnlyList<Outbound>> ClaimAsync(int most, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        Volatile.Write(ref lookedAt, now);
        nextDue = null;
        var claimed = await database.WriteAsync(
            sql => sql.Query(
                $"""
                UPDATE outbox SET state = 1, attempt = attempt + 1, due_at = {now + (long)WorkSignals.Lease.TotalMilliseconds}
                WHERE sequence IN (
                    SELECT next.sequence FROM outbox AS next
                    WHERE next.state = 0 AND next.due_at <= {now} AND NOT EXISTS (
                        SELECT 1 FROM outbox AS older
                        WHERE older.state < 2 AND older.channel = next.channel AND older.tenant = next.tenant
                            AND older.conversation = next.conversation AND older.sequence < next.sequence)
                    ORDER BY next.due_at, next.sequence LIMIT {most})
                RETURNING id, in_reply_to, channel, tenant, conversation, address, body, inline, attempt, person, replaces, sequence
                """,
                row => (Order: row.GetInt64(11), Outbound: Read(row)))
                .OrderBy(each => each.Order).Select(each => each.Outbound.Replaces is { } earlier ? each.Outbound with { Replaced = Sent(sql, earlier) } : each.Outbound).ToList(),
            cancel);
        return claimed;
    }

    public async Task AddAsync(IReadOnlyList<Outbound> said, CancellationToken cancel)
    {
        var (now, bodies) = (time.GetUtcNow().ToUnixTimeMilliseconds(), BodiesOf(said));
        await database.WriteAsync(
            sql =>
            {
                // Some may be there already, so that none is handed to the sender: it claims them.
                Wait(sql, said, bodies, now);
                return said.Count;
            },
            cancel);
        signals.Outbox.Ring();
    }

    public Task SentAsync(Outbound outbound, SendResult.Sent sent, CancellationToken cancel) => EndAsync(outbound, WorkState.Done, sent, null, cancel);

    public Task GiveUpAsync(Outbound outbound, string reason, CancellationToken cancel) => EndAsync(outbound, WorkState.GivenUp, null, reason, cancel);

    public async Task PostponeAsync(Outbound outbound, DateTimeOffset until, CancellationToken cancel)
    {
        var due = until.ToUnixTimeMilliseconds();
        await database.WriteAsync(
            sql => sql.Execute($"UPDATE outbox SET state = 0, attempt = attempt - 1, due_at = {due} WHERE id = {outbound.Id} AND state = 1 AND attempt = {outbound.Attempt}"), cancel);
        signals.Outbox.Ring();
    }

    public async Task RetryAsync(Outbound outbound, DateTimeOffset at, string reason, CancellationToken cancel)
    {
        var due = at.ToUnixTimeMilliseconds();
        await database.WriteAsync(
            sql => sql.Execute($"UPDATE outbox SET state = 0, due_at = {due}, reason = {reason} WHERE id = {outbound.Id} AND state = 1 AND attempt = {outbound.Attempt}"), cancel);
        signals.Outbox.Ring();
    }

    public async Task ReleaseAsync(Outbound outbound, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.WriteAsync(
            sql => sql.Execute($"UPDATE outbox SET state = 0, attempt = attempt - 1, due_at = {now} WHERE id = {outbound.Id} AND state = 1 AND attempt = {outbound.Attempt}"), cancel);
        signals.Outbox.Ring();
    }

    public async Task<IReadOnlyList<Outbound>> WaitAsync(SemaphoreSlim places, CancellationToken cancel)
    {
        var patience = cancel.IsCancellationRequested ? TimeSpan.Zero : signals.Patience(await (nextDue ??= NextDueAsync()));
        return await signals.Outbox.WaitAsync(places, patience, cancel);
    }

    private async Task<long?> NextDueAsync()
    {
        var looked = Volatile.Read(ref lookedAt);
        var next = await database.ReadAsync(
            sql => sql.Query($"SELECT due_at FROM outbox WHERE state = 0 AND due_at > {looked} ORDER BY due_at LIMIT 1", row => row.GetInt64(0)), CancellationToken.None);
        return next is [var due] ? due : null;
    }

    /// <summary>
    /// Adds messages within the caller's transaction. Those that are answered in their request are done at once. The first of the others is
    /// claimed, where the sender waits and nothing else in its conversation is unsent: the caller hands it over after the commit, and rings for the rest.
    /// </summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="said">In order.</param>
    /// <param name="bodies">Their <see cref="BodiesOf"/>.</param>
    /// <param name="unsent">What <see cref="HasUnsent(Statements, IReadOnlyList{Outbound})"/> said of them.</param>
    /// <param name="takePlace">Takes a place of the sender; false if none is free.</param>
    /// <param name="now">Unix milliseconds.</param>
    /// <returns>The one that is claimed, or null.</returns>
    public static Outbound? Add(Statements sql, IReadOnlyList<Outbound> said, string[] bodies, Awaited<bool>? unsent, Func<bool> takePlace, long now)
    {
        var claimed = First(said) is { } first && unsent is { Value: false } && takePlace() ? first with { Attempt = 1 } : null;
        foreach (var (index, outbound) in said.Index())
        {
            var (state, attempt) = outbound.Inline ? (WorkState.Done, 0) : claimed?.Id == outbound.Id ? (WorkState.Claimed, 1) : (WorkState.Waiting, 0);
            Insert(sql, outbound, bodies[index], state, attempt, now);
        }

        return claimed;
    }

    /// <summary>Adds messages within the caller's transaction, which the sender claims; ring it after the commit. Those that are there already are left as they are.</summary>
    public static void Wait(Statements sql, IReadOnlyList<Outbound> said, string[] bodies, long now)
    {
        foreach (var (index, outbound) in said.Index())
            Insert(sql, outbound, bodies[index], WorkState.Waiting, 0, now);
    }

    /// <summary>Drops, within the caller's transaction, edits of the same message that wait: a newer one says all that they would.</summary>
    public static void Overtake(Statements sql, Outbound edit)
    {
        // The index of what is unfinished is found by the first of the two words on the state.
        if (edit.Replaces is { } earlier)
            sql.Execute($"DELETE FROM outbox WHERE state < 2 AND state = 0 AND channel = {edit.Channel} AND tenant = {edit.Tenant} AND conversation = {edit.Conversation} AND replaces = {earlier}");
    }

    /// <summary>The bodies as they are kept. To be made before the transaction: it takes longer than to write them.</summary>
    public static string[] BodiesOf(IReadOnlyList<Outbound> said) => [.. said.Select(outbound => outbound.Pack?.Invoke() ?? PackedText.Of(outbound.Body))];

    private static void Insert(Statements sql, Outbound outbound, string body, WorkState state, int attempt, long now)
    {
        long? finished = state == WorkState.Done ? now : null;
        var due = state == WorkState.Claimed ? now + (long)WorkSignals.Lease.TotalMilliseconds : now;
        sql.Defer(
            $"""
            INSERT INTO outbox (id, in_reply_to, channel, tenant, conversation, address, body, inline, person, replaces, created_at, due_at, state, attempt, finished_at)
            VALUES ({outbound.Id}, {outbound.InReplyTo}, {outbound.Channel}, {outbound.Tenant}, {outbound.Conversation}, {outbound.Address},
                {body}, {outbound.Inline}, {outbound.Person}, {outbound.Replaces}, {now}, {due}, {(int)state}, {attempt}, {finished})
            ON CONFLICT (id) DO NOTHING
            """);
    }

    /// <summary>What was said to one that arrived, in order. Ids of replies tell what they answer, so that no index is needed for it.</summary>
    public static List<Outbound> Said(Statements sql, string inReplyTo)
    {
        var (from, until) = (inReplyTo + '#', inReplyTo + '$');
        return sql.Query(
            $"""
            SELECT id, in_reply_to, channel, tenant, conversation, address, body, inline, attempt, person, replaces FROM outbox
            WHERE id > {from} AND id < {until} AND in_reply_to = {inReplyTo} ORDER BY sequence
            """,
            Read);
    }

    private static Outbound Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        InReplyTo = row.IsDBNull(1) ? null : row.GetString(1),
        Channel = row.GetString(2),
        Tenant = row.GetString(3),
        Conversation = row.GetString(4),
        Address = row.GetString(5),
        Body = PackedText.Read(row.GetString(6)),
        Inline = row.GetBoolean(7),
        Attempt = row.GetInt32(8),
        Person = row.IsDBNull(9) ? null : row.GetString(9),
        Replaces = row.IsDBNull(10) ? null : row.GetString(10),
    };

    private static SentMessage? Sent(Statements sql, string id) => sql.Query(
        $"SELECT sent_id, COALESCE(sent_in, conversation) FROM outbox WHERE id = {id} AND sent_id IS NOT NULL",
        row => new SentMessage(row.GetString(0), row.GetString(1))).SingleOrDefault();

    /// <summary>Whether the conversation of the first that can be claimed at once has anything unsent; null where none can.</summary>
    public static Awaited<bool>? HasUnsent(Statements sql, IReadOnlyList<Outbound> said) => First(said) is { } first ? HasUnsent(sql, first) : null;

    private static Outbound? First(IReadOnlyList<Outbound> said) => said.FirstOrDefault(outbound => outbound is { Inline: false, Replaces: null });

    private static Awaited<bool> HasUnsent(Statements sql, Outbound outbound) => sql.FindsAhead(
        $"SELECT 1 FROM outbox WHERE state < 2 AND channel = {outbound.Channel} AND tenant = {outbound.Tenant} AND conversation = {outbound.Conversation} LIMIT 1");

    private async Task EndAsync(Outbound outbound, WorkState state, SendResult.Sent? sent, string? reason, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var hasNext = await database.WriteBesideAsync(
            async sql =>
            {
                var ended = sql.ExecuteAhead(
                    $"""
                    UPDATE outbox SET state = {(int)state}, sent_id = {sent?.Id}, sent_in = {sent?.Conversation}, reason = {reason}, finished_at = {now}
                    WHERE id = {outbound.Id} AND state = 1 AND attempt = {outbound.Attempt}
                    """);
                var hasNext = HasUnsent(sql, outbound);
                if (await ended == 1 && sent is not null && outbound.Id.StartsWith(PostedRound.CardPrefix, StringComparison.Ordinal))
                    await PostedRounds.CountCardAsync(sql, figures, outbound.Tenant, outbound.Id);
                return hasNext.Value;
            },
            cancel);
        if (hasNext)
            signals.Outbox.Ring();
    }
}
