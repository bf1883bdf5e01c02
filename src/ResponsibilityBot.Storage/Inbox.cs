using System.Data.Common;
using ResponsibilityBot.Storage.Rows;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>inbox</c>.</summary>
internal sealed class Inbox(Database database, GapLedger gaps, WorkSignals signals, TimeProvider time) : IInbox
{
    /// <summary>When a claim was last tried. What was due then and was not claimed waits for another row of its conversation, whose end rings.</summary>
    private long lookedAt;

    public async Task<bool> KeepAsync(Inbound inbound, CancellationToken cancel)
    {
        var at = inbound.ReceivedAt.ToUnixTimeMilliseconds();
        var kept = await database.WriteAsync(
            sql =>
            {
                var rows = sql.Execute(
                    $"""
                    INSERT INTO inbox (id, channel, tenant, conversation, body, received_at, due_at, state, attempt)
                    VALUES ({inbound.Id}, {inbound.Channel}, {inbound.Tenant}, {inbound.Conversation}, {inbound.Body}, {at}, {at}, 0, 0)
                    ON CONFLICT (id) DO NOTHING
                    """);
                if (rows == 1 && inbound.Whereabouts is { } from)
                    Conversations.Keep(sql, inbound, from);
                return rows == 1;
            },
            cancel);
        if (kept)
            signals.Inbox.Ring();
        return kept;
    }

    public async Task<IReadOnlyList<Inbound>> ClaimAsync(int most, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        Volatile.Write(ref lookedAt, now);
        var claimed = await database.WriteAsync(
            sql => sql.Query(
                $"""
                UPDATE inbox SET state = 1, attempt = attempt + 1
                WHERE sequence IN (
                    SELECT next.sequence FROM inbox AS next
                    WHERE next.state = 0 AND next.due_at <= {now} AND NOT EXISTS (
                        SELECT 1 FROM inbox AS older
                        WHERE older.state < 2 AND older.channel = next.channel AND older.tenant = next.tenant
                            AND older.conversation = next.conversation AND older.sequence < next.sequence)
                    ORDER BY next.due_at, next.sequence LIMIT {most})
                RETURNING id, channel, tenant, conversation, body, received_at, attempt, sequence
                """,
                row => (Order: row.GetInt64(7), Inbound: Read(row))),
            cancel);
        return [.. claimed.OrderBy(each => each.Order).Select(each => each.Inbound)];
    }

    public Task FinishAsync(Inbound inbound, IReadOnlyList<Outbound> said, string? welcome, CancellationToken cancel) =>
        EndAsync(inbound, WorkState.Done, null, said, welcome, cancel);

    public Task SetAsideAsync(Inbound inbound, string reason, IReadOnlyList<Outbound> said, CancellationToken cancel) =>
        EndAsync(inbound, WorkState.GivenUp, reason, said, welcome: null, cancel);

    public async Task RetryAsync(Inbound inbound, DateTimeOffset at, string reason, CancellationToken cancel)
    {
        var due = at.ToUnixTimeMilliseconds();
        await database.WriteAsync(
            sql => sql.Execute($"UPDATE inbox SET state = 0, due_at = {due}, reason = {reason} WHERE id = {inbound.Id} AND state = 1"), cancel);
        signals.Inbox.Ring();
    }

    public async Task ReleaseAsync(Inbound inbound, CancellationToken cancel)
    {
        await database.WriteAsync(
            sql => sql.Execute($"UPDATE inbox SET state = 0, attempt = attempt - 1 WHERE id = {inbound.Id} AND state = 1"), cancel);
        signals.Inbox.Ring();
    }

    public async Task WaitAsync(CancellationToken cancel)
    {
        var looked = Volatile.Read(ref lookedAt);
        var next = await database.ReadAsync(
            sql => sql.Query($"SELECT due_at FROM inbox WHERE state = 0 AND due_at > {looked} ORDER BY due_at LIMIT 1", row => row.GetInt64(0)), cancel);
        await signals.Inbox.WaitAsync(signals.Patience(next is [var due] ? due : null), cancel);
    }

    public async Task<IReadOnlyList<Outbound>> AnswersAsync(string id, CancellationToken cancel)
    {
        while (true)
        {
            using var place = signals.Finished.Enter(id);
            var states = await database.ReadAsync(sql => sql.Query($"SELECT state FROM inbox WHERE id = {id}", row => (WorkState)row.GetInt32(0)), cancel);
            if (states is not [var state])
                throw new KeyNotFoundException("nothing with that id is in the inbox");
            if (state >= WorkState.Done)
                return await database.ReadAsync(sql => Outbox.Said(sql, id), cancel);
            if (await place.Woken.WaitAsync(cancel) is { } said)
                return said;
        }
    }

    private async Task EndAsync(Inbound inbound, WorkState state, string? reason, IReadOnlyList<Outbound> said, string? welcome, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var kept = await database.WriteAsync(sql => End(sql, inbound, state, reason, said, welcome, now), cancel);
        gaps.Forget(inbound.Id);
        signals.Inbox.Ring();
        if (kept is { Count: > 0 })
            signals.Outbox.Ring();
        signals.Finished.Wake(inbound.Id, kept);
    }

    /// <summary>What is said now; null if somebody else had finished it.</summary>
    private IReadOnlyList<Outbound>? End(
        Statements sql, Inbound inbound, WorkState state, string? reason, IReadOnlyList<Outbound> said, string? welcome, long now)
    {
        var rows = sql.Execute(
            $"UPDATE inbox SET state = {(int)state}, body = '', reason = {reason}, finished_at = {now} WHERE id = {inbound.Id} AND state = 1");
        if (rows == 0)
            return null;
        if (welcome is not null && !Conversations.Welcome(sql, inbound, welcome, now))
            said = [];
        Outbox.Add(sql, said, now);
        if (state == WorkState.Done)
            gaps.Write(sql, inbound.Id);
        return said;
    }

    private static Inbound Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Channel = row.GetString(1),
        Tenant = row.GetString(2),
        Conversation = row.GetString(3),
        Body = row.GetString(4),
        ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        Attempt = row.GetInt32(6),
    };
}
