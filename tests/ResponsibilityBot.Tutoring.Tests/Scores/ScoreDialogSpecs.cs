using Moq;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Tests.Quizzes;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Scores;

public sealed class ScoreDialogSpecs(TaughtCurriculum taught)
{
    /// <summary>A Thursday in the season from 16 November to 27 December.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private static readonly Seasons Seasons = new(6);
    private readonly Mock<IScores> scores = new();
    private readonly Mock<ITeams> teams = new();
    private readonly Mock<IChartAddresses> charts = new();
    private readonly Notebook notebook = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("leaderboard", SpanKind.Season, "2026-11-16")]
    [InlineData("leaderboard season", SpanKind.Season, "2026-11-16")]
    [InlineData("leaderboard last season", SpanKind.Season, "2026-10-05")]
    [InlineData("leaderboard today", SpanKind.Day, "2026-11-26")]
    [InlineData("leaderboard this week", SpanKind.Week, "2026-11-23")]
    [InlineData("Leaderboard all!", SpanKind.All, "0001-01-01")]
    [InlineData("show me the ranking of the week", SpanKind.Week, "2026-11-23")]
    public async Task A_board_is_of_the_time_that_was_asked_for(string words, SpanKind kind, string beginning)
    {
        Holds(new ScoreSpan(kind, DateOnly.Parse(beginning, System.Globalization.CultureInfo.InvariantCulture)), new TeamScore("b", "Blue", 50, 9, 5, 8));
        var board = Assert.IsType<Reply.Board>(await HearAsync(words));
        Assert.Equal(new BoardLine("1", "Blue", "6.3", "10.0 points each, 5 of 8 took part", 1, IsOwn: false), Assert.Single(board.Lines));
    }

    [Theory]
    [InlineData("leaderboard yesterday", "yesterday")]
    [InlineData("leaderboard last week", "last week")]
    [InlineData("leaderboard of this month", "this month")]
    public async Task A_time_of_which_there_is_no_board_is_told(string words, string time)
    {
        var said = Assert.IsType<Reply.Said>(await HearAsync(words));
        Assert.StartsWith($"I keep no board of {time}. Say \"leaderboard\" with today", said.Text, StringComparison.Ordinal);
        Assert.NotEmpty(said.Buttons);
        scores.Verify(all => all.BoardAsync(It.IsAny<string>(), It.IsAny<ScoreSpan>(), It.IsAny<int>(), It.IsAny<int>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public async Task What_was_answered_wrongly_just_now_is_not_known(double credit, int known)
    {
        Own(new(Season: 0, Best: null, default, Rank: null, Tied: 0, Participants: 0, ShownName: null));
        notebook.Answer(Turn(""), new("round", "t1", "maria", "item", Now), new([], credit, Confidence.Unsaid, Now), "fact");
        var points = Assert.IsType<Reply.Explanation>(await HearAsync("my score")).Points.Select(point => point.Text);
        Assert.Contains($"Of the facts that you were asked (1) you would still know {known} tomorrow.", points);
    }

    [Fact]
    public async Task Ties_own_team_those_left_out_and_the_season_are_told()
    {
        Belongs("r", "Red");
        Holds(ThisSeason, new("b", "Blue", 50, 9, 5, 5), new("r", "Red", 60, 9, 6, 6), new("t", "Tiny", 99, 9, 4, 4));
        charts.Setup(all => all.Of(It.Is<BarChart>(chart => chart.Bars.Count == 2 && chart.Bars[1].IsOwn && chart.Bars[1].Label == "Red"), Now)).Returns("/charts/x");
        var board = Assert.IsType<Reply.Board>(await HearAsync("leaderboard"));
        Assert.Equal([("=1", "Blue", false), ("=1", "Red", true)], board.Lines.Select(line => (line.Rank, line.Name, line.IsOwn)));
        Assert.Equal("The season goes from 16 Nov 2026 to 27 Dec 2026. Teams with = have the same score. Teams of which fewer than 5 took part are not shown; how many: 1.", board.Note);
        Assert.Equal("/charts/x", board.Chart);
        Assert.DoesNotContain("Tiny", PlainText.Of(board), StringComparison.Ordinal);
        Assert.Contains("=1. Red: 10.0 (10.0 points each, 6 of 6 took part), your team", PlainText.Of(board), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_of_many_teams_shows_ten_and_the_own()
    {
        Belongs("t30", "T30");
        Holds(ThisSeason, [.. Enumerable.Range(1, 40).Select(number => new TeamScore($"t{number}", $"T{number}", 1000 - number, 9, 5, 5))]);
        var board = Assert.IsType<Reply.Board>(await HearAsync("leaderboard"));
        Assert.Equal([.. Enumerable.Range(1, 10).Select(number => $"{number}"), "30"], board.Lines.Select(line => line.Rank));
    }

    [Fact]
    public async Task Of_a_team_far_behind_it_is_told_that_further_ones_are_not_counted()
    {
        Belongs("t105", "T105");
        Holds(ThisSeason, [.. Enumerable.Range(1, 110).Select(number => new TeamScore($"t{number}", $"T{number}", 10_000 - number, 9, 5, 5))]);
        var board = Assert.IsType<Reply.Board>(await HearAsync("leaderboard"));
        Assert.Equal(("100+", true), (board.Lines[^1].Rank, board.Lines[^1].IsOwn));
        Assert.Contains("100 teams or more are ahead of yours; further ones are not counted.", board.Note, StringComparison.Ordinal);
        Belongs("t100", "T100");
        board = Assert.IsType<Reply.Board>(await HearAsync("leaderboard"));
        Assert.NotEqual("100+", board.Lines[^1].Rank);
        Assert.DoesNotContain("further ones", board.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_small_teams_it_is_told_that_they_are_many()
    {
        Holds(ThisSeason, [new("b", "Blue", 50, 9, 5, 5), .. Enumerable.Range(1, 140).Select(number => new TeamScore($"t{number}", $"T{number}", 9, 1, 1, 1))]);
        Assert.EndsWith("there are at least 100.", Assert.IsType<Reply.Board>(await HearAsync("leaderboard")).Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_all_teams_are_of_few_nothing_is_shown_and_nobody_named()
    {
        Belongs("t", "Tiny");
        Holds(ThisSeason, new TeamScore("t", "Tiny", 99, 9, 4, 4));
        var said = Assert.IsType<Reply.Said>(await HearAsync("leaderboard"));
        Assert.StartsWith("No team can be shown for this season yet", said.Text, StringComparison.Ordinal);
        scores.Verify(all => all.NamedAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<ScoreSpan>(), It.IsAny<int>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task Who_wishes_it_is_named_with_the_own_team()
    {
        Belongs("b", "Blue");
        Holds(ThisSeason, new TeamScore("b", "Blue", 50, 9, 5, 5));
        scores.Setup(all => all.NamedAsync("t1", "b", ThisSeason, 5, Cancel)).ReturnsAsync([new("Maria", 20), new("Adele", 10)]);
        Assert.EndsWith("Of Blue, by their own wish: Maria 20, Adele 10.", Assert.IsType<Reply.Board>(await HearAsync("leaderboard")).Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_scores_are_of_its_people_and_few_are_not_told_of()
    {
        teams.Setup(all => all.OfPlaceAsync("t1", "activity", "19:blue", Cancel)).ReturnsAsync(new Team("b", "Blue", 8));
        scores.Setup(all => all.TeamAsync("t1", "b", ThisSeason, Cancel)).ReturnsAsync(new TeamScore("b", "Blue", 50, 9, 5, 8));
        scores.Setup(all => all.TeamAsync("t1", "b", ScoreSpan.Today(new(2026, 11, 26)), Cancel)).ReturnsAsync(new TeamScore("b", "Blue", 8, 1, 1, 8));
        var board = Assert.IsType<Reply.Board>(await HearAsync(Turn("scores") with { Place = Place.Thread, Conversation = "19:blue;messageid=1" }));
        Assert.Equal("Scores of Blue", board.Title);
        Assert.Equal([("Today", ""), ("This week", ""), ("This season", "6.3"), ("All time", "")], board.Lines.Select(line => (line.Name, line.Figure)));
        Assert.Equal("Fewer than 5 took part", board.Lines[0].Detail);
    }

    [Fact]
    public async Task Past_seasons_tell_who_won_with_ties_and_never_those_of_few()
    {
        scores.Setup(all => all.SeasonsAsync("t1", It.IsAny<int>(), Cancel)).ReturnsAsync([new(2026, 11, 16), new(2026, 10, 5), new(2026, 8, 24)]);
        Holds(new(SpanKind.Season, new(2026, 10, 5)), new("b", "Blue", 50, 9, 5, 5), new("r", "Red", 60, 9, 6, 6));
        Holds(new(SpanKind.Season, new(2026, 8, 24)), new TeamScore("t", "Tiny", 50, 9, 4, 4));
        var past = Assert.IsType<Reply.Explanation>(await HearAsync("leaderboard past seasons"));
        Assert.Equal(
            [new("5 Oct 2026 to 15 Nov 2026", "Blue = Red, 10.0"), new("24 Aug 2026 to 4 Oct 2026", "No team of at least 5")], past.Points);
    }

    [Fact]
    public async Task My_score_tells_the_season_the_best_one_and_the_own_place()
    {
        Own(new(Season: 40, Best: 35, new(2026, 10, 5), Rank: 2, Tied: 1, Participants: 6, ShownName: null));
        var points = Assert.IsType<Reply.Explanation>(await HearAsync("my score")).Points.Select(point => point.Text).ToList();
        Assert.Contains("40 points, until 27 Dec 2026: your best season so far; the next best, from 5 Oct 2026, had 35.", points);
        Assert.Contains("2 of 6 who took part this season, with 1 others at the same points.", points);
        Assert.Contains(points, text => text.StartsWith("You stand on no board by name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_own_place_among_few_is_not_told()
    {
        Own(new(Season: 40, Best: null, default, Rank: 2, Tied: 0, Participants: 4, ShownName: "Maria"));
        var points = Assert.IsType<Reply.Explanation>(await HearAsync("my score")).Points.Select(point => point.Text).ToList();
        Assert.Contains("Shown when at least 5 take part in a season.", points);
        Assert.DoesNotContain(points, text => text.Contains("2 of 4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_own_score_is_told_in_the_own_chat_alone()
    {
        var said = Assert.IsType<Reply.Said>(await HearAsync(Turn("my score") with { Place = Place.Channel }));
        Assert.StartsWith("I tell you in our own chat", said.Text, StringComparison.Ordinal);
        scores.Verify(all => all.OfPersonAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<ScoreSpan>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task A_name_is_shown_when_that_is_said_and_no_longer_when_that_is()
    {
        Assert.Contains("as Maria Silva", Assert.IsType<Reply.Said>(await HearAsync("Show my name on")).Text, StringComparison.Ordinal);
        scores.Verify(all => all.Show(It.IsAny<Turn>(), "Maria Silva"), Times.Once);
        await HearAsync("show my name off");
        scores.Verify(all => all.Show(It.IsAny<Turn>(), null), Times.Once);
    }

    [Theory]
    [InlineData("who owns the score of vulnerabilities in SaaS?")]
    [InlineData("who patches the OS in PaaS?")]
    public async Task Questions_are_left_to_others(string words) => Assert.Null(await Dialog.HearAsync(Turn(words), Cancel));

    private static ScoreSpan ThisSeason => ScoreSpan.SeasonOf(new(2026, 11, 26), Seasons);

    private ScoreDialog Dialog => new(taught, scores.Object, teams.Object, notebook, Seasons, RoundsInMemory.Rules, RoundsInMemory.Days, charts.Object);

    private void Holds(ScoreSpan span, params TeamScore[] all) => scores
        .Setup(book => book.BoardAsync("t1", span, It.IsAny<int>(), It.IsAny<int>(), It.IsAny<string?>(), Cancel))
        .ReturnsAsync((string _, ScoreSpan _, int fewest, int most, string? own, CancellationToken _) => PlainBoard.Of(all, fewest, most, own));

    private void Own(PersonalFigures figures) => scores.Setup(book => book.OfPersonAsync("t1", "maria", ThisSeason, Cancel)).ReturnsAsync(figures);

    private void Belongs(string id, string name)
    {
        teams.Setup(all => all.OfPersonAsync("t1", "maria", Cancel)).ReturnsAsync(new Team(id, name, 8));
        scores.Setup(all => all.NamedAsync("t1", id, It.IsAny<ScoreSpan>(), It.IsAny<int>(), Cancel)).ReturnsAsync([]);
    }

    private Task<Reply> HearAsync(string words) => HearAsync(Turn(words));

    private async Task<Reply> HearAsync(Turn turn) => Assert.Single(await Dialog.HearAsync(turn, Cancel) ?? []);

    internal static Turn Turn(string text) => new()
    {
        Id = "turn",
        Channel = "msteams",
        Carrier = "activity",
        Tenant = "t1",
        Conversation = "a:1",
        Person = new("maria", "Maria  Silva"),
        Place = Place.Personal,
        Kind = TurnKind.Said,
        Text = text,
        At = Now,
    };
}
