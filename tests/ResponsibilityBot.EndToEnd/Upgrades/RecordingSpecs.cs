using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using ResponsibilityBot.EndToEnd.Quizzes;
using ResponsibilityBot.EndToEnd.Webhooks;

namespace ResponsibilityBot.EndToEnd.Upgrades;

/// <summary>Makes what a version leaves behind. Runs only when it is asked for, as <c>docs/operations.md</c> says: before a version is given out.</summary>
public sealed class RecordingSpecs
{
    /// <summary>Who asks what, and which parts of the answer every later version must hold.</summary>
    private static readonly (string Person, string Says, string Holds)[] Asked =
    [
        ("maria", "my score", @"\d+ points|\d+ workdays in a row"),
        ("jonas", "my score", @"\d+ points"),
        ("maria", "leaderboard all", @"Blue|\d+\.\d points each, \d of \d took part|maria \d+"),
        ("maria", "my team", @"Blue, with \d people"),
        ("adele", "settings", @"Asia/Tokyo"),
        ("jonas", "who patches the os on ec2?", @"here: Platform team|until 2026-12-31|approved by adele|TICKET-1"),
        ("jonas", "workloads", @"checkout|reports|Platform team"),
        ("jonas", "changes", @"Platform team|TICKET-1"),
        ("jonas", "my data", @"\d+ answers to quizzes, and how well you know \d+ facts"),
    ];

    private static readonly string[] Counted =
    [
        "SELECT SUM(points) FROM points",
        "SELECT SUM(points) FROM points WHERE person = 'maria'",
        "SELECT SUM(points) FROM person_scores WHERE span = 3",
        "SELECT SUM(points) FROM team_scores WHERE span = 3",
        "SELECT SUM(participants) FROM team_scores WHERE span = 3",
        "SELECT SUM(times) FROM memories",
        "SELECT COUNT(*) FROM rounds WHERE answered_at IS NOT NULL",
        "SELECT COUNT(*) FROM rounds WHERE answered_at IS NULL",
        "SELECT COUNT(*) FROM posted_rounds WHERE closed_at IS NULL",
        "SELECT COUNT(*) FROM challenge_players",
        "SELECT COUNT(*) FROM schedules",
        "SELECT COUNT(*) FROM habits",
        "SELECT COUNT(*) FROM workloads",
        "SELECT COUNT(*) FROM organisation_steps",
        "SELECT COUNT(*) FROM outbox WHERE state < 2",
        "SELECT COUNT(*) FROM webhook_messages WHERE state < 2",
    ];

    [Fact(Explicit = true)]
    public async Task What_this_version_leaves_behind_is_written_down()
    {
        var version = Environment.GetEnvironmentVariable("BOT_VERSION") ?? throw new InvalidOperationException("BOT_VERSION is not set; write the name of the version");
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = http =>
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        };
        await using var bot = await SimulatedTeams.StartAsync(PlayedDays.Begin, LeftBehind.SettingsFor(receiver));
        var days = new PlayedDays(bot);
        var cards = await days.PlayAsync();
        var at = bot.Time.GetUtcNow();
        await bot.StopAsync();
        var data = Data(bot).Replace(bot.Service.Url, LeftBehind.Connector, StringComparison.Ordinal);
        Assert.DoesNotMatch("127\\.0\\.0\\.1|localhost|/tmp/|/home/", data);
        var figures = Counted.ToDictionary(sql => sql, bot.Look, StringComparer.Ordinal);
        Assert.All(figures, figure => Assert.True(figure.Value > 0, figure.Key));

        // It is asked after it was written down: a question leaves something behind, too.
        await bot.RestartAsync();
        var heard = new List<Heard>();
        foreach (var (person, says, holds) in Asked)
        {
            var answer = await days.AskAsync(person, says);
            heard.Add(new(person, says, [.. Regex.Matches(answer, holds).Select(match => match.Value).Distinct()]));
            Assert.True(heard[^1].Holds.Count > 0, $"{says}: {answer}");
        }

        new LeftBehind(Environment.GetEnvironmentVariable("BOT_COMMIT") ?? "", at, cards, heard, figures).Write(version, data);
    }

    private static string Data(SimulatedTeams bot)
    {
        using var connection = new SqliteConnection(bot.ConnectionString);
        connection.Open();
        return SqlText.Write(connection);
    }
}
