using ResponsibilityBot.Tutoring.Quizzes.Schedules;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.Storage.Tests.Samples;

namespace ResponsibilityBot.Storage.Tests;

public abstract class ScheduleSpecs(Engine engine) : StorageSpecs(engine)
{
    private static readonly QuizPlan Plan = new(new(9, 0), "Europe/Berlin", Weekdays.Workdays, 3, ["family:patching"]) { PausedUntil = new(2026, 1, 10), Holidays = [new(2026, 4, 3)] };

    [Fact]
    public async Task A_schedule_is_there_when_the_turn_is_finished_and_after_a_restart()
    {
        await using var database = await StartAsync();
        await database.Inbox.KeepAsync(database.Inbound("set"), Cancel);
        var claimed = await database.ClaimedAsync();
        database.Schedules.Keep(claimed.Turn("maria"), In("c1"), Due(database));
        Assert.Null(await database.Schedules.FindAsync("t1", "c1", Cancel));
        await database.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
        await database.RestartAsync();
        Assert.Equivalent(In("c1"), await database.Schedules.FindAsync("t1", "c1;messageid=7", Cancel), strict: true);
        Assert.Null(await database.Schedules.FindAsync("t2", "c1", Cancel));
    }

    [Fact]
    public async Task A_place_has_one_and_it_can_be_taken_away()
    {
        await using var database = await StartAsync();
        await KeepAsync(database, In("c1"), Due(database));
        await KeepAsync(database, In("c1") with { Plan = Plan with { Questions = 5 } }, Due(database));
        Assert.Equal(5, (await database.Schedules.FindAsync("t1", "c1", Cancel))?.Plan.Questions);
        await LeaveAsync(database, turn => database.Schedules.Remove(turn));
        Assert.Null(await database.Schedules.FindAsync("t1", "c1", Cancel));
        Assert.Empty(await database.Schedules.DueAsync(DateTimeOffset.MaxValue, Cancel));
    }

    [Fact]
    public async Task Those_are_due_whose_time_has_come_the_longest_ago_first()
    {
        await using var database = await StartAsync();
        await KeepAsync(database, In("late"), Due(database).AddMinutes(2));
        await KeepAsync(database, In("early"), Due(database));
        await KeepAsync(database, In("never"), null);
        Assert.Empty(await database.Schedules.DueAsync(Due(database).AddSeconds(-1), Cancel));
        Assert.Equal(["early"], await DueAsync(database, Due(database)));
        Assert.Equal(["early", "late"], await DueAsync(database, Due(database).AddDays(1)));
    }

    [Fact]
    public async Task One_that_came_moves_on_and_leaves_its_date()
    {
        await using var database = await StartAsync();
        await KeepAsync(database, In("c1"), Due(database));
        var due = Assert.Single(await database.Schedules.DueAsync(Due(database), Cancel));
        await database.Schedules.MoveOnAsync(due, new(2026, 1, 12), Due(database).AddDays(1), Cancel);
        Assert.Empty(await DueAsync(database, Due(database)));
        Assert.Equal(["c1"], await DueAsync(database, Due(database).AddDays(1)));
        Assert.Equal(new(2026, 1, 12), await database.Schedules.LastDateAsync("t1", "c1;messageid=7", Cancel));
        Assert.Null(await database.Schedules.LastDateAsync("t2", "c1", Cancel));

        await LeaveAsync(database, turn => database.Schedules.Remove(turn));
        Assert.Equal(new(2026, 1, 12), await database.Schedules.LastDateAsync("t1", "c1", Cancel));
    }

    [Fact]
    public async Task One_that_was_changed_meanwhile_stays_as_it_is()
    {
        await using var database = await StartAsync();
        await KeepAsync(database, In("c1"), Due(database));
        var due = Assert.Single(await database.Schedules.DueAsync(Due(database), Cancel));
        await KeepAsync(database, In("c1") with { Plan = Plan with { At = new(10, 0) } }, Due(database));
        await database.Schedules.MoveOnAsync(due, null, Due(database).AddDays(1), Cancel);
        Assert.Equal(["c1"], await DueAsync(database, Due(database)));
    }

