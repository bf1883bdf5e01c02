using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Storage.Scores;

/// <summary>The tables <c>team_scores</c>, <c>person_scores</c> and <c>score_remainders</c>, within the caller's transaction.</summary>
internal static class ScoreRollups
{
    /// <summary>Adds a line of the ledger to every sum of its team and of its person, without waiting for either. A line of nothing is in no sum.</summary>
    public static void Add(Statements sql, ScoreLine line, IReadOnlyList<ScoreSpan> spans)
    {
        if (line is { Points: 0, Answers: 0 })
            return;
        if (line.Team.Length > 0)
            AddToTeam(sql, line, spans);
        var (day, week, season, all) = (spans[0], spans[1], spans[2], spans[3]);
        sql.Defer(
            $"""
            INSERT INTO person_scores (tenant, span, beginning, team, person, points, answers) VALUES
                ({line.Tenant}, {(int)day.Kind}, {PointsLedger.DayOf(day.Beginning)}, {line.Team}, {line.Person}, {line.Points}, {line.Answers}),
                ({line.Tenant}, {(int)week.Kind}, {PointsLedger.DayOf(week.Beginning)}, {line.Team}, {line.Person}, {line.Points}, {line.Answers}),
                ({line.Tenant}, {(int)season.Kind}, {PointsLedger.DayOf(season.Beginning)}, {line.Team}, {line.Person}, {line.Points}, {line.Answers}),
                ({line.Tenant}, {(int)all.Kind}, {PointsLedger.DayOf(all.Beginning)}, {line.Team}, {line.Person}, {line.Points}, {line.Answers})
            ON CONFLICT (tenant, span, beginning, team, person) DO UPDATE SET points = person_scores.points + excluded.points, answers = person_scores.answers + excluded.answers
            """);
    }

    /// <summary>Adds a line to every sum of its team, before it is in those of its person: who has none yet takes part for the first time.</summary>
    private static void AddToTeam(Statements sql, ScoreLine line, IReadOnlyList<ScoreSpan> spans)
    {
        var (day, week, season, all) = (spans[0], spans[1], spans[2], spans[3]);
        sql.Defer(
            $"""
            WITH sums (span, beginning) AS (VALUES
                ({(int)day.Kind}, {PointsLedger.DayOf(day.Beginning)}), ({(int)week.Kind}, {PointsLedger.DayOf(week.Beginning)}),
                ({(int)season.Kind}, {PointsLedger.DayOf(season.Beginning)}), ({(int)all.Kind}, {PointsLedger.DayOf(all.Beginning)}))
            INSERT INTO team_scores (tenant, span, beginning, team, points, answers, participants, members)
            SELECT teams.tenant, sums.span, sums.beginning, teams.id, {line.Points}, {line.Answers}, CASE WHEN EXISTS (
                SELECT 1 FROM person_scores AS own
                WHERE own.tenant = teams.tenant AND own.span = sums.span AND own.beginning = sums.beginning AND own.team = teams.id AND own.person = {line.Person}) THEN 0 ELSE 1 END, teams.members
            FROM teams CROSS JOIN sums WHERE teams.tenant = {line.Tenant} AND teams.id = {line.Team}
            ON CONFLICT (tenant, span, beginning, team) DO UPDATE SET points = team_scores.points + excluded.points, answers = team_scores.answers + excluded.answers,
                participants = team_scores.participants + excluded.participants, members = excluded.members
            """);
    }

    /// <summary>Turns what a person did for teams into counts without a person.</summary>
    public static void Forget(Statements sql, string tenant, string person)
    {
        sql.Execute(
            $"""
            INSERT INTO score_remainders (tenant, span, beginning, team, points, answers, participants)
            SELECT tenant, span, beginning, team, points, answers, 1 FROM person_scores WHERE tenant = {tenant} AND person = {person} AND team <> ''
            ON CONFLICT (tenant, span, beginning, team) DO UPDATE SET points = score_remainders.points + excluded.points,
                answers = score_remainders.answers + excluded.answers, participants = score_remainders.participants + 1
            """);
        sql.Execute($"DELETE FROM person_scores WHERE tenant = {tenant} AND person = {person}");
    }

