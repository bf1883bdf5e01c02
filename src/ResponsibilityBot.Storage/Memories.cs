using System.Data.Common;
using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Selection;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>memories</c>, within the caller's transaction: there it is read and written by nobody else meanwhile.</summary>
internal static class Memories
{
    private static readonly Learning Learning = new(new Fsrs());

    /// <summary>What a person has learned of a fact, with their best mark; nothing if it was never asked.</summary>
    public static Awaited<List<Known>> Find(Statements sql, string tenant, string person, string fact) => sql.QueryAhead(
        $"SELECT stability, difficulty, answered_at, recheck_at, best FROM memories WHERE tenant = {tenant} AND person = {person} AND fact = {fact}",
        row => new Known(Read(row, 0), row.GetDouble(4)));

    /// <summary>Takes an answer in.</summary>
    public static void Learn(Statements sql, string tenant, string person, string fact, Known? before, double credit, Confidence confidence, DateTimeOffset at)
    {
        var learned = Learning.After(before?.Fact, credit >= 1, confidence, at);
        var (state, answered) = (learned.Memory.State, learned.Memory.Answered.ToUnixTimeMilliseconds());
        var best = Math.Max(credit, before?.Best ?? 0);
        sql.Defer(
            $"""
            INSERT INTO memories (tenant, person, fact, stability, difficulty, answered_at, recheck_at, times, best)
            VALUES ({tenant}, {person}, {fact}, {state.Stability}, {state.Difficulty}, {answered}, {learned.Recheck?.ToUnixTimeMilliseconds()}, 1, {best})
            ON CONFLICT (tenant, person, fact) DO UPDATE SET stability = excluded.stability, difficulty = excluded.difficulty,
                answered_at = excluded.answered_at, recheck_at = excluded.recheck_at, times = memories.times + 1, best = excluded.best
            """);
    }

    /// <summary>Works out anew what a person has learned of a fact, from all that is kept of their answers to it.</summary>
    public static void Relearn(Statements sql, string tenant, string person, string fact)
    {
        var answers = sql.Query(
            $"""
            SELECT credit, confidence, answered_at FROM rounds
            WHERE tenant = {tenant} AND person = {person} AND fact = {fact} AND answered_at IS NOT NULL ORDER BY answered_at, id
            """,
            row => (Credit: row.GetDouble(0), Confidence: (Confidence)row.GetInt32(1), At: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))));
        sql.Execute($"DELETE FROM memories WHERE tenant = {tenant} AND person = {person} AND fact = {fact}");
        foreach (var (credit, confidence, at) in answers)
            Learn(sql, tenant, person, fact, Find(sql, tenant, person, fact).Value.SingleOrDefault(), credit, confidence, at);
    }

    /// <summary>What was learned, from the columns stability, difficulty, answered_at and recheck_at, beginning with one.</summary>
    public static LearnedFact Read(DbDataReader row, int first) => new(
        new(new(row.GetDouble(first), row.GetDouble(first + 1)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(first + 2))),
        row.IsDBNull(first + 3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(first + 3)));

    /// <summary>A fact as one person knows it.</summary>
    /// <param name="Fact">The memory.</param>
    /// <param name="Best">The best mark, 0 to 1.</param>
    public sealed record Known(LearnedFact Fact, double Best);
}
