using System.Data.Common;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage.Scores;

/// <summary>Reads the sums of points; keeps the table <c>shown_names</c>.</summary>
internal sealed class ScoreBook(Database database) : TurnNotes, IScores
{
    /// <summary>
    /// The plus keeps SQLite from the index of participants, by which it would read all teams and sort them. The own team is asked for with the rest, needed or not: a
    /// server is waited for once more only for its place.
    /// </summary>
    public async ValueTask<Standings> BoardAsync(string tenant, ScoreSpan span, int fewest, int most, string? own, CancellationToken cancel)
    {
        var (kind, beginning) = Key(span);
        return await database.ReadAsync(
            sql =>
            {
                var best = sql.QueryAhead(
                    $"""
                    SELECT score.team, teams.name, score.points, score.answers, score.participants, score.members FROM team_scores AS score
                    JOIN teams ON teams.tenant = score.tenant AND teams.id = score.team
                    WHERE score.tenant = {tenant} AND score.span = {kind} AND score.beginning = {beginning} AND +score.participants >= {fewest}
                    ORDER BY score.tenths DESC, score.team DESC LIMIT {most + 1}
                    """,
                    Read);
                var hidden = sql.QueryAhead(
                    $"""
                    SELECT COUNT(*) FROM (
                        SELECT 1 FROM team_scores WHERE tenant = {tenant} AND span = {kind} AND beginning = {beginning} AND participants < {fewest} LIMIT {Standings.MostCounted}) AS few
                    """,
                    row => row.GetInt32(0));
                var score = own is null ? null : ScoreOf(sql, tenant, own, span);
                var shown = best.Value;
                return Standings.Of(
                    shown, most, score?.Value is not [var place] || shown.Take(most).Any(each => each.Team == own) ? null : PlaceOf(sql, tenant, span, fewest, place), hidden.Value[0]);
            },
            cancel);
    }

    public async ValueTask<TeamScore?> TeamAsync(string tenant, string team, ScoreSpan span, CancellationToken cancel) => await database.ReadAsync(sql => ScoreOf(sql, tenant, team, span).Value.SingleOrDefault(), cancel);

