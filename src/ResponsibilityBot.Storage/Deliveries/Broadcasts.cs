using System.Data.Common;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Quizzes.Selection;

namespace ResponsibilityBot.Storage.Deliveries;

/// <summary>The table <c>broadcasts</c>, and the rows of <c>deliveries</c> that each begins with.</summary>
internal sealed class Broadcasts(Database database, TimeProvider time) : IBroadcasts
{
    // Group chats and channels are places 1 and 2 in the statements below, written out: their index has no others, and is only taken where that can be seen.

    /// <summary>Places to a transaction: everybody who writes waits for it, for a few hundredths of a second.</summary>
    public const int Chunk = 10_000;

    public async Task<bool> OpenAsync(IReadOnlyList<Broadcast> broadcasts, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return await database.WriteAsync(
            sql =>
            {
                // All of an order are opened together, so that the first tells of the others.
                if (broadcasts.Count == 0 || !broadcasts.All(broadcast => Insert(sql, broadcast)))
                    return false;
                Fill(sql, now);
                return true;
            },
            cancel);
    }

    public async Task<int> FillAsync(CancellationToken cancel)
    {
        // Most often there is nothing to add, and then nothing is written.
        if (await database.ReadAsync(sql => Unfilled(sql) is null, cancel))
            return 0;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return await database.WriteAsync(sql => Fill(sql, now), cancel);
    }

    public async ValueTask<IReadOnlyList<Broadcast>> OfOrderAsync(string tenant, string order, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT id, tenant, "order", number, count, item, fact, chosen_for, opened_at, opened_offset, closes_at, closes_offset
            FROM broadcasts WHERE tenant = {tenant} AND "order" = {order} ORDER BY number
            """,
            Read),
        cancel);

    public async ValueTask<IReadOnlyDictionary<string, DateTimeOffset>> AskedAsync(string tenant, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"SELECT fact, MAX(opened_at) FROM broadcasts WHERE tenant = {tenant} GROUP BY fact",
            row => (Fact: row.GetString(0), At: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)))).ToDictionary(each => each.Fact, each => each.At, StringComparer.Ordinal),
        cancel);

    public async ValueTask<int> PlacesAsync(string tenant, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"SELECT COUNT(*) FROM conversations WHERE tenant = {tenant} AND place IN (1, 2)", row => row.GetInt32(0)).Single(),
        cancel);

    /// <summary>
    /// Adds up to <see cref="Chunk"/> deliveries, of the oldest order first. Places are taken in the order of their keys, and the last one that is
    /// there tells where to go on: no place twice, whoever adds and however often that is broken off.
    /// </summary>
    private static int Fill(Statements sql, long now)
    {
        var added = 0;
        while (added < Chunk && Unfilled(sql) is { } broadcast)
        {
            var wished = Chunk - added;
            var more = Add(sql, broadcast.Tenant, broadcast.Id, wished, now);
            added += more;
            if (more < wished)
                sql.Execute($"UPDATE broadcasts SET is_filled = {true} WHERE tenant = {broadcast.Tenant} AND id = {broadcast.Id}");
        }

        return added;
    }

    private static (string Tenant, string Id)? Unfilled(Statements sql) => sql.Query(
        $"SELECT tenant, id FROM broadcasts WHERE NOT is_filled ORDER BY opened_at, number LIMIT 1", row => (row.GetString(0), row.GetString(1))) is [var first] ? first : null;

    private static int Add(Statements sql, string tenant, string id, int most, long now)
    {
        var (last, channel, conversation) = sql.Query(
            $"SELECT number, channel, conversation FROM deliveries WHERE tenant = {tenant} AND post = {id} ORDER BY number DESC LIMIT 1",
            row => (row.GetInt32(0), row.GetString(1), row.GetString(2))) is [var there] ? there : (0, "", "");
        return sql.Execute(
            $"""
            INSERT INTO deliveries (tenant, post, number, channel, conversation, state, attempt, epoch, wanted, shown, due_at)
            SELECT tenant, {id}, {last} + ROW_NUMBER() OVER (ORDER BY channel, conversation), channel, conversation, 0, 0, 0, 1, 0, {now}
            FROM (
                SELECT tenant, channel, conversation FROM conversations
                WHERE tenant = {tenant} AND place IN (1, 2) AND (channel, conversation) > ({channel}, {conversation})
                ORDER BY channel, conversation LIMIT {most}) AS next
            """);
    }

    private static bool Insert(Statements sql, Broadcast broadcast) => sql.Execute(
        $"""
        INSERT INTO broadcasts (tenant, id, "order", number, count, item, fact, chosen_for, opened_at, opened_offset, closes_at, closes_offset, is_filled)
        VALUES ({broadcast.Tenant}, {broadcast.Id}, {broadcast.Order}, {broadcast.Number}, {broadcast.Count}, {broadcast.Item}, {broadcast.Fact}, {(int)broadcast.For},
            {broadcast.OpenedAt.ToUnixTimeMilliseconds()}, {(int)broadcast.OpenedAt.Offset.TotalMinutes}, {broadcast.ClosesAt.ToUnixTimeMilliseconds()}, {(int)broadcast.ClosesAt.Offset.TotalMinutes}, {false})
        ON CONFLICT (tenant, "order", number) DO NOTHING
        """) == 1;

    /// <summary>Reads the columns of a broadcast, in the order of the table.</summary>
    public static Broadcast Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Tenant = row.GetString(1),
        Order = row.GetString(2),
        Number = row.GetInt32(3),
        Count = row.GetInt32(4),
        Item = row.GetString(5),
        Fact = row.GetString(6),
        For = (ChosenFor)row.GetInt32(7),
        OpenedAt = PostedRounds.Instant(row.GetInt64(8), row.GetInt32(9)),
        ClosesAt = PostedRounds.Instant(row.GetInt64(10), row.GetInt32(11)),
    };
}
