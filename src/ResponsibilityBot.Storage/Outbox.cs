using Microsoft.EntityFrameworkCore;
using ResponsibilityBot.Storage.Rows;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>outbox</c>.</summary>
internal sealed class Outbox(Database database, WorkSignals signals, TimeProvider time) : IOutbox
{
    /// <summary>When a claim was last tried. What was due then and was not claimed waits for another row of its conversation, whose end rings.</summary>
    private long lookedAt;

    public async Task<Outbound?> ClaimAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        Volatile.Write(ref lookedAt, now);
        var rows = await database.WriteAsync(
            db => db.Outbox.FromSql(
                $"""
                UPDATE outbox SET state = 1, attempt = attempt + 1
                WHERE sequence = (
                    SELECT next.sequence FROM outbox AS next
                    WHERE next.state = 0 AND next.due_at <= {now} AND NOT EXISTS (
                        SELECT 1 FROM outbox AS older
                        WHERE older.state < 2 AND older.channel = next.channel AND older.tenant = next.tenant
                            AND older.conversation = next.conversation AND older.sequence < next.sequence)
                    ORDER BY next.due_at, next.sequence LIMIT 1)
                RETURNING *
                """).ToListAsync(cancel),
            cancel);
        return rows.Count == 0 ? null : Read(rows[0]);
    }

    public Task SentAsync(Outbound outbound, string? sentId, CancellationToken cancel) => EndAsync(outbound, WorkState.Done, sentId, null, cancel);

    public Task GiveUpAsync(Outbound outbound, string reason, CancellationToken cancel) => EndAsync(outbound, WorkState.GivenUp, null, reason, cancel);

    public async Task RetryAsync(Outbound outbound, DateTimeOffset at, string reason, CancellationToken cancel)
    {
        var due = at.ToUnixTimeMilliseconds();
        await database.WriteAsync(
            db => db.Database.ExecuteSqlAsync($"UPDATE outbox SET state = 0, due_at = {due}, reason = {reason} WHERE id = {outbound.Id} AND state = 1", cancel),
            cancel);
        signals.Outbox.Ring();
    }

    public async Task ReleaseAsync(Outbound outbound, CancellationToken cancel)
    {
        await database.WriteAsync(
            db => db.Database.ExecuteSqlAsync($"UPDATE outbox SET state = 0, attempt = attempt - 1 WHERE id = {outbound.Id} AND state = 1", cancel),
            cancel);
        signals.Outbox.Ring();
    }

    public async Task WaitAsync(CancellationToken cancel)
    {
        var looked = Volatile.Read(ref lookedAt);
        var next = await database.ReadAsync(
            db => db.Outbox.Where(row => row.State == WorkState.Waiting && row.DueAt > looked).MinAsync(row => (long?)row.DueAt, cancel), cancel);
        await signals.Outbox.WaitAsync(signals.Patience(next), cancel);
    }

    /// <summary>Adds messages within the caller's transaction. Those that are answered in their request are done at once.</summary>
    public static async Task AddAsync(BotDbContext db, IReadOnlyList<Outbound> said, long now, CancellationToken cancel)
    {
        foreach (var outbound in said)
        {
            var state = outbound.Inline ? (int)WorkState.Done : (int)WorkState.Waiting;
            long? finished = outbound.Inline ? now : null;
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO outbox (id, in_reply_to, channel, tenant, conversation, address, body, inline, created_at, due_at, state, attempt, finished_at)
                VALUES ({outbound.Id}, {outbound.InReplyTo}, {outbound.Channel}, {outbound.Tenant}, {outbound.Conversation}, {outbound.Address},
                    {outbound.Body}, {outbound.Inline}, {now}, {now}, {state}, 0, {finished})
                ON CONFLICT (id) DO NOTHING
                """,
                cancel);
        }
    }

    public static Outbound Read(OutboxRow row) => new()
    {
        Id = row.Id,
        InReplyTo = row.InReplyTo,
        Channel = row.Channel,
        Tenant = row.Tenant,
        Conversation = row.Conversation,
        Address = row.Address,
        Body = row.Body,
        Inline = row.Inline,
        Attempt = row.Attempt,
    };

    private async Task EndAsync(Outbound outbound, WorkState state, string? sentId, string? reason, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.WriteAsync(
            db => db.Database.ExecuteSqlAsync(
                $"UPDATE outbox SET state = {(int)state}, sent_id = {sentId}, reason = {reason}, finished_at = {now} WHERE id = {outbound.Id} AND state = 1", cancel),
            cancel);
        signals.Outbox.Ring();
    }
}
