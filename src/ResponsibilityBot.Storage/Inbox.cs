using Microsoft.EntityFrameworkCore;
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
            async db =>
            {
                var rows = await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO inbox (id, channel, tenant, conversation, body, received_at, due_at, state, attempt)
                    VALUES ({inbound.Id}, {inbound.Channel}, {inbound.Tenant}, {inbound.Conversation}, {inbound.Body}, {at}, {at}, 0, 0)
                    ON CONFLICT (id) DO NOTHING
                    """,
                    cancel);
                if (rows == 1 && inbound.Address is not null)
                    await Conversations.KeepAsync(db, inbound, inbound.Address, cancel);
                return rows == 1;
            },
            cancel);
        if (kept)
            signals.Inbox.Ring();
        return kept;
    }

    public async Task<Inbound?> ClaimAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        Volatile.Write(ref lookedAt, now);
        var rows = await database.WriteAsync(
            db => db.Inbox.FromSql(
                $"""
                UPDATE inbox SET state = 1, attempt = attempt + 1
                WHERE sequence = (
                    SELECT next.sequence FROM inbox AS next
                    WHERE next.state = 0 AND next.due_at <= {now} AND NOT EXISTS (
                        SELECT 1 FROM inbox AS older
                        WHERE older.state < 2 AND older.channel = next.channel AND older.tenant = next.tenant
                            AND older.conversation = next.conversation AND older.sequence < next.sequence)
                    ORDER BY next.due_at, next.sequence LIMIT 1)
                RETURNING *
                """).ToListAsync(cancel),
            cancel);
        return rows.Count == 0 ? null : Read(rows[0]);
    }

    public Task FinishAsync(Inbound inbound, IReadOnlyList<Outbound> said, bool welcome, CancellationToken cancel) =>
        EndAsync(inbound, WorkState.Done, null, said, welcome, cancel);

    public Task SetAsideAsync(Inbound inbound, string reason, IReadOnlyList<Outbound> said, CancellationToken cancel) =>
        EndAsync(inbound, WorkState.GivenUp, reason, said, welcome: false, cancel);

    public async Task RetryAsync(Inbound inbound, DateTimeOffset at, string reason, CancellationToken cancel)
    {
        var due = at.ToUnixTimeMilliseconds();
        await database.WriteAsync(
            db => db.Database.ExecuteSqlAsync($"UPDATE inbox SET state = 0, due_at = {due}, reason = {reason} WHERE id = {inbound.Id} AND state = 1", cancel),
            cancel);
        signals.Inbox.Ring();
    }

    public async Task ReleaseAsync(Inbound inbound, CancellationToken cancel)
    {
        await database.WriteAsync(
            db => db.Database.ExecuteSqlAsync($"UPDATE inbox SET state = 0, attempt = attempt - 1 WHERE id = {inbound.Id} AND state = 1", cancel),
            cancel);
        signals.Inbox.Ring();
    }

    public async Task WaitAsync(CancellationToken cancel)
    {
        var looked = Volatile.Read(ref lookedAt);
        var next = await database.ReadAsync(
            db => db.Inbox.Where(row => row.State == WorkState.Waiting && row.DueAt > looked).MinAsync(row => (long?)row.DueAt, cancel), cancel);
        await signals.Inbox.WaitAsync(signals.Patience(next), cancel);
    }

    public async Task<IReadOnlyList<Outbound>> AnswersAsync(string id, CancellationToken cancel)
    {
        while (true)
        {
            using var place = signals.Finished.Enter(id);
            var state = await database.ReadAsync(
                db => db.Inbox.Where(row => row.Id == id).Select(row => (WorkState?)row.State).SingleOrDefaultAsync(cancel), cancel)
                ?? throw new KeyNotFoundException("nothing with that id is in the inbox");
            if (state >= WorkState.Done)
            {
                return await database.ReadAsync(
                    async db => (await db.Outbox.Where(row => row.InReplyTo == id).OrderBy(row => row.Sequence).ToListAsync(cancel)).ConvertAll(Outbox.Read), cancel);
            }

            await place.Woken.WaitAsync(cancel);
        }
    }

    private async Task EndAsync(Inbound inbound, WorkState state, string? reason, IReadOnlyList<Outbound> said, bool welcome, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.WriteAsync(
            async db =>
            {
                var rows = await db.Database.ExecuteSqlAsync(
                    $"UPDATE inbox SET state = {(int)state}, body = '', reason = {reason}, finished_at = {now} WHERE id = {inbound.Id} AND state = 1", cancel);
                if (rows == 1 && (!welcome || await Conversations.WelcomeAsync(db, inbound, now, cancel)))
                    await Outbox.AddAsync(db, said, now, cancel);
                if (rows == 1 && state == WorkState.Done)
                    await gaps.WriteAsync(db, inbound.Id, cancel);
                return rows;
            },
            cancel);
        gaps.Forget(inbound.Id);
        signals.Inbox.Ring();
        signals.Outbox.Ring();
        signals.Finished.Wake(inbound.Id);
    }

    private static Inbound Read(InboxRow row) => new()
    {
        Id = row.Id,
        Channel = row.Channel,
        Tenant = row.Tenant,
        Conversation = row.Conversation,
        Body = row.Body,
        ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.ReceivedAt),
        Attempt = row.Attempt,
    };
}
