using System.Data.Common;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The tables <c>rounds</c> and <c>memories</c>.</summary>
internal sealed class QuizLedger(Database database) : TurnNotes, IQuizLedger
{
    public async ValueTask<Learner> LearnerAsync(string tenant, string person, DateTimeOffset today, CancellationToken cancel)
    {
        var since = today.ToUnixTimeMilliseconds();
        var (known, answered) = await database.ReadAsync(
            sql => (sql.Query(
                $"SELECT fact, stability, difficulty, answered_at, recheck_at, times FROM memories WHERE tenant = {tenant} AND person = {person}",
                row => (Fact: row.GetString(0), Learned: Learned(row), Times: row.GetInt32(5))),
            sql.Query(
                $"SELECT fact, is_repeat FROM rounds WHERE tenant = {tenant} AND person = {person} AND answered_at >= {since}",
                row => (Fact: row.GetString(0), IsRepeat: row.GetBoolean(1)))),
            cancel);
        return new(
            known.ToDictionary(each => each.Fact, each => each.Learned, StringComparer.Ordinal),
            known.ToDictionary(each => each.Fact, each => each.Times, StringComparer.Ordinal),
            new(answered.Select(each => each.Fact).ToHashSet(StringComparer.Ordinal), answered.Count(each => each.IsRepeat), known.Sum(each => each.Times)));
    }

    public async ValueTask<Round?> FindAsync(string tenant, string round, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"SELECT id, tenant, person, item, asked_at, answered_at, picks, credit, confidence FROM rounds WHERE tenant = {tenant} AND id = {round}", Read).SingleOrDefault(),
        cancel);

    public void Ask(Turn turn, Round round) => Note(turn, sql => sql.Execute(
        $"""
        INSERT INTO rounds (tenant, id, person, item, asked_at)
        VALUES ({round.Tenant}, {round.Id}, {round.Person}, {round.Item}, {round.AskedAt.ToUnixTimeMilliseconds()})
        ON CONFLICT (tenant, id) DO NOTHING
        """));

    public void Answer(Turn turn, Round round, GivenAnswer given, string fact, LearnedFact learned, bool isRepeat) => Note(turn, sql =>
    {
        var at = given.At.ToUnixTimeMilliseconds();
        var rows = sql.Execute(
            $"""
            UPDATE rounds SET answered_at = {at}, fact = {fact}, picks = {string.Join(',', given.Picks)}, credit = {given.Credit},
                confidence = {(int)given.Confidence}, is_repeat = {isRepeat}
            WHERE tenant = {round.Tenant} AND id = {round.Id} AND answered_at IS NULL
            """);
        if (rows == 1)
            Learn(sql, round, fact, learned);
    });

    private static void Learn(Statements sql, Round round, string fact, LearnedFact learned)
    {
        var (state, at) = (learned.Memory.State, learned.Memory.Answered.ToUnixTimeMilliseconds());
        sql.Execute(
            $"""
            INSERT INTO memories (tenant, person, fact, stability, difficulty, answered_at, recheck_at, times)
            VALUES ({round.Tenant}, {round.Person}, {fact}, {state.Stability}, {state.Difficulty}, {at}, {learned.Recheck?.ToUnixTimeMilliseconds()}, 1)
            ON CONFLICT (tenant, person, fact) DO UPDATE SET stability = excluded.stability, difficulty = excluded.difficulty,
                answered_at = excluded.answered_at, recheck_at = excluded.recheck_at, times = memories.times + 1
            """);
    }

    private static LearnedFact Learned(DbDataReader row) => new(
        new(new(row.GetDouble(1), row.GetDouble(2)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3))),
        row.IsDBNull(4) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)));

    private static Round Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
        row.IsDBNull(5) ? null : new(
            row.GetString(6).Split(',', StringSplitOptions.RemoveEmptyEntries), row.GetDouble(7), (Confidence)row.GetInt32(8), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5))));
}
