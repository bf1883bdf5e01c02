using System.Data.Common;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The tables <c>habits</c> and <c>asked_facts</c>.</summary>
internal sealed class Habits(Database database, WorkSignals signals, TimeProvider time) : TurnNotes, IHabits
{
    /// <summary>How long an open follow-up keeps others from coming.</summary>
    private static readonly TimeSpan OpenFor = TimeSpan.FromDays(14);

    /// <summary>Who answered within this time plays in a place.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    public async ValueTask<Habit> FindAsync(string tenant, string person, CancellationToken cancel) => await database.ReadAsync(
        sql => sql.Query(
            $"SELECT follow_ups, ask_back, more_time FROM habits WHERE tenant = {tenant} AND person = {person}",
            Read).SingleOrDefault() ?? Habit.None,
        cancel);

    /// <summary>The habit of a row with follow_ups, ask_back and more_time.</summary>
    public static Habit Read(DbDataReader row) => new(row.GetBoolean(0), row.GetBoolean(1)) { TimeFactor = 1 + row.GetDouble(2) };

    public void Keep(Turn turn, Habit habit) => Note(turn, sql =>
    {
        sql.Execute(
            $"""
            INSERT INTO habits (tenant, person, follow_ups, ask_back, followed_up, more_time) VALUES ({turn.Tenant}, {turn.Person.Id}, {habit.FollowUps}, {habit.AskBack}, 0, {habit.TimeFactor - 1})
            ON CONFLICT (tenant, person) DO UPDATE SET follow_ups = excluded.follow_ups, ask_back = excluded.ask_back, more_time = excluded.more_time
            """);
        if (!habit.AskBack)
            sql.Execute($"DELETE FROM asked_facts WHERE tenant = {turn.Tenant} AND person = {turn.Person.Id}");
    });

    public void NoteAsked(Turn turn, string fact, DateTimeOffset dueAt) => NotePutOff(turn, sql => sql.Defer(
        $"""
        INSERT INTO asked_facts (tenant, person, fact, due_at)
        SELECT tenant, person, {fact}, {dueAt.ToUnixTimeMilliseconds()} FROM habits WHERE tenant = {turn.Tenant} AND person = {turn.Person.Id} AND ask_back
        ON CONFLICT (tenant, person, fact) DO NOTHING
        """), mayFollow: true);

    public async ValueTask<IReadOnlyList<string>> DueAsync(string tenant, string person, DateTimeOffset now, CancellationToken cancel)
    {
        var at = now.ToUnixTimeMilliseconds();
        return await database.ReadAsync(
            sql => sql.Query(
                $"SELECT fact FROM asked_facts WHERE tenant = {tenant} AND person = {person} AND due_at <= {at} ORDER BY due_at, fact", row => row.GetString(0)),
            cancel);
    }

    public async ValueTask<IReadOnlyList<Follower>> FollowersAsync(DateTimeOffset since, int most, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (from, lately, open) = (since.ToUnixTimeMilliseconds(), (now - Lately).ToUnixTimeMilliseconds(), (now - OpenFor).ToUnixTimeMilliseconds());
        var (prefix, scheduled) = (ItemIds.FollowUp + "%", "schedule:%");
        return await database.ReadAsync(
            sql => sql.Query(
                $"""
                SELECT habits.tenant, habits.person, MAX(posted.opened_at) FROM habits
                JOIN points ON points.tenant = habits.tenant AND points.person = habits.person AND points.conversation IS NOT NULL AND points.at >= {lately}
                JOIN posted_rounds AS posted ON posted.tenant = points.tenant AND posted.channel = points.channel AND posted.conversation = points.conversation
                    AND posted.opened_at >= {from} AND posted.opened_at > habits.followed_up AND posted."order" LIKE {scheduled}
                WHERE habits.follow_ups AND habits.followed_up < {from} AND {FollowUps.ADay} > (
                    SELECT COUNT(*) FROM rounds WHERE rounds.tenant = habits.tenant AND rounds.person = habits.person
                        AND rounds.answered_at IS NULL AND rounds.asked_at >= {open} AND rounds.id LIKE {prefix})
                GROUP BY habits.tenant, habits.person LIMIT {most}
                """,
                row => new Follower(row.GetString(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)))),
            cancel);
    }

    public Task FollowUpAsync(Follower follower, IReadOnlyList<Round> rounds, IReadOnlyList<Outbound> cards, CancellationToken cancel)
    {
        var posted = follower.PostedAt.ToUnixTimeMilliseconds();
        return database.AnnounceAsync(
            signals, time,
            sql =>
            {
                if (sql.Execute($"UPDATE habits SET followed_up = {posted} WHERE tenant = {follower.Tenant} AND person = {follower.Person} AND followed_up < {posted}") == 0)
                    return false;
                foreach (var round in rounds)
                    QuizLedger.Ask(sql, round);
                return true;
            },
            cards,
            cancel);
    }
}
