using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Organisation;
using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Tutoring.Privacy;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>What all tables keep of people.</summary>
internal sealed class PersonalRecords(Database database, IOptions<PrivacyOptions> options) : TurnNotes, IPersonalData
{
    public int RetentionDays => options.Value.RetentionDays;

    public int MinimumGroupSize => options.Value.MinimumGroupSize;

    public async ValueTask<PersonalData> ReadAsync(string tenant, string person, CancellationToken cancel) => await database.ReadAsync(
        sql => new PersonalData(
            sql.Query($"SELECT COUNT(*) FROM memories WHERE tenant = {tenant} AND person = {person}", row => row.GetInt32(0))[0],
            sql.Query(
                $"SELECT item, credit, answered_at FROM rounds WHERE tenant = {tenant} AND person = {person} AND answered_at IS NOT NULL ORDER BY answered_at DESC",
                row => new KeptAnswer(row.GetString(0), row.GetDouble(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)))),
            sql.Query(
                $"""
                SELECT 1 FROM people WHERE tenant = {tenant} AND person = {person}
                UNION SELECT 1 FROM conversations WHERE tenant = {tenant} AND person = {person}
                """,
                _ => true).Count > 0)
        {
            Zone = sql.Query($"SELECT zone FROM zones WHERE tenant = {tenant} AND person = {person}", row => row.GetString(0)).SingleOrDefault(),
            Points = sql.Query(
                $"SELECT CAST(COALESCE(SUM(points), 0) AS integer) FROM person_scores WHERE tenant = {tenant} AND person = {person} AND span = {(int)SpanKind.All}", row => row.GetInt32(0))[0],
            Habit = sql.Query($"SELECT follow_ups, ask_back, more_time FROM habits WHERE tenant = {tenant} AND person = {person}", Habits.Read).SingleOrDefault() ?? Habit.None,
            DigestDue = sql.Query(
                $"SELECT due_at FROM digests WHERE tenant = {tenant} AND person = {person} AND due_at IS NOT NULL", row => (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0))).SingleOrDefault(),
            IsToldOfGaps = sql.Finds($"SELECT 1 FROM gap_watches WHERE tenant = {tenant} AND person = {person}"),
            AskedFacts = sql.Query($"SELECT fact FROM asked_facts WHERE tenant = {tenant} AND person = {person} ORDER BY due_at, fact", row => row.GetString(0)),
            AskedTopics = sql.Query(
                $"SELECT topic, CAST(SUM(times) AS integer) FROM asked_topics WHERE tenant = {tenant} AND person = {person} GROUP BY topic ORDER BY topic", row => (row.GetString(0), row.GetInt32(1))),
            ShownName = sql.Query($"SELECT name FROM shown_names WHERE tenant = {tenant} AND person = {person}", row => row.GetString(0)).SingleOrDefault(),
        },
        cancel);

    public void Erase(Turn turn) => Note(turn, sql => Erase(sql, turn.Tenant, turn.Person.Id, turn.Id));

    /// <summary>Deletes what every table keeps of a person, within the caller's transaction; also what was said to them, but for the answer to that turn.</summary>
    public static void Erase(Statements sql, string tenant, string person, string turn = "")
    {
        sql.Execute(
            $"""
            UPDATE outbox SET body = '', person = NULL WHERE tenant = {tenant} AND state >= 2 AND COALESCE(in_reply_to, '') <> {turn}
                AND (person = {person} OR conversation IN (SELECT conversation FROM conversations WHERE tenant = {tenant} AND person = {person}))
            """);
        sql.Execute($"DELETE FROM rounds WHERE tenant = {tenant} AND person = {person}");
        ScoreRollups.Forget(sql, tenant, person);
        FigureSums.Forget(sql, tenant, person);
        sql.Execute($"DELETE FROM points WHERE tenant = {tenant} AND person = {person}");
        Teams.Forget(sql, tenant, person);
        sql.Execute($"DELETE FROM page_links WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"DELETE FROM digests WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"DELETE FROM shown_names WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"UPDATE item_reports SET person = NULL WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"DELETE FROM habits WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"DELETE FROM gap_watches WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"DELETE FROM asked_facts WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"DELETE FROM memories WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"DELETE FROM topics WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"DELETE FROM questions WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"DELETE FROM zones WHERE tenant = {tenant} AND person = {person}");
        OrganisationBook.Forget(sql, tenant, person);
        ClauseBook.Forget(sql, tenant, person);
        RoleAsks.Forget(sql, tenant, person);
        Challenges.Erase(sql, tenant, person);
        Schedules.Erase(sql, tenant, person);
        sql.Execute($"DELETE FROM people WHERE tenant = {tenant} AND person = {person}");
        sql.Execute($"DELETE FROM conversations WHERE tenant = {tenant} AND person = {person}");
    }
}
