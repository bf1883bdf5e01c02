using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.Host.Quizzes;
using ResponsibilityBot.Tutoring.Zones;
using static ResponsibilityBot.EndToEnd.WebChat.TestClient;

namespace ResponsibilityBot.EndToEnd.WebChat;

public sealed class DailyQuizSpecs
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_quiz_that_is_set_up_in_the_web_chat_comes_there_in_the_zone_of_the_device_and_once()
    {
        await using var bot = TestBot.Teaching();
        using var client = await BegunAsync(bot);
        await client.PostAsync(new JsonObject { ["type"] = "message", ["text"] = "daily quiz on 13:05 every day", ["localTimezone"] = "Europe/Berlin" }.ToJsonString());
        var said = await client.ReadAsync(3);
        Assert.Contains("One question at 13:05 (Europe/Berlin), every day", said[2].ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Europe/Berlin", (await bot.Services.GetRequiredService<IPeopleZones>().FindAsync("local", client.User, Cancel))?.Id);

        bot.Time.Advance(TimeSpan.FromMinutes(5));
        var minute = bot.Services.GetRequiredService<QuizMinute>();
        await minute.PostDueAsync(Cancel);
        await minute.PostDueAsync(Cancel);
        Assert.Contains("Question of the day", (await client.ReadAsync(4))[3].ToJsonString(), StringComparison.Ordinal);
        await client.SayAsync("daily quiz status");
        Assert.Contains("Tuesday, 24 November 2026, 13:05", (await client.ReadAsync(6))[5].ToJsonString(), StringComparison.Ordinal);
    }
}
