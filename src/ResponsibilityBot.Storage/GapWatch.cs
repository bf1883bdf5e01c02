using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>gap_watches</c>. A person has one row, in which the last week that they were told in stands: nobody is told twice in a week.</summary>
internal sealed class GapWatch(Database database, WorkSignals signals, TimeProvider time) : TurnNotes, IGapWatch
{
    public async ValueTask<bool> IsOnAsync(string tenant, string person, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Finds($"SELECT 1 FROM gap_watches WHERE tenant = {tenant} AND person = {person}"), cancel);

    public void Begin(Turn turn, DateOnly week) => Note(turn, sql => sql.Execute(
        $"INSERT INTO gap_watches (tenant, person, told_week) VALUES ({turn.Tenant}, {turn.Person.Id}, {week.DayNumber}) ON CONFLICT (tenant, person) DO NOTHING"));

    public void End(Turn turn) => Note(turn, sql => sql.Execute($"DELETE FROM gap_watches WHERE tenant = {turn.Tenant} AND person = {turn.Person.Id}"));

    public async ValueTask<IReadOnlyList<GapWatcher>> DueAsync(DateOnly week, GapWatcher? after, int most, CancellationToken cancel)
    {
        var (tenant, person) = (after?.Tenant ?? "", after?.Person ?? "");
        return await database.ReadAsync(
            sql => sql.Query(
                $"SELECT tenant, person, told_week FROM gap_watches WHERE told_week < {week.DayNumber} AND (tenant, person) > ({tenant}, {person}) ORDER BY tenant, person LIMIT {most}",
                row => new GapWatcher(row.GetString(0), row.GetString(1), DateOnly.FromDayNumber(row.GetInt32(2)))),
            cancel);
    }

    public Task<bool> ToldAsync(string tenant, string person, DateOnly week, Outbound? card, CancellationToken cancel) => database.AnnounceAsync(
        signals, time,
        sql => sql.Execute($"UPDATE gap_watches SET told_week = {week.DayNumber} WHERE tenant = {tenant} AND person = {person} AND told_week < {week.DayNumber}") > 0,
        card is null ? [] : [card],
        cancel);
}
