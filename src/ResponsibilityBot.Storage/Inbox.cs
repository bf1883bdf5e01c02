using System.Collections.Concurrent;
using System.Data.Common;
using ResponsibilityBot.Storage.Rows;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>inbox</c>.</summary>
internal sealed class Inbox(Database database, IEnumerable<TurnNotes> turnNotes, WorkSignals signals, TimeProvider time) : IInbox
{
    private readonly TurnNotes[] notes = [.. turnNotes];

    /// <summary>When a claim was last tried. What was due then and was not claimed waits for another row of its conversation, whose end rings.</summary>
    private long lookedAt;

    /// <summary>What this process kept and has not finished yet, so that nobody needs to read whether it is.</summary>
    private readonly ConcurrentDictionary<string, bool> unfinished = new(StringComparer.Ordinal);

    public async Task<bool> KeepAsync(Inbound inbound, CancellationToken cancel)
    {
        var (kept, isNew, isClaimed) = (false, false, false);
        try
        {
            kept = await database.WriteAsync(
                sql =>
                {
                    isClaimed = !HasUnfinished(sql, inbound) && signals.Inbox.TryPromise();
                    isNew = Keep(sql, inbound, isClaimed, Lapse);
                    // Here, in the writer's order, it comes before its end.
                    if (isNew)
                        unfinished[inbound.Id] = true;
                    return isNew;
                },
                cancel);
        }
        finally
        {
            if (isNew && !kept)
                unfinished.TryRemove(inbound.Id, out _);
            if (isClaimed && !kept)
                signals.Inbox.Break();
        }

        if (isClaimed && kept)
            signals.Inbox.Hand(inbound with { Attempt = 1 });
        else if (kept)
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
                UPDATE inbox SET state = 1, attempt = attempt + 1, due_at = {now + (long)WorkSignals.Lease.TotalMilliseconds}
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
            sql => sql.Execute($"UPDATE inbox SET state = 0, due_at = {due}, reason = {reason} WHERE id = {inbound.Id} AND state = 1 AND attempt = {inbound.Attempt}"), cancel);
        signals.Inbox.Ring();
    }

    public async Task ReleaseAsync(Inbound inbound, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.WriteAsync(
            sql => sql.Execute($"UPDATE inbox SET state = 0, attempt = attempt - 1, due_at = {now} WHERE id = {inbound.Id} AND state = 1 AND attempt = {inbound.Attempt}"), cancel);
        signals.Inbox.Ring();
    }

    public async Task<IReadOnlyList<Inbound>> WaitAsync(SemaphoreSlim places, CancellationToken cancel)
    {
        var patience = cancel.IsCancellationRequested ? TimeSpan.Zero : signals.Patience(await NextDueAsync());
        return await signals.Inbox.WaitAsync(places, patience, cancel);
    }

    private async ValueTask<long?> NextDueAsync()
    {
        var looked = Volatile.Read(ref lookedAt);
        var next = await database.ReadAsync(
            sql => sql.Query($"SELECT due_at FROM inbox WHERE state = 0 AND due_at > {looked} ORDER BY due_at LIMIT 1", row => row.GetInt64(0)), CancellationToken.None);
        return next is [var due] ? due : null;
    }

    public async Task<IReadOnlyList<Outbound>> AnswersAsync(string id, CancellationToken cancel)
    {
        while (true)
        {
            using var place = signals.Finished.Enter(id);
            if (!unfinished.ContainsKey(id) && await FinishedAsync(id, cancel) is { } before)
                return before;
            if (await place.Woken.WaitAsync(cancel) is { } said)
                return said;
        }
    }

    /// <summary>What was said if it is finished, else null.</summary>
    private ValueTask<List<Outbound>?> FinishedAsync(string id, CancellationToken cancel) => database.ReadAsync(
        sql => sql.Query($"SELECT state FROM inbox WHERE id = {id}", row => (WorkState)row.GetInt32(0)) switch
        {
            [] => throw new KeyNotFoundException("nothing with that id is in the inbox"),
            [>= WorkState.Done] => Outbox.Said(sql, id),
            _ => null,
        },
        cancel);

    /// <summary>Another process finished what this one kept.</summary>
    public void FinishedElsewhere(string id)
    {
        unfinished.TryRemove(id, out _);
        signals.Finished.Wake(id, null);
    }

    /// <summary>Other processes may have finished anything without being heard.</summary>
    public void Distrust()
    {
        unfinished.Clear();
        signals.Finished.WakeAll(null);
    }

    private async Task EndAsync(Inbound inbound, WorkState state, string? reason, IReadOnlyList<Outbound> said, string? welcome, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var end = new Ending();
        try
        {
            await database.WriteAsync(sql => End(sql, inbound, state, reason, said, welcome, now, end), cancel);
        }
        catch
        {
            if (end.Sent is not null)
                signals.Outbox.Break();
            throw;
        }

        unfinished.TryRemove(inbound.Id, out _);
        foreach (var note in notes)
            note.Forget(inbound.Id);
        if (end.HasNext)
            signals.Inbox.Ring();
        if (end.Sent is not null)
            signals.Outbox.Hand(end.Sent);
        else if (end.Said is { Count: > 0 })
            signals.Outbox.Ring();
        signals.Finished.Wake(inbound.Id, end.Said);
    }

    private bool End(Statements sql, Inbound inbound, WorkState state, string? reason, IReadOnlyList<Outbound> said, string? welcome, long now, Ending end)
    {
        var rows = sql.Execute(
            $"UPDATE inbox SET state = {(int)state}, body = '', reason = {reason}, finished_at = {now} WHERE id = {inbound.Id} AND state = 1 AND attempt = {inbound.Attempt}");
        if (rows == 0)
            return false;
        if (!unfinished.ContainsKey(inbound.Id))
            sql.Tell(Notice.Finished, inbound.Id);
        end.HasNext = HasUnfinished(sql, inbound);
        end.Said = welcome is not null && !Conversations.Welcome(sql, inbound, welcome, now) ? [] : said;
        end.Sent = Outbox.Add(sql, end.Said, signals.Outbox, now);
        if (state == WorkState.Done)
        {
            foreach (var note in notes)
                note.Write(sql, inbound.Id);
        }

        return true;
    }

    /// <summary>When a claim of now lapses, in Unix ms.</summary>
    private long Lapse => (time.GetUtcNow() + WorkSignals.Lease).ToUnixTimeMilliseconds();

    private static bool Keep(Statements sql, Inbound inbound, bool isClaimed, long lapse)
    {
        var at = inbound.ReceivedAt.ToUnixTimeMilliseconds();
        var due = isClaimed ? lapse : at;
        var (state, attempt) = isClaimed ? (WorkState.Claimed, 1) : (WorkState.Waiting, 0);
        var rows = sql.Execute(
            $"""
            INSERT INTO inbox (id, channel, tenant, conversation, body, received_at, due_at, state, attempt)
            VALUES ({inbound.Id}, {inbound.Channel}, {inbound.Tenant}, {inbound.Conversation}, {inbound.Body}, {at}, {due}, {(int)state}, {attempt})
            ON CONFLICT (id) DO NOTHING
            """);
        if (rows == 1 && inbound.Whereabouts is { } from)
            Conversations.Keep(sql, inbound, from);
        return rows == 1;
    }

    private static bool HasUnfinished(Statements sql, Inbound inbound) => sql.Query(
        $"""
        SELECT 1 FROM inbox
        WHERE state < 2 AND channel = {inbound.Channel} AND tenant = {inbound.Tenant} AND conversation = {inbound.Conversation} LIMIT 1
        """,
        _ => true).Count > 0;

    /// <summary>What came of finishing one.</summary>
    private sealed class Ending
    {
        /// <summary>What is said; null if somebody else had finished it.</summary>
        public IReadOnlyList<Outbound>? Said { get; set; }

        /// <summary>What the waiting sender gets at once, if anything.</summary>
        public Outbound? Sent { get; set; }

        /// <summary>Whether its conversation has more.</summary>
        public bool HasNext { get; set; }
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
