using System.Globalization;
using System.Net;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.EndToEnd.Quizzes;

/// <summary>Two teams in Teams play over the end of a season: a channel's people and a team of its own.</summary>
public sealed class SeasonSpecs
{
    private static readonly string[] Blue = ["maria", "adele", "omar", "tomoko", "jonas"];
    private static readonly string[] Red = ["priya", "li", "sven", "ana", "kofi", "zoe"];

    [Fact]
    public async Task Two_teams_play_and_the_old_season_stays_when_a_new_one_begins()
    {
        // The Friday before a season of six weeks ends, and the Monday after.
        await using var bot = await SimulatedTeams.StartAsync(At("2026-11-13"), "--Access:Hosts:0=maria");
        foreach (var player in Blue.Concat(Red))
            await bot.SayAsync(player, "hello", isPersonal: true);
        await bot.SayAsync("maria", "team create Blue");
        await bot.SayAsync("priya", "team create Red", isPersonal: true);
        foreach (var player in Red.Skip(1))
            await bot.SayAsync(player, "team join red", isPersonal: true);
        await bot.SayAsync("maria", "show my name on", isPersonal: true);

        await PlayAsync(bot, Blue.Concat(Red.Take(5)));
        Assert.Equal(2, bot.Look("SELECT COUNT(*) FROM team_scores WHERE span = 2 AND participants = 5"));
        var board = await SaidAsync(bot, "maria", "leaderboard", "Leaderboard: This season");
        // All five of Blue took part, and five of Red's six.
        Assert.Contains("1. Blue: 5.0 (5.0 points each, 5 of 5 took part), your team", board.Text, StringComparison.Ordinal);
        Assert.Contains("2. Red: 4.2 (5.0 points each, 5 of 6 took part)", board.Text, StringComparison.Ordinal);
        Assert.Contains("from 5 Oct 2026 to 15 Nov 2026", board.Text, StringComparison.Ordinal);
        Assert.Contains("Of Blue, by their own wish: maria 5.", board.Text, StringComparison.Ordinal);
        Assert.Empty(board.Activity["entities"]?.AsArray().Where(entity => (string?)entity?["type"] == "mention") ?? []);
        var chart = await LooksAtTheChartAsync(bot, board);

        await bot.AtAsync(At("2026-11-16"));
        await PlayAsync(bot, Red.Concat(Blue.Take(4)));
        var next = await SaidAsync(bot, "priya", "leaderboard", "Leaderboard: This season", 2);
        Assert.Contains("1. Red: 5.0 (5.0 points each, 6 of 6 took part), your team", next.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Blue", next.Text, StringComparison.Ordinal);
        Assert.Contains("fewer than 5 took part are not shown; how many: 1", next.Text, StringComparison.Ordinal);
        Assert.Contains("5 Oct 2026 to 15 Nov 2026: Blue, 5.0", (await SaidAsync(bot, "priya", "leaderboard past seasons", "Past seasons")).Text, StringComparison.Ordinal);
        Assert.Contains("1. Blue: 5.0", (await SaidAsync(bot, "priya", "leaderboard last season", "Leaderboard: Last season")).Text, StringComparison.Ordinal);
        var own = (await SaidAsync(bot, "priya", "my score", "Your score")).Text;
        Assert.Contains("5 points, until 27 Dec 2026. Your best other season, from 5 Oct 2026: 5.", own, StringComparison.Ordinal);
        Assert.Contains("1 of 6 who took part this season, with 5 others", own, StringComparison.Ordinal);

        bot.Time.SetUtcNow(At("2026-11-21"));
        using var over = await bot.GetAsync(chart);
        Assert.Equal(HttpStatusCode.NotFound, over.StatusCode);

        // Who goes takes nothing away from the team.
        var before = bot.Look("SELECT SUM(points) FROM team_scores");
        await bot.SayAsync("li", "delete my data", isPersonal: true);
        var asked = (await bot.Service.UntilAsync(all => all.Any(said => said.Text.StartsWith("Delete your", StringComparison.Ordinal)))).Single(said => said.Text.StartsWith("Delete your", StringComparison.Ordinal));
        await bot.PressAsync("li", asked, Verbs.Erase);
        Assert.Equal(0, bot.Look("SELECT COUNT(*) FROM points WHERE person = 'li'") + bot.Look("SELECT COUNT(*) FROM person_scores WHERE person = 'li'"));
        Assert.Equal(before, bot.Look("SELECT SUM(points) FROM team_scores"));
    }

    /// <summary>A question is posted, and these people answer it.</summary>
    private static async Task PlayAsync(SimulatedTeams bot, IEnumerable<string> people)
    {
        var count = Questions(bot).Count;
        await bot.SayAsync("maria", "post quiz now");
        await bot.Service.UntilAsync(_ => Questions(bot).Count > count);
        var card = Questions(bot)[^1];
        foreach (var person in people)
            await bot.AnswerAsync(person, card, isRight: true);
    }

    /// <summary>The picture is drawn; an address that was changed shows nothing.</summary>
    private static async Task<string> LooksAtTheChartAsync(SimulatedTeams bot, Said board)
    {
        var address = SimulatedTeams.Parts(board.Card).Single(part => (string?)part["type"] == "Image")["url"]?.ToString() ?? "";
        using var picture = await bot.GetAsync(address);
        var bytes = await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
        Assert.Equal("89504E47", Convert.ToHexString(bytes.AsSpan(0, 4)));
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "chart.png"), bytes, TestContext.Current.CancellationToken);
        var middle = address.Length / 2;
        using var changed = await bot.GetAsync($"{address[..middle]}{(address[middle] == 'A' ? 'B' : 'A')}{address[(middle + 1)..]}");
        Assert.Equal(HttpStatusCode.NotFound, changed.StatusCode);
        return address;
    }

    private static async Task<Said> SaidAsync(SimulatedTeams bot, string person, string words, string title, int number = 1)
    {
        await bot.SayAsync(person, words, isPersonal: true);
        var all = await bot.Service.UntilAsync(all => all.Count(said => said.Text.StartsWith(title, StringComparison.Ordinal)) >= number);
        return all.Last(said => said.Text.StartsWith(title, StringComparison.Ordinal));
    }

    private static List<Said> Questions(SimulatedTeams bot) => [.. bot.Service.Messages.Where(said => said.Text.StartsWith("Question of the day", StringComparison.Ordinal))];

    private static DateTimeOffset At(string date) => DateTimeOffset.Parse($"{date}T09:00:00Z", CultureInfo.InvariantCulture);
}
