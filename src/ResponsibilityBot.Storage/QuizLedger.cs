using System.Data.Common;
using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The tables <c>rounds</c>, <c>memories</c> and <c>points</c>.</summary>
internal sealed class QuizLedger(Database database, PointsLedger points) : TurnNotes, IQuizLedger
{
    public async ValueTask<Learner> LearnerAsync(string tenant, string person, DateTimeOffset today, CancellationToken cancel)
    {
        var since = today.ToUnixTimeMilliseconds();
        var (known, answered) = await database.ReadAsync(
            sql => (sql.Query(
                $"SELECT fact, stability, difficulty, answered_at, recheck_at, times, best FROM memories WHERE tenant = {tenant} AND person = {person}",
                row => (Fact: row.GetString(0), Learned: Memories.Read(row, 1), Times: row.GetInt32(5), Best: row.GetDouble(6))),
            sql.Query(
                $"SELECT fact, is_repeat FROM rounds WHERE tenant = {tenant} AND person = {person} AND answered_at >= {since}",
                row => (Fact: row.GetString(0), IsRepeat: row.GetBoolean(1)))),
            cancel);
        return new(
            known.ToDictionary(each => each.Fact, each => each.Learned, StringComparer.Ordinal),
            known.ToDictionary(each => each.Fact, each => each.Times, StringComparer.Ordinal),
            new(answered.Select(each => each.Fact).ToHashSet(StringComparer.Ordinal), answered.Count(each => each.IsRepeat), known.Sum(each => each.Times)))
        {
            Best = known.ToDictionary(each => each.Fact, each => each.Best, StringComparer.Ordinal),
        };
    }

    public async ValueTask<Round?> FindAsync(string tenant, string round, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"SELECT id, tenant, person, item, asked_at, answered_at, picks, credit, confidence, post FROM rounds WHERE tenant = {tenant} AND id = {round}", Read).SingleOrDefault(),
        cancel);

    public async ValueTask<PersonalScore> ScoreOfAsync(string tenant, string person, CancellationToken cancel)
    {
        var (sum, days, dates) = await database.ReadAsync(
            sql => (sql.Query($"SELECT COALESCE(SUM(points), 0) FROM points WHERE tenant = {tenant} AND person = {person}", row => row.GetInt32(0))[0],
                sql.Query(
                    $"SELECT MIN(at), MIN(at_offset) FROM points WHERE tenant = {tenant} AND person = {person} AND id LIKE 'answer:%' GROUP BY day ORDER BY day",
                    row => Instant(row.GetInt64(0), row.GetInt32(1))),
                sql.Query(
                    $"""
                    SELECT DISTINCT date FROM quiz_runs WHERE tenant = {tenant} AND conversation IN (
                        SELECT DISTINCT conversation FROM points WHERE tenant = {tenant} AND person = {person} AND conversation IS NOT NULL)
                    """,
                    row => row.GetFieldValue<DateOnly>(0))),
            cancel);
        return new(sum, days) { QuizDates = dates.Count == 0 ? null : dates.ToHashSet() };
    }

    public void Ask(Turn turn, Round round) => NotePutOff(turn, sql => Ask(sql, round));

    /// <summary>Records a round within the caller's transaction, once.</summary>
    public static void Ask(Statements sql, Round round) => sql.Defer(
        $"""
        INSERT INTO rounds (tenant, id, person, item, asked_at)
        VALUES ({round.Tenant}, {round.Id}, {round.Person}, {round.Item}, {round.AskedAt.ToUnixTimeMilliseconds()})
        ON CONFLICT (tenant, id) DO NOTHING
        """);

    public void Answer(Turn turn, Round round, GivenAnswer given, string fact) => NoteBeside(turn, async sql =>
    {
        using var person = await sql.EnterAsync($"person {round.Tenant} {round.Person}");
        var before = Memories.Find(sql, round.Tenant, round.Person, fact);
        var membership = Teams.MembershipOf(sql, round.Tenant, round.Person);
        var posted = round.Post is { } post ? PostedRounds.PlaceOf(sql, round.Tenant, post) : null;
        var (asked, at) = (round.AskedAt.ToUnixTimeMilliseconds(), given.At.ToUnixTimeMilliseconds());
        var rows = await sql.ExecuteAhead(
            $"""
            INSERT INTO rounds (tenant, id, person, item, asked_at, post, answered_at, fact, picks, credit, confidence, is_repeat)
            VALUES ({round.Tenant}, {round.Id}, {round.Person}, {round.Item}, {asked}, {round.Post}, {at}, {fact}, {string.Join(',', given.Picks)},
                {given.Credit}, {(int)given.Confidence}, EXISTS (SELECT 1 FROM memories WHERE tenant = {round.Tenant} AND person = {round.Person} AND fact = {fact}))
            ON CONFLICT (tenant, id) DO UPDATE SET answered_at = excluded.answered_at, fact = excluded.fact, picks = excluded.picks,
                credit = excluded.credit, confidence = excluded.confidence, is_repeat = excluded.is_repeat
            WHERE rounds.answered_at IS NULL
            """);
        if (rows == 0)
            return;
        var known = (await before).SingleOrDefault();
        Memories.Learn(sql, round.Tenant, round.Person, fact, known, given.Credit, given.Confidence, given.At);
        sql.Defer($"DELETE FROM asked_facts WHERE tenant = {round.Tenant} AND person = {round.Person} AND fact = {fact} AND due_at <= {at}");
        if (round.Post is { } counted)
            PostedRounds.Count(sql, round.Tenant, counted);
        await points.AddAsync(sql, round.Tenant, $"answer:{round.Id}", round.Person, posted?.Value.SingleOrDefault(), Points.For(given.Credit, known?.Best), given.At, CountedItem.Of(round.Item, given), membership);
    });

    public void Change(Turn turn, Round round, GivenAnswer given) => Note(turn, sql => sql.Execute(
        $"UPDATE rounds SET picks = {string.Join(',', given.Picks)}, credit = {given.Credit} WHERE tenant = {round.Tenant} AND id = {round.Id} AND answered_at IS NOT NULL"));

    /// <summary>A round from the ten columns id, tenant, person, item, asked_at, answered_at, picks, credit, confidence, post.</summary>
    public static Round Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
        row.IsDBNull(5) ? null : new(
            row.GetString(6).Split(',', StringSplitOptions.RemoveEmptyEntries), row.GetDouble(7), (Confidence)row.GetInt32(8), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5))))
    {
        Post = row.IsDBNull(9) ? null : row.GetString(9),
    };

    private static DateTimeOffset Instant(long at, int offset) => DateTimeOffset.FromUnixTimeMilliseconds(at).ToOffset(TimeSpan.FromMinutes(offset));
}
