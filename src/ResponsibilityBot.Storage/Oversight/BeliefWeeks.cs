using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.Storage.Oversight;

/// <summary>
/// The table <c>belief_weeks</c>, within the caller's transaction. A page of many weeks and teams would have thousands of rows of <c>figures</c> to sort and to
/// add up; it reads a few hundred texts instead. They are written when a week is over, so that no answer pays for them but one that comes later still.
/// </summary>
internal sealed class BeliefWeeks(IOptions<PrivacyOptions> privacy, TimeProvider time)
{
    private const string Mark = "closed";

    /// <summary>How much another process's clock may be ahead of ours: it closes a week by its own.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    private int Fewest => privacy.Value.MinimumGroupSize;

    /// <summary>The Monday of the last week that is closed: days since 1970-01-01; 0 for none.</summary>
    public static int LastClosed(Statements sql) => sql.Query(
        $"SELECT asked FROM figures WHERE tenant = '' AND team = '' AND kind = {-1} AND week = 0 AND key = {Mark}", row => row.GetInt32(0)).SingleOrDefault();

    /// <summary>Puts together the weeks that are over and were not closed before. A cross join, by which SQLite goes from team to team and does not look at all weeks.</summary>
    public void Close(Statements sql, DateOnly lastOver)
    {
        var (closed, last) = (LastClosed(sql), Scores.PointsLedger.DayOf(lastOver));
        if (closed >= last)
            return;
        sql.Execute(
            $"""
            INSERT INTO belief_weeks (tenant, team, week, beliefs)
            SELECT figures.tenant, figures.team, figures.week, string_agg(key || ':' || asked || ':' || hits || ':' || people, ',')
            FROM (SELECT tenant, id FROM teams UNION ALL SELECT DISTINCT tenant, '' FROM teams) AS known CROSS JOIN figures
            WHERE figures.tenant = known.tenant AND figures.team = known.id AND kind = {(int)FigureKind.Belief} AND week > {closed} AND week <= {last} AND people >= {Fewest}
            GROUP BY figures.tenant, figures.team, figures.week
            """);
        sql.Execute(
            $"""
            INSERT INTO figures (tenant, team, kind, week, key, asked, hits, people, members, cards, gone_asked, gone_hits, gone_people)
            VALUES ('', '', {-1}, 0, {Mark}, {last}, 0, 0, 0, 0, 0, 0, 0) ON CONFLICT (tenant, team, kind, week, key) DO UPDATE SET asked = excluded.asked
            """);
    }

    /// <summary>Puts a team's week, and that of all teams, together anew where it is closed already: an answer came late, or was kept long.</summary>
    public void Renew(Statements sql, string tenant, string team, int week)
    {
        if (week > Scores.PointsLedger.DayOf(Weeks.LastOver(time.GetUtcNow() + Ahead)))
            return;
        sql.Defer(
            $"""
            INSERT INTO belief_weeks (tenant, team, week, beliefs)
            SELECT tenant, team, week, string_agg(key || ':' || asked || ':' || hits || ':' || people, ',') FROM figures
            WHERE tenant = {tenant} AND team IN ('', {team}) AND kind = {(int)FigureKind.Belief} AND week = {week} AND people >= {Fewest}
                AND week <= (SELECT asked FROM figures AS mark WHERE tenant = '' AND team = '' AND kind = {-1} AND week = 0 AND key = {Mark})
            GROUP BY tenant, team, week
            ON CONFLICT (tenant, team, week) DO UPDATE SET beliefs = excluded.beliefs
            """);
    }

    /// <summary>Forgets what was put together. The mark must be gone already, with all that stands under an empty team.</summary>
    public static void Clear(Statements sql) => sql.Execute($"DELETE FROM belief_weeks");
}
