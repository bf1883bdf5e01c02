using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>The table <c>digests</c>.</summary>
internal sealed class Digests(Database database, WorkSignals signals, TimeProvider time) : TurnNotes, IDigests
{
    public async ValueTask<DateTimeOffset?> NextAsync(string tenant, string person, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"SELECT due_at FROM digests WHERE tenant = {tenant} AND person = {person} AND due_at IS NOT NULL",
            row => (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0))).SingleOrDefault(),
        cancel);

    /// <summary>Which week was told of last stays, so that who ends it and begins again gets none twice.</summary>
    public void Keep(Turn turn, DateTimeOffset? next) => Note(turn, sql => sql.Execute(
        $"""
        INSERT INTO digests (tenant, person, name, carrier, due_at, last_week)
        VALUES ({turn.Tenant}, {turn.Person.Id}, {turn.Person.Name}, {turn.Carrier}, {next?.ToUnixTimeMilliseconds()}, 0)
        ON CONFLICT (tenant, person) DO UPDATE SET name = excluded.name, carrier = excluded.carrier, due_at = excluded.due_at
        """));

    public async ValueTask<IReadOnlyList<DigestReader>> DueAsync(DateTimeOffset now, int most, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"SELECT tenant, person, name, carrier, due_at FROM digests WHERE due_at <= {now.ToUnixTimeMilliseconds()} ORDER BY due_at LIMIT {most}",
            row => new DigestReader(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)))),
        cancel);

    public Task<bool> MoveOnAsync(DigestReader reader, DateOnly week, DateTimeOffset? next, Outbound? card, PageView? view, CancellationToken cancel)
    {
        var (monday, due, after) = (PointsLedger.DayOf(week), reader.Due.ToUnixTimeMilliseconds(), next?.ToUnixTimeMilliseconds());
        return database.AnnounceAsync(
            signals, time,
            sql =>
            {
                var isFirst = card is not null
                    && sql.Execute($"UPDATE digests SET last_week = {monday} WHERE tenant = {reader.Tenant} AND person = {reader.Person} AND due_at = {due} AND last_week < {monday}") == 1;
                if (isFirst && view is not null)
                    PageViews.Record(sql, view);
                sql.Execute($"UPDATE digests SET due_at = {after} WHERE tenant = {reader.Tenant} AND person = {reader.Person} AND due_at = {due}");
                return isFirst;
            },
            card is null ? [] : [card],
            cancel);
    }
}
