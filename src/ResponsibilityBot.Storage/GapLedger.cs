using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>
/// The tables <c>gaps</c> and <c>questions</c>. What a turn notes is held here until <see cref="Inbox"/> writes it in the transaction that
/// finishes the turn; a process that dies before has noted nothing, and the turn is heard again.
/// </summary>
internal sealed class GapLedger(Database database, IOptions<GrowthOptions> options, TimeProvider time) : IGapLedger
{
    private readonly ConcurrentDictionary<string, Noted> notes = new(StringComparer.Ordinal);

    public async ValueTask<AskedQuestion?> RecallAsync(TopicKey key, CancellationToken cancel)
    {
        if (!options.Value.Enabled)
            return null;
        var oldest = (time.GetUtcNow() - Topic.Lifetime).ToUnixTimeMilliseconds();
        var row = await database.ReadAsync(
            db => db.Questions.SingleOrDefaultAsync(
                row => row.Tenant == key.Tenant && row.Conversation == key.Conversation && row.Person == key.Person && row.AskedAt >= oldest, cancel),
            cancel);
        return row is null ? null : new(row.Words, row.IsAnswered, Ids(row.About));
    }

    public void Note(Turn turn, AskedQuestion? asked, Gap? gap)
    {
        if (options.Value.Enabled)
            notes[turn.Id] = new(new(turn.Tenant, turn.Conversation, turn.Person.Id), asked, gap);
    }

    /// <summary>Writes what a turn noted, within the transaction that finishes it.</summary>
    public async Task WriteAsync(BotDbContext db, string turn, CancellationToken cancel)
    {
        if (!notes.TryGetValue(turn, out var noted))
            return;
        await WriteAsync(db, noted.Key, noted.Asked, cancel);
        if (noted.Gap is { } gap && await CountAsync(db, noted.Key.Tenant, gap, cancel) == 1)
            await TrimAsync(db, cancel);
    }

    /// <summary>Lets go of what a turn noted, when it is written or the turn is set aside.</summary>
    public void Forget(string turn) => notes.TryRemove(turn, out _);

    public static string[] Ids(string joined) => joined.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private async Task WriteAsync(BotDbContext db, TopicKey key, AskedQuestion? asked, CancellationToken cancel)
    {
        if (asked is null)
        {
            await db.Database.ExecuteSqlAsync(
                $"DELETE FROM questions WHERE tenant = {key.Tenant} AND conversation = {key.Conversation} AND person = {key.Person}", cancel);
            return;
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO questions (tenant, conversation, person, words, is_answered, about, asked_at)
            VALUES ({key.Tenant}, {key.Conversation}, {key.Person}, {asked.Words}, {asked.IsAnswered}, {string.Join(',', asked.About)}, {time.GetUtcNow().ToUnixTimeMilliseconds()})
            ON CONFLICT (tenant, conversation, person) DO UPDATE SET
                words = excluded.words, is_answered = excluded.is_answered, about = excluded.about, asked_at = excluded.asked_at
            """,
            cancel);
    }

    /// <summary>Counts one more; how often it came up until now.</summary>
    private async Task<int> CountAsync(BotDbContext db, string tenant, Gap gap, CancellationToken cancel)
    {
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var rows = await db.Gaps.FromSql(
            $"""
            INSERT INTO gaps (tenant, words, outcome, corrected_to, offered, times, first_day, last_day)
            VALUES ({tenant}, {gap.Words}, {(int)gap.Outcome}, {string.Join(',', gap.CorrectedTo)}, {string.Join(',', gap.Offered)}, 1, {day}, {day})
            ON CONFLICT (tenant, words, outcome, corrected_to) DO UPDATE SET
                times = gaps.times + 1, offered = excluded.offered, last_day = excluded.last_day
            RETURNING *
            """).ToListAsync(cancel);
        return rows[0].Times;
    }

    /// <summary>Deletes what is too much, so that nobody fills the disk with odd questions.</summary>
    private async Task TrimAsync(BotDbContext db, CancellationToken cancel)
    {
        var surplus = await db.Gaps.CountAsync(cancel) - options.Value.MaximumRows;
        if (surplus <= 0)
            return;
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM gaps WHERE sequence IN (
                SELECT sequence FROM gaps
                WHERE tenant = (SELECT tenant FROM gaps GROUP BY tenant ORDER BY COUNT(*) DESC, tenant LIMIT 1)
                ORDER BY times, last_day, sequence LIMIT {surplus})
            """,
            cancel);
    }

    private sealed record Noted(TopicKey Key, AskedQuestion? Asked, Gap? Gap);
}