    /// <summary>Goes from each season to the one before, so that no team's row but one of each is looked at.</summary>
    public async ValueTask<IReadOnlyList<DateOnly>> SeasonsAsync(string tenant, int most, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"""
            WITH RECURSIVE seasons (beginning) AS (
                SELECT MAX(beginning) FROM team_scores WHERE tenant = {tenant} AND span = {(int)SpanKind.Season}
                UNION ALL
                SELECT (SELECT MAX(before.beginning) FROM team_scores AS before WHERE before.tenant = {tenant} AND before.span = {(int)SpanKind.Season} AND before.beginning < seasons.beginning)
                FROM seasons WHERE seasons.beginning IS NOT NULL)
            SELECT beginning FROM seasons WHERE beginning IS NOT NULL ORDER BY beginning DESC LIMIT {most}
            """,
            row => PointsLedger.DateOf(row.GetInt32(0))),
        cancel);

    public async ValueTask<PersonalFigures> OfPersonAsync(string tenant, string person, ScoreSpan season, CancellationToken cancel)
    {
        var (kind, beginning) = Key(season);
        return await database.ReadAsync(
            sql =>
            {
                // All three are on their way before the first is waited for. Added up here: for a GROUP BY SQLite may take the index of all people, in which they lie in that order.
                var lines = sql.QueryAhead(
                    $"SELECT beginning, points FROM person_scores WHERE tenant = {tenant} AND person = {person} AND span = {kind}",
                    row => (Beginning: row.GetInt32(0), Points: row.GetInt32(1)));
                var places = sql.QueryAhead(
                    $"""
                    SELECT SUM(CASE WHEN score.points > own.points THEN 1 ELSE 0 END), SUM(CASE WHEN score.points = own.points THEN 1 ELSE 0 END) - 1, COUNT(*) FROM memberships
                    JOIN person_scores AS own ON own.tenant = memberships.tenant AND own.person = memberships.person AND own.team = memberships.team
                        AND own.span = {kind} AND own.beginning = {beginning}
                    JOIN person_scores AS score ON score.tenant = own.tenant AND score.span = own.span AND score.beginning = own.beginning AND score.team = own.team
                    WHERE memberships.tenant = {tenant} AND memberships.person = {person}
                    HAVING COUNT(*) > 0
                    """,
                    row => (Before: row.GetInt32(0), Tied: row.GetInt32(1), All: row.GetInt32(2)));
                var (name, place) = (NameOf(sql, tenant, person), places.Value);
                var own = lines.Value.GroupBy(each => each.Beginning, (day, sums) => (Beginning: day, Points: sums.Sum(each => each.Points))).ToList();
                var best = own.Where(each => each.Beginning != beginning).OrderByDescending(each => each.Points).FirstOrDefault();
                return new PersonalFigures(
                    own.Where(each => each.Beginning == beginning).Sum(each => each.Points),
                    own.Any(each => each.Beginning != beginning) ? best.Points : null, PointsLedger.DateOf(best.Beginning),
                    place.Count == 0 ? null : place[0].Before + 1, place.Count == 0 ? 0 : place[0].Tied, place.Count == 0 ? 0 : place[0].All, name.Value.SingleOrDefault());
            },
            cancel);
    }

    /// <summary>A cross join, by which SQLite begins with the few people of the team and not with all who are named.</summary>
    public async ValueTask<IReadOnlyList<NamedScore>> NamedAsync(string tenant, string team, ScoreSpan span, int most, CancellationToken cancel)
    {
        var (kind, beginning) = Key(span);
        return await database.ReadAsync(
            sql => sql.Query(
                $"""
                SELECT shown_names.name, score.points FROM person_scores AS score CROSS JOIN shown_names
                WHERE shown_names.tenant = score.tenant AND shown_names.person = score.person AND score.tenant = {tenant} AND score.span = {kind} AND score.beginning = {beginning} AND score.team = {team}
                ORDER BY score.points DESC, shown_names.name, shown_names.person LIMIT {most}
                """,
                row => new NamedScore(row.GetString(0), row.GetInt32(1))),
            cancel);
    }

    public async ValueTask<string?> ShownNameAsync(string tenant, string person, CancellationToken cancel) =>
        await database.ReadAsync(sql => NameOf(sql, tenant, person).Value.SingleOrDefault(), cancel);

    public void Show(Turn turn, string? name) => Note(turn, sql =>
    {
        if (name is null)
            sql.Execute($"DELETE FROM shown_names WHERE tenant = {turn.Tenant} AND person = {turn.Person.Id}");
        else
            sql.Execute(
                $"""
                INSERT INTO shown_names (tenant, person, name) VALUES ({turn.Tenant}, {turn.Person.Id}, {name})
                ON CONFLICT (tenant, person) DO UPDATE SET name = excluded.name
                """);
    });

    private static Awaited<List<TeamScore>> ScoreOf(Statements sql, string tenant, string team, ScoreSpan span)
    {
        var (kind, beginning) = Key(span);
        return sql.QueryAhead(
            $"""
            SELECT score.team, teams.name, score.points, score.answers, score.participants, score.members FROM team_scores AS score
            JOIN teams ON teams.tenant = score.tenant AND teams.id = score.team
            WHERE score.tenant = {tenant} AND score.span = {kind} AND score.beginning = {beginning} AND score.team = {team}
            """,
            Read);
    }

    /// <summary>A team's place, by what stands before it in the index, which is counted no further than it is told; null if too few took part.</summary>
    private static Tutoring.Scores.Standing? PlaceOf(Statements sql, string tenant, ScoreSpan span, int fewest, TeamScore score)
    {
        var (kind, beginning) = Key(span);
        if (score.Participants < fewest)
            return null;
        var ahead = sql.QueryAhead(
            $"""
            SELECT COUNT(*) FROM (
                SELECT 1 FROM team_scores
                WHERE tenant = {tenant} AND span = {kind} AND beginning = {beginning} AND tenths > {score.Tenths} AND +participants >= {fewest} LIMIT {Standings.MostRanked}) AS ahead
            """,
            row => row.GetInt32(0));
        var same = sql.QueryAhead(
            $"""
            SELECT 1 FROM team_scores
            WHERE tenant = {tenant} AND span = {kind} AND beginning = {beginning} AND tenths = {score.Tenths} AND +participants >= {fewest} LIMIT 2
            """,
            _ => true);
        return ahead.Value[0] is var before && before == Standings.MostRanked
            ? new Tutoring.Scores.Standing(before, false, score) { IsBeyond = true }
            : new Tutoring.Scores.Standing(before + 1, same.Value.Count > 1, score);
    }

    private static Awaited<List<string>> NameOf(Statements sql, string tenant, string person) =>
        sql.QueryAhead($"SELECT name FROM shown_names WHERE tenant = {tenant} AND person = {person}", row => row.GetString(0));

    private static (int Kind, int Beginning) Key(ScoreSpan span) => ((int)span.Kind, PointsLedger.DayOf(span.Beginning));

    private static TeamScore Read(DbDataReader row) =>
        new(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5));
}
