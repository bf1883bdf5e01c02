using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;

namespace ResponsibilityBot.EndToEnd.Quizzes;

public sealed class QuizMinuteSpecs
{
    /// <summary>A Thursday; the quiz of the day before is over.</summary>
    private static readonly DateTimeOffset Start = At("2026-11-26T00:00Z");

    private static readonly QuizPlan Berlin = new(new(9, 0), "Europe/Berlin", Weekdays.Workdays, 3, ["family:patching", "backup-and-restore"]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_quiz_comes_at_its_minute_and_once()
    {
        await using var bot = await ScheduledBot.StartAsync(Start);
        await bot.SetUpAsync("room", Berlin);
        await bot.RunAsync(At("2026-11-26T07:59:59Z"));
        Assert.Empty(bot.Poster.Posted);
        await bot.RunAsync(At("2026-11-26T08:00:00Z"));
        var order = Assert.Single(bot.Poster.Posted);
        Assert.Equal(("schedule:activity:room:2026-11-26", "activity", "t1", "room", 3, At("2026-11-26T08:00Z")), (order.Key, order.Channel, order.Tenant, order.Conversation, order.Questions, order.At));
        Assert.Contains("guest-os-patching", order.Topics);
        Assert.Contains("backup-and-restore", order.Topics);
        Assert.DoesNotContain("family:patching", order.Topics);

        await bot.RunAsync(At("2026-11-26T08:01:00Z"));
        Assert.Equal(1, bot.Poster.Calls);
        Assert.Equal(new(2026, 11, 26), await bot.Schedules.LastDateAsync("t1", "room", Cancel));
    }

    [Fact]
    public async Task A_process_that_dies_after_posting_posts_with_the_same_key_when_it_is_back()
    {
        await using var bot = await ScheduledBot.StartAsync(Start);
        await bot.SetUpAsync("room", Berlin);
        bot.Poster.Then = _ => throw new InvalidOperationException("the process is gone");
        await bot.RunAsync(At("2026-11-26T08:00Z"));
        await bot.RestartAsync();
        bot.Poster.Then = order => Task.FromResult(order.Questions);
        await bot.RunAsync(At("2026-11-26T08:03Z"));
        Assert.Equal(2, bot.Poster.Calls);
        Assert.Single(bot.Poster.Posted);
        Assert.Equal(0, await bot.RunAsync());
    }

    [Fact]
    public async Task Two_runs_at_once_post_with_one_key_and_the_schedule_moves_on_by_one_day()
    {
        await using var bot = await ScheduledBot.StartAsync(Start);
        await bot.SetUpAsync("room", Berlin);
        bot.Time.SetUtcNow(At("2026-11-26T08:00Z"));
        var both = new TaskCompletionSource();
        bot.Poster.Then = async order =>
        {
            if (bot.Poster.Calls == 2)
                both.SetResult();
            await both.Task.WaitAsync(Cancel);
            return order.Questions;
        };
        await Task.WhenAll(bot.RunAsync(), bot.RunAsync());
        Assert.Single(bot.Poster.Posted);
        Assert.Equal(At("2026-11-27T08:00Z"), Assert.Single(await bot.Schedules.DueAsync(At("2026-12-31T00:00Z"), Cancel)).Due);
    }

    [Theory]
    [InlineData("2026-11-26T10:00Z", "2026-11-26")]
    [InlineData("2026-11-26T10:01Z", null)]
    [InlineData("2026-11-27T09:00Z", "2026-11-27")]
    [InlineData("2026-12-03T09:59Z", "2026-12-03")]
    [InlineData("2026-11-29T09:00Z", null)]
    public async Task After_a_time_without_process_the_latest_comes_if_it_is_not_too_late(string back, string? date)
    {
        await using var bot = await ScheduledBot.StartAsync(Start);
        await bot.SetUpAsync("room", Berlin);
        bot.Time.SetUtcNow(At(back));
        await bot.RestartAsync();
        await bot.RunAsync();
        Assert.Equal(date is null ? [] : [$"schedule:activity:room:{date}"], bot.Poster.Posted.Select(order => order.Key));
        Assert.True(Assert.Single(await bot.Schedules.DueAsync(At("2027-12-31T00:00Z"), Cancel)).Due > At(back));
    }

    [Fact]
    public async Task How_late_is_a_setting()
    {
        await using var bot = await ScheduledBot.StartAsync(Start, false, ("Quiz:CatchUp", "00:10:00"));
        await bot.SetUpAsync("room", Berlin);
        await bot.RunAsync(At("2026-11-26T08:11Z"));
        Assert.Empty(bot.Poster.Posted);
    }

    [Fact]
    public async Task One_that_fails_does_not_keep_the_others_and_is_tried_again()
    {
        await using var bot = await ScheduledBot.StartAsync(Start);
        foreach (var place in (string[])["a", "broken", "c"])
            await bot.SetUpAsync(place, Berlin);
        bot.Poster.Then = order => order.Conversation == "broken" ? throw new InvalidOperationException("no") : Task.FromResult(1);
        bot.Time.SetUtcNow(At("2026-11-26T08:00Z"));
        Assert.Equal(2, await bot.RunAsync());
        bot.Poster.Then = _ => Task.FromResult(1);
        Assert.Equal(1, await bot.RunAsync());
    }

    [Fact]
    public async Task Where_nothing_can_be_posted_the_schedule_goes_on_and_no_date_is_written_down()
    {
        await using var bot = await ScheduledBot.StartAsync(Start);
        await bot.SetUpAsync("room", Berlin);
        bot.Poster.Then = _ => Task.FromResult(0);
        await bot.RunAsync(At("2026-11-26T08:00Z"));
        Assert.Null(await bot.Schedules.LastDateAsync("t1", "room", Cancel));
        Assert.Equal(At("2026-11-27T08:00Z"), Assert.Single(await bot.Schedules.DueAsync(At("2026-12-31T00:00Z"), Cancel)).Due);
    }

    [Fact]
    public async Task Set_up_anew_after_its_quiz_came_a_day_has_no_second_one()
    {
        await using var bot = await ScheduledBot.StartAsync(Start);
        await bot.SetUpAsync("room", Berlin);
        await bot.RunAsync(At("2026-11-26T08:00Z"));
        await bot.SetUpAsync("room", Berlin with { At = new(10, 0) });
        await bot.RunAsync(At("2026-11-26T09:00Z"));
        Assert.Single(bot.Poster.Posted);
    }

    [Fact]
    public async Task Holidays_of_all_hold_although_they_were_set_later()
    {
        await using var bot = await ScheduledBot.StartAsync(Start, false, ("Quiz:Holidays:0", "2026-11-27"));
        await bot.SetUpAsync("room", Berlin);
        await bot.RunAsync(At("2026-11-26T08:00Z"));
        await bot.RunAsync(At("2026-11-27T08:00Z"));
        await bot.RunAsync(At("2026-11-30T08:00Z"));
        Assert.Equal(["2026-11-26", "2026-11-30"], bot.Poster.Posted.Select(order => order.Key[^10..]));
    }

    [Fact]
    public async Task Minute_by_minute_over_the_change_of_clocks_every_quiz_comes_at_its_local_time()
    {
        var begin = At("2027-03-24T00:00Z");
        await using var bot = await ScheduledBot.StartAsync(begin);
        await bot.SetUpAsync("berlin", Berlin);
        await bot.SetUpAsync("early", Berlin with { At = new(2, 30), Days = Weekdays.All });
        await bot.SetUpAsync("new york", Berlin with { Zone = "America/New_York", At = new(16, 45), Days = Weekdays.Wednesday | Weekdays.Friday });
        var posted = new List<string>();
        bot.Poster.Then = order =>
        {
            lock (posted)
                posted.Add(string.Create(CultureInfo.InvariantCulture, $"{order.Conversation} {bot.Time.GetUtcNow():ddd HH:mm}"));
            return Task.FromResult(1);
        };
        for (var at = begin; at < begin.AddDays(7); at = at.AddMinutes(1))
            await bot.RunAsync(at);
        Assert.Equal(["berlin Wed 08:00", "berlin Thu 08:00", "berlin Fri 08:00", "berlin Mon 07:00", "berlin Tue 07:00"], posted.Where(line => line.StartsWith("berlin", StringComparison.Ordinal)));
        Assert.Equal(
            ["early Wed 01:30", "early Thu 01:30", "early Fri 01:30", "early Sat 01:30", "early Sun 01:00", "early Mon 00:30", "early Tue 00:30"],
            posted.Where(line => line.StartsWith("early", StringComparison.Ordinal)));
        Assert.Equal(["new york Wed 20:45", "new york Fri 20:45"], posted.Where(line => line.StartsWith("new", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Quartz_runs_it_every_minute_from_one_trigger_in_the_bot_s_database()
    {
        await using var bot = await ScheduledBot.StartAsync(Start, hasQuartz: true);
        await bot.SetUpAsync("room", Berlin with { Days = Weekdays.All });
        await bot.RestartAsync();
        foreach (var day in (int[])[26, 27])
        {
            var posted = new TaskCompletionSource<RoundOrder>();
            bot.Poster.Then = order =>
            {
                posted.TrySetResult(order);
                return Task.FromResult(order.Questions);
            };
            bot.Time.SetUtcNow(At($"2026-11-{day}T08:00Z"));
            Assert.Equal($"schedule:activity:room:2026-11-{day}", (await posted.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel)).Key);
        }

        await using var connection = new SqliteConnection(bot.Database);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM quartz_4_7_3_cron_triggers";
        Assert.Equal(1L, await command.ExecuteScalarAsync(Cancel));
    }

    [Theory]
    [InlineData("Quiz:Zone", "CET", "Quiz:Zone is 'CET', which is no time zone; write Europe/Berlin.")]
    [InlineData("Quiz:Zone", "", "write a region and a city such as Europe/Berlin")]
    [InlineData("Quiz:Holidays:0", "25.12.2026", "Quiz:Holidays has '25.12.2026', which is no date; write it as 2026-12-25.")]
    [InlineData("Quiz:CatchUp", "2.00:00:00", "Quiz:CatchUp is 2.00:00:00; write 00:00:00 to 1.00:00:00.")]
    public async Task A_setting_that_cannot_be_stops_the_program_with_its_key(string key, string value, string part)
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => ScheduledBot.StartAsync(Start, false, (key, value)));
        Assert.Contains(part, wrong.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