    [Fact]
    public async Task A_place_that_the_bot_was_removed_from_loses_its_schedule_and_others_keep_theirs()
    {
        await using var database = await StartAsync();
        foreach (var place in (string[])["c1", "c2"])
        {
            await KeepAsync(database, In(place), Due(database));
            await database.Schedules.MoveOnAsync(Assert.Single(await database.Schedules.DueAsync(Due(database), Cancel)), new(2026, 1, 12), Due(database).AddDays(1), Cancel);
        }

        await database.Conversations.ForgetAsync("activity", "t2", "c1", null, Cancel);
        Assert.NotNull(await database.Schedules.FindAsync("t1", "c1", Cancel));
        await database.Conversations.ForgetAsync("activity", "t1", "c1;messageid=7", null, Cancel);
        Assert.Null(await database.Schedules.FindAsync("t1", "c1", Cancel));
        Assert.Null(await database.Schedules.LastDateAsync("t1", "c1", Cancel));
        Assert.NotNull(await database.Schedules.FindAsync("t1", "c2", Cancel));
        Assert.NotNull(await database.Schedules.LastDateAsync("t1", "c2", Cancel));
    }

    [Fact]
    public async Task Who_is_erased_loses_the_quiz_of_their_chat_and_their_zone_also_if_the_same_turn_tells_it()
    {
        await using var database = await StartAsync();
        await KeepAsync(database, In("c1") with { Person = "maria" }, Due(database));
        await KeepAsync(database, In("room"), Due(database));
        await LeaveAsync(database, turn => database.Zones.Keep(turn, new("Europe/Berlin", true)));
        Assert.Equal("Europe/Berlin", (await database.PersonalData.ReadAsync("t1", "maria", Cancel)).Zone);
        await LeaveAsync(database, turn =>
        {
            database.PersonalData.Erase(turn);
            database.Zones.Keep(turn, new("Europe/Paris", true));
        });
        Assert.True((await database.PersonalData.ReadAsync("t1", "maria", Cancel)).IsEmpty);
        Assert.Equal(["room"], await DueAsync(database, Due(database)));
    }

    [Fact]
    public async Task Dates_of_quizzes_go_after_the_days_of_retention()
    {
        await using var database = await StartAsync(("Privacy:RetentionDays", "7"));
        await KeepAsync(database, In("c1"), Due(database));
        await database.Schedules.MoveOnAsync(Assert.Single(await database.Schedules.DueAsync(Due(database), Cancel)), new(2026, 1, 12), null, Cancel);
        database.Time.Advance(TimeSpan.FromDays(8));
        await database.Retention.SweepAsync(Cancel);
        Assert.Null(await database.Schedules.LastDateAsync("t1", "c1", Cancel));
        Assert.NotNull(await database.Schedules.FindAsync("t1", "c1", Cancel));
    }

    [Fact]
    public async Task A_zone_that_was_chosen_is_only_replaced_by_another_that_is_chosen()
    {
        await using var database = await StartAsync();
        Assert.Null(await database.Zones.FindAsync("t1", "maria", Cancel));
        foreach (var (zone, isChosen, kept) in ((string, bool, string)[])[("Europe/Rome", false, "Europe/Rome"), ("Asia/Tokyo", false, "Asia/Tokyo"), ("Europe/Berlin", true, "Europe/Berlin"), ("Asia/Tokyo", false, "Europe/Berlin"), ("Europe/Paris", true, "Europe/Paris")])
        {
            await LeaveAsync(database, turn => database.Zones.Keep(turn, new(zone, isChosen)));
            Assert.Equal(kept, (await database.Zones.FindAsync("t1", "maria", Cancel))?.Id);
        }

        await database.RestartAsync();
        Assert.Equal(new("Europe/Paris", true), await database.Zones.FindAsync("t1", "maria", Cancel));
        Assert.Null(await database.Zones.FindAsync("t2", "maria", Cancel));
    }

    private static Schedule In(string place) => new("activity", "t1", place, Plan);

    private static DateTimeOffset Due(TemporaryDatabase database) => database.Time.Start.AddHours(1);

    private static async Task<IEnumerable<string>> DueAsync(TemporaryDatabase database, DateTimeOffset now) =>
        (await database.Schedules.DueAsync(now, Cancel)).Select(due => due.Schedule.Conversation);

    private static Task KeepAsync(TemporaryDatabase database, Schedule schedule, DateTimeOffset? due) => LeaveAsync(database, turn => database.Schedules.Keep(turn, schedule, due));

    private static async Task LeaveAsync(TemporaryDatabase database, Action<Turn> leave)
    {
        await database.Inbox.KeepAsync(database.Inbound(Guid.CreateVersion7().ToString()), Cancel);
        var claimed = await database.ClaimedAsync();
        leave(claimed.Turn("maria"));
        await database.Inbox.FinishAsync(claimed, [], welcome: null, Cancel);
    }
}
