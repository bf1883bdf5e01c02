using System.Data.Common;
using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>item_reports</c>.</summary>
internal sealed class ItemReports(Database database, PointsLedger points, FigureSums figures, WorkSignals signals, TimeProvider time, IRetiredItems? retired = null) : TurnNotes, IItemReports
{
    public async ValueTask<IReadOnlySet<string>> AsideAsync(string tenant, CancellationToken cancel)
    {
        var aside = await database.ReadAsync(
            sql => sql.Query($"SELECT item FROM item_reports WHERE tenant = {tenant} AND released_at IS NULL", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal), cancel);
        if (retired is not null)
            aside.UnionWith(await retired.OfAsync(tenant, cancel));
        return aside;
    }

    public void Report(Turn turn, string item, string key) => Note(turn, sql => sql.Execute(
        $"""
        INSERT INTO item_reports (tenant, item, key, person, reported_at) VALUES ({turn.Tenant}, {item}, {key}, {turn.Person.Id}, {turn.At.ToUnixTimeMilliseconds()})
        ON CONFLICT (tenant, item) DO UPDATE SET key = excluded.key, person = excluded.person, reported_at = excluded.reported_at, told_at = NULL, released_at = NULL
        WHERE item_reports.released_at IS NOT NULL
        """));

    public void Decide(Turn turn, string item, bool isRight) => Note(turn, sql =>
    {
        if (isRight)
            sql.Execute($"UPDATE item_reports SET released_at = {turn.At.ToUnixTimeMilliseconds()} WHERE tenant = {turn.Tenant} AND item = {item} AND released_at IS NULL");
    });

    public async ValueTask<IReadOnlyList<ItemReport>> OpenAsync(CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query($"SELECT tenant, item, key, reported_at, told_at FROM item_reports WHERE released_at IS NULL ORDER BY reported_at, tenant, item", Read), cancel);

    public Task TellAsync(ItemReport report, IReadOnlyList<Outbound> notes, CancellationToken cancel) => KeepAsync(
        async (sql, now) => await sql.ExecuteAhead($"UPDATE item_reports SET told_at = {now} WHERE tenant = {report.Tenant} AND item = {report.Item} AND told_at IS NULL") == 1, notes, cancel);

    public async ValueTask<IReadOnlyList<Round>> AnsweredAsync(string tenant, string item, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            SELECT id, tenant, person, item, asked_at, answered_at, picks, credit, confidence, post FROM rounds
            WHERE tenant = {tenant} AND item = {item} AND answered_at IS NOT NULL
            """,
            QuizLedger.Read),
        cancel);

    public Task RegradeAsync(ItemReport report, string key, IReadOnlyList<Regraded> regraded, IReadOnlyList<Outbound> notes, CancellationToken cancel) => KeepAsync(
        async (sql, now) =>
        {
            await sql.AloneAsync();
            if (sql.Execute($"UPDATE item_reports SET released_at = {now} WHERE tenant = {report.Tenant} AND item = {report.Item} AND released_at IS NULL") == 0)
                return false;
            foreach (var each in regraded)
                await RegradeAsync(sql, each, key);
            return true;
        },
        notes, cancel);

    private async ValueTask RegradeAsync(Statements sql, Regraded regraded, string key)
    {
        var (round, credit) = (regraded.Round, regraded.Credit);
        sql.Execute($"UPDATE rounds SET credit = {credit} WHERE tenant = {round.Tenant} AND id = {round.Id}");
        Memories.Relearn(sql, round.Tenant, round.Person, regraded.Fact);
        await figures.RegradeAsync(sql, round.Tenant, $"answer:{round.Id}", credit >= 1);
        var more = Math.Max(0, (int)Math.Round(Points.Improving * (credit - (round.Given?.Credit ?? 0)), MidpointRounding.AwayFromZero));
        await points.AddAsync(sql, round.Tenant, $"regrade:{key}:{round.Id}", round.Person, null, more, time.GetUtcNow());
    }

    private Task<bool> KeepAsync(Func<Statements, long, ValueTask<bool>> change, IReadOnlyList<Outbound> notes, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.AnnounceBesideAsync(signals, time, sql => change(sql, now), notes, cancel);
    }

    private static ItemReport Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)), !row.IsDBNull(4));
}
