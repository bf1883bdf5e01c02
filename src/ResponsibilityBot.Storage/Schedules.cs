using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The tables <c>schedules</c> and <c>quiz_runs</c>.</summary>
internal sealed class Schedules(Database database, TimeProvider time) : TurnNotes, ISchedules
{
    public async ValueTask<Schedule?> FindAsync(string tenant, string conversation, CancellationToken cancel)
    {
        var place = ThreadIds.PlaceOf(conversation);
        return await database.ReadAsync(
            sql => sql.Query($"SELECT channel, tenant, conversation, plan, person FROM schedules WHERE tenant = {tenant} AND conversation = {place}", Read).SingleOrDefault(), cancel);
    }

    public async ValueTask<DateOnly?> LastDateAsync(string tenant, string conversation, CancellationToken cancel)
    {
        var place = ThreadIds.PlaceOf(conversation);
        var dates = await database.ReadAsync(
            sql => sql.Query(
                $"SELECT date FROM quiz_runs WHERE tenant = {tenant} AND conversation = {place} ORDER BY date DESC LIMIT 1", row => row.GetFieldValue<DateOnly>(0)),
            cancel);
        return dates is [var last] ? last : null;
    }

    public void Keep(Turn turn, Schedule schedule, DateTimeOffset? due)
    {
        var (plan, next) = (Text(schedule.Plan), due?.ToUnixTimeMilliseconds());
        Note(turn, sql => sql.Execute(
            $"""
            INSERT INTO schedules (tenant, conversation, channel, person, plan, next_due_utc)
            VALUES ({schedule.Tenant}, {schedule.Conversation}, {schedule.Carrier}, {schedule.Person}, {plan}, {next})
            ON CONFLICT (tenant, conversation) DO UPDATE SET channel = excluded.channel, person = excluded.person, plan = excluded.plan,
                next_due_utc = excluded.next_due_utc
            """));
    }

    public void Remove(Turn turn)
    {
        var place = ThreadIds.PlaceOf(turn.Conversation);
        Note(turn, sql => sql.Execute($"DELETE FROM schedules WHERE tenant = {turn.Tenant} AND conversation = {place}"));
    }

    public async Task<IReadOnlyList<DueSchedule>> DueAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var until = now.ToUnixTimeMilliseconds();
        return await database.ReadAsync(
            sql => sql.Query(
                $"SELECT channel, tenant, conversation, plan, person, next_due_utc FROM schedules WHERE next_due_utc <= {until} ORDER BY next_due_utc",
                row => new DueSchedule(Read(row), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)))),
            cancel);
    }

    public Task MoveOnAsync(DueSchedule due, DateOnly? posted, DateTimeOffset? next, CancellationToken cancel)
    {
        var ((tenant, place, plan), before, after, now) = (
            (due.Schedule.Tenant, due.Schedule.Conversation, Text(due.Schedule.Plan)), due.Due.ToUnixTimeMilliseconds(), next?.ToUnixTimeMilliseconds(), time.GetUtcNow().ToUnixTimeMilliseconds());
        return database.WriteAsync(
            sql =>
            {
                if (posted is { } date)
                {
                    sql.Execute(
                        $"""
                        INSERT INTO quiz_runs (tenant, conversation, date, posted_at) VALUES ({tenant}, {place}, {date}, {now})
                        ON CONFLICT (tenant, conversation, date) DO NOTHING
                        """);
                }

                return sql.Execute(
                    $"""
                    UPDATE schedules SET next_due_utc = {after}
                    WHERE tenant = {tenant} AND conversation = {place} AND plan = {plan} AND next_due_utc = {before}
                    """);
            },
            cancel);
    }

    /// <summary>Deletes what is kept of a place, within the caller's transaction.</summary>
    public static void Forget(Statements sql, string channel, string tenant, string place)
    {
        sql.Execute($"DELETE FROM schedules WHERE channel = {channel} AND tenant = {tenant} AND conversation = {place}");
        sql.Execute($"DELETE FROM quiz_runs WHERE tenant = {tenant} AND conversation = {place}");
    }

    /// <summary>Deletes what is kept of a person's own chat, within the caller's transaction.</summary>
    public static void Erase(Statements sql, string tenant, string person)
    {
        sql.Execute($"DELETE FROM quiz_runs WHERE tenant = {tenant} AND conversation IN (SELECT conversation FROM schedules WHERE tenant = {tenant} AND person = {person})");
        sql.Execute($"DELETE FROM schedules WHERE tenant = {tenant} AND person = {person}");
    }

    private static Schedule Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2),
        JsonSerializer.Deserialize(row.GetString(3), PlanJson.Default.QuizPlan) ?? throw new JsonException("null is no plan"))
    {
        Person = row.IsDBNull(4) ? null : row.GetString(4),
    };

    /// <summary>The same text for the same plan: a plan is known by it.</summary>
    private static string Text(QuizPlan plan) => JsonSerializer.Serialize(plan, PlanJson.Default.QuizPlan);
}

[JsonSerializable(typeof(QuizPlan))]
internal sealed partial class PlanJson : JsonSerializerContext;
