using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The tables <c>gaps</c> and <c>questions</c>.</summary>
internal sealed class GapLedger(Database database, IOptions<GrowthOptions> options, TimeProvider time) : TurnNotes, IGapLedger
{
    /// <summary>How many rows may still be new before they are counted. Only the writer's thread changes it.</summary>
    private int untilTrim;

    public async ValueTask<AskedQuestion?> RecallAsync(TopicKey key, CancellationToken cancel)
    {
        if (!options.Value.Enabled)
            return null;
        var oldest = (time.GetUtcNow() - Topic.Lifetime).ToUnixTimeMilliseconds();
        var rows = await database.ReadNowAsync(
            sql => sql.Query(
                $"""
                SELECT words, is_answered, about FROM questions
                WHERE tenant = {key.Tenant} AND conversation = {key.Conversation} AND person = {key.Person} AND asked_at >= {oldest}
                """,
                row => new AskedQuestion(row.GetString(0), row.GetBoolean(1), Ids(row.GetString(2)))),
            cancel);
        return rows is [var asked] ? asked : null;
    }

    public void Note(Turn turn, AskedQuestion? asked, Gap? gap)
    {
        if (!options.Value.Enabled)
            return;
        var key = new TopicKey(turn.Tenant, turn.Conversation, turn.Person.Id);
        NoteBeside(turn, async sql =>
        {
            Write(sql, key, asked);
            if (gap is null || await CountAsync(sql, key.Tenant, gap) != 1 || --untilTrim > 0)
                return;
            await sql.AloneAsync();
            Trim(sql);
        }, mayFollow: gap is null);
    }

    public static string[] Ids(string joined) => joined.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private void Write(Statements sql, TopicKey key, AskedQuestion? asked)
    {
        if (asked is null)
        {
            sql.Defer($"DELETE FROM questions WHERE tenant = {key.Tenant} AND conversation = {key.Conversation} AND person = {key.Person}");
            return;
        }

        sql.Defer(
            $"""
            INSERT INTO questions (tenant, conversation, person, words, is_answered, about, asked_at)
            VALUES ({key.Tenant}, {key.Conversation}, {key.Person}, {asked.Words}, {asked.IsAnswered}, {string.Join(',', asked.About)}, {time.GetUtcNow().ToUnixTimeMilliseconds()})
            ON CONFLICT (tenant, conversation, person) DO UPDATE SET
                words = excluded.words, is_answered = excluded.is_answered, about = excluded.about, asked_at = excluded.asked_at
            """);
    }

    /// <summary>Counts one more; how often it came up until now.</summary>
    private async ValueTask<int> CountAsync(Statements sql, string tenant, Gap gap)
    {
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var times = await sql.QueryAhead(
            $"""
            INSERT INTO gaps (tenant, words, outcome, corrected_to, offered, times, first_day, last_day)
            VALUES ({tenant}, {gap.Words}, {(int)gap.Outcome}, {string.Join(',', gap.CorrectedTo)}, {string.Join(',', gap.Offered)}, 1, {day}, {day})
            ON CONFLICT (tenant, words, outcome, corrected_to) DO UPDATE SET
                times = gaps.times + 1, offered = excluded.offered, last_day = excluded.last_day
            RETURNING times
            """,
            row => row.GetInt32(0));
        return times[0];
    }

    /// <summary>Deletes what is too much, so that nobody fills the disk with odd questions. It looks through all rows, so it waits until a hundredth more may be there.</summary>
    private void Trim(Statements sql)
    {
        untilTrim = options.Value.MaximumRows / 100;
        var surplus = sql.Query($"SELECT COUNT(*) FROM gaps", row => row.GetInt32(0))[0] - options.Value.MaximumRows;
        if (surplus <= 0)
            return;
        sql.Execute(
            $"""
            DELETE FROM gaps WHERE sequence IN (
                SELECT sequence FROM gaps
                WHERE tenant = (SELECT tenant FROM gaps GROUP BY tenant ORDER BY COUNT(*) DESC, tenant LIMIT 1)
                ORDER BY times, last_day, sequence LIMIT {surplus})
            """);
    }
}
