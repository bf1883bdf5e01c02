using Npgsql;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Quizzes.Schedules;

namespace ResponsibilityBot.EndToEnd.Quizzes;

public sealed class ScheduleOnPostgresSpecs : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 7, 0, 0, TimeSpan.Zero);
    private readonly string database = $"schedules_{Environment.ProcessId}_{Guid.CreateVersion7():n}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await TestServer.ExecuteAsync($"CREATE DATABASE {database}");

    public async ValueTask DisposeAsync() => await TestServer.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");

    [Fact]
    public async Task Two_processes_share_one_trigger_and_post_once_a_day()
    {
        (string, string)[] settings = [("Storage:Provider", "Postgres"), ("Storage:ConnectionString", TestServer.In(database))];
        await using var first = await ScheduledBot.StartAsync(Start, hasQuartz: true, settings);
        await using var second = await ScheduledBot.StartAsync(Start, hasQuartz: true, settings);
        await first.SetUpAsync("room", new(new(9, 0), "Europe/Berlin", Weekdays.All, 3, []));
        foreach (var bot in (ScheduledBot[])[first, second])
            await bot.RestartAsync();
        foreach (var day in (int[])[26, 27])
        {
            var posted = new TaskCompletionSource<string>();
            foreach (var bot in (ScheduledBot[])[first, second])
            {
                bot.Poster.Then = order =>
                {
                    posted.TrySetResult(order.Key);
                    return Task.FromResult(order.Questions);
                };
                bot.Time.SetUtcNow(new(2026, 11, day, 8, 0, 0, TimeSpan.Zero));
            }

            Assert.Equal($"schedule:activity:room:2026-11-{day}", await posted.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel));
        }

        Assert.Equal(1L, await LookAsync("SELECT COUNT(*) FROM quartz_4_7_3_cron_triggers"));
        Assert.Equal(2, first.Poster.Calls + second.Poster.Calls);
    }

    private async Task<object?> LookAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(TestServer.In(database)) { Pooling = false }.ToString());
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