    /// <summary>
    /// Counts all sums of teams anew, from the ledger and what is left of those who are gone, and tells where the kept ones differ. Older days and
    /// weeks are not counted: their lines are drawn together.
    /// </summary>
    /// <param name="sql">The transaction, or what is committed.</param>
    /// <param name="tenant">Whose sums.</param>
    /// <param name="whole">The first day of which no line can have been drawn together.</param>
    public static IReadOnlyList<ScoreDifference> Recount(Statements sql, string tenant, DateOnly whole)
    {
        var counted = new Dictionary<(int Span, int Beginning, string Team), (int Points, int Answers, HashSet<string> People)>();
        foreach (var (person, points, answers, day, season, team, isCarried) in Lines(sql, tenant))
        {
            List<(int Span, int Beginning)> spans = [((int)SpanKind.Season, season), ((int)SpanKind.All, 0)];
            if (!isCarried)
                spans.AddRange([((int)SpanKind.Day, day), ((int)SpanKind.Week, PointsLedger.DayOf(ScoreSpan.WeekOf(PointsLedger.DateOf(day)).Beginning))]);
            foreach (var (span, beginning) in spans)
            {
                var sum = counted.TryGetValue((span, beginning, team), out var known) ? known : (Points: 0, Answers: 0, People: new HashSet<string>(StringComparer.Ordinal));
                sum.People.Add(person);
                counted[(span, beginning, team)] = (sum.Points + points, sum.Answers + answers, sum.People);
            }
        }

        var gone = Sums(sql.Query($"SELECT span, beginning, team, points, answers, participants FROM score_remainders WHERE tenant = {tenant}", Read));
        var kept = Sums(sql.Query($"SELECT span, beginning, team, points, answers, participants FROM team_scores WHERE tenant = {tenant}", Read));
        return [.. counted.Keys.Union(kept.Keys)
            .Where(key => key.Span is (int)SpanKind.Season or (int)SpanKind.All || key.Beginning >= PointsLedger.DayOf(whole))
            .Select(key => new ScoreDifference(key.Span, key.Beginning, key.Team, kept.GetValueOrDefault(key), Plus(counted.GetValueOrDefault(key), gone.GetValueOrDefault(key))))
            .Where(each => each.Kept != each.Counted)];
    }

    private static List<(string Person, int Points, int Answers, int Day, int Season, string Team, bool IsCarried)> Lines(Statements sql, string tenant) => sql.Query(
        $"SELECT person, points, answers, day, season, team, id LIKE 'carried:%' FROM points WHERE tenant = {tenant} AND team <> '' AND (points > 0 OR answers > 0)",
        row => (row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetString(5), row.GetBoolean(6)));

    private static ((int Span, int Beginning, string Team) Key, ScoreSum Sum) Read(System.Data.Common.DbDataReader row) =>
        ((row.GetInt32(0), row.GetInt32(1), row.GetString(2)), new(row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)));

    private static Dictionary<(int Span, int Beginning, string Team), ScoreSum> Sums(IEnumerable<((int Span, int Beginning, string Team) Key, ScoreSum Sum)> rows) =>
        rows.ToDictionary(row => row.Key, row => row.Sum);

    private static ScoreSum Plus((int Points, int Answers, HashSet<string> People) counted, ScoreSum gone) =>
        new(counted.Points + gone.Points, counted.Answers + gone.Answers, (counted.People?.Count ?? 0) + gone.Participants);
}

/// <summary>A line of the ledger, as far as sums are made of it.</summary>
internal sealed record ScoreLine(string Tenant, string Team, string Person, int Points, int Answers);

/// <summary>A sum.</summary>
internal readonly record struct ScoreSum(int Points, int Answers, int Participants);

/// <summary>A sum of a team that is not what the ledger says.</summary>
internal sealed record ScoreDifference(int Span, int Beginning, string Team, ScoreSum Kept, ScoreSum Counted);
