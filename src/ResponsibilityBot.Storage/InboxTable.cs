using System.Data.Common;
using ResponsibilityBot.Storage.Rows;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The statements of the table <c>inbox</c>. Instants are Unix milliseconds.</summary>
internal static class InboxTable
{
    /// <summary>Writes one; 0 if its id is there already.</summary>
    public static Awaited<int> Add(Statements sql, Inbound inbound, Standing standing)
    {
        var at = inbound.ReceivedAt.ToUnixTimeMilliseconds();
        return sql.ExecuteAhead(
            $"""
            INSERT INTO inbox (id, channel, tenant, conversation, body, received_at, due_at, state, attempt, reason, finished_at)
            VALUES ({inbound.Id}, {inbound.Channel}, {inbound.Tenant}, {inbound.Conversation}, {inbound.Body}, {at}, {standing.DueAt ?? at},
                {(int)standing.State}, {standing.Attempt}, {standing.Reason}, {standing.FinishedAt})
            ON CONFLICT (id) DO NOTHING
            """);
    }

    /// <summary>Writes where one came from, if it was written; whether it was.</summary>
    public static async ValueTask<bool> KeepWhereaboutsAsync(Statements sql, Inbound inbound, Awaited<int> added)
    {
        if (await added != 1)
            return false;
        if (inbound.Whereabouts is { } from)
            Conversations.Keep(sql, inbound, from);
        return true;
    }

    /// <summary>Takes those that are due and whose conversation has nothing older unfinished, in the order of their coming.</summary>
    public static IReadOnlyList<Inbound> Claim(Statements sql, int most, long now)
    {
        var claimed = sql.Query(
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
            row => (Order: row.GetInt64(7), Inbound: Read(row)));
        return [.. claimed.OrderBy(each => each.Order).Select(each => each.Inbound)];
    }

    /// <summary>Ends one that is claimed for that try, and blanks its words; 0 if somebody else had.</summary>
    public static Awaited<int> End(Statements sql, string id, Standing standing) => sql.ExecuteAhead(
        $"UPDATE inbox SET state = {(int)standing.State}, body = '', reason = {standing.Reason}, finished_at = {standing.FinishedAt} WHERE id = {id} AND state = 1 AND attempt = {standing.Attempt}");

    /// <summary>Puts back one that is claimed for this try.</summary>
    public static void Retry(Statements sql, Inbound inbound, long due, string reason) =>
        sql.Defer($"UPDATE inbox SET state = 0, due_at = {due}, reason = {reason} WHERE id = {inbound.Id} AND state = 1 AND attempt = {inbound.Attempt}");

    /// <summary>Puts back one that is claimed for this try, which does not count.</summary>
    public static void Release(Statements sql, Inbound inbound, long now) => sql.Defer(
        $"UPDATE inbox SET state = 0, attempt = attempt - 1, due_at = {now} WHERE id = {inbound.Id} AND state = 1 AND attempt = {inbound.Attempt}");

    /// <summary>Whether anything in its conversation is unfinished.</summary>
    public static Awaited<bool> HasUnfinished(Statements sql, Inbound inbound) => sql.FindsAhead(
        $"SELECT 1 FROM inbox WHERE state < 2 AND channel = {inbound.Channel} AND tenant = {inbound.Tenant} AND conversation = {inbound.Conversation} LIMIT 1");

    /// <summary>When the next after that is due, or null.</summary>
    public static long? NextDue(Statements sql, long after) =>
        sql.Query($"SELECT due_at FROM inbox WHERE state = 0 AND due_at > {after} ORDER BY due_at LIMIT 1", row => row.GetInt64(0)) is [var due] ? due : null;

    /// <summary>How far one is, or null if it is not there.</summary>
    public static WorkState? StateOf(Statements sql, string id) =>
        sql.Query($"SELECT state FROM inbox WHERE id = {id}", row => (WorkState)row.GetInt32(0)) is [var state] ? state : null;

    /// <summary>The conversations with anything unfinished.</summary>
    public static List<(string Channel, string Tenant, string Conversation)> Unfinished(Statements sql) =>
        sql.Query($"SELECT DISTINCT channel, tenant, conversation FROM inbox WHERE state < 2", row => (row.GetString(0), row.GetString(1), row.GetString(2)));

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

/// <summary>How far one is when it is written.</summary>
internal readonly record struct Standing(WorkState State, int Attempt, string? Reason = null, long? FinishedAt = null)
{
    /// <summary>When its claim lapses; null for when it arrived.</summary>
    public long? DueAt { get; init; }
}

/// <summary>What came of finishing one.</summary>
/// <param name="bodies">Of what is to be said, as they are kept.</param>
internal sealed class Ending(string[] bodies)
{
    public string[] Bodies => bodies;

    /// <summary>What is said; null if somebody else had finished it.</summary>
    public IReadOnlyList<Outbound>? Said { get; set; }

    /// <summary>What the waiting sender gets at once, if anything; it has a place then.</summary>
    public Outbound? Sent { get; set; }

    /// <summary>Whether the sender lent a place.</summary>
    public bool HasPlace { get; set; }

    /// <summary>Whether its conversation has more, where only the table knows that.</summary>
    public bool HasNext { get; set; }
}
