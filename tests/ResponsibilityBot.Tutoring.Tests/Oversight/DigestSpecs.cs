using System.Globalization;
using Moq;
using ResponsibilityBot.Tutoring.Asking.Gaps;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Tests.Quizzes;
using ResponsibilityBot.Tutoring.Tests.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Oversight;

public sealed class DigestSpecs(TaughtCurriculum taught)
{
    private static readonly DateOnly Week = new(2026, 11, 16);
    private static readonly ComparedTeam Blue = new("b", "Blue", 8), Red = new("r", "Red", 6);
    private readonly Mock<IAccess> access = new();
    private readonly Mock<IFigures> figures = new();
    private readonly Mock<ITeams> teams = new();
    private readonly Mock<IDigests> digests = new();
    private readonly Mock<IRefusals> refusals = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Belief => taught.Table.Content.Misconceptions[0].Id;

    private DigestReport Report => new(access.Object, figures.Object, teams.Object);

    private DigestDialog Dialog => new(taught, Report, digests.Object, refusals.Object, RoundsInMemory.Days);

    [Theory]
    // Noon in UTC is one in the afternoon in Berlin, and seven in the morning in New York.
    [InlineData("2026-11-20T10:00:00Z", "Europe/Berlin", "2026-11-23T12:00:00Z")]
    [InlineData("2026-11-20T10:00:00Z", "America/New_York", "2026-11-23T14:00:00Z")]
    [InlineData("2026-11-20T10:00:00Z", "UTC", "2026-11-23T12:00:00Z")]
    // It is evening then in Tokyo, and Tuesday on Kiritimati.
    [InlineData("2026-11-20T10:00:00Z", "Asia/Tokyo", "2026-11-24T00:00:00Z")]
    [InlineData("2026-11-20T10:00:00Z", "Pacific/Kiritimati", "2026-11-23T19:00:00Z")]
    // Strictly after.
    [InlineData("2026-11-23T12:00:00Z", "Europe/Berlin", "2026-11-30T12:00:00Z")]
    [InlineData("2026-11-23T11:59:59Z", "Europe/Berlin", "2026-11-23T12:00:00Z")]
    [InlineData("2026-11-23T16:00:00Z", "Asia/Tokyo", "2026-11-24T00:00:00Z")]
    [InlineData("2026-11-22T23:30:00Z", "Asia/Tokyo", "2026-11-24T00:00:00Z")]
    public void It_comes_on_Monday_when_last_week_is_over_everywhere(string after, string zone, string next)
    {
        var at = DigestTime.Next(DateTimeOffset.Parse(after, CultureInfo.InvariantCulture), zone);
        Assert.Equal(DateTimeOffset.Parse(next, CultureInfo.InvariantCulture), at);
        Assert.Equal(Weeks.LastOver(at), ScoreSpan.WeekOf(DateOnly.FromDateTime(at.UtcDateTime)).Beginning.AddDays(-7));
    }

    [Fact]
    public async Task A_manager_is_told_three_facts_one_thing_to_do_and_one_gap_of_all_teams()
    {
        Allow(Role.Manager);
        Holds([Blue, Red], Now(null, [Of("b", Belief, 20, 4), Of("r", Belief, 20, 12), Of("", Belief, 40, 16)]), Before(null));
        var card = await CardAsync();
        Assert.Equal("Digest of 16 Nov 2026 to 22 Nov 2026", card.Title);
        Assert.Equal("9 of 14 (64 %). The week before: 50 %.", card.Points[0].Text);
        Assert.Equal("75 % of the first answers. The week before: 60 %.", card.Points[1].Text);
        Assert.EndsWith(", 50 % right.", card.Points[2].Text, StringComparison.Ordinal);
        Assert.Contains($"Talk with Red about “{taught.Table.Content.Misconceptions[0].Belief}” Of the answers that could show it, 60 % did", card.Points[3].Text, StringComparison.Ordinal);
        Assert.StartsWith("A question that I could not answer came up 7 times. It is near to: ", card.Points[4].Text, StringComparison.Ordinal);
        Assert.Contains("scores page", card.Points[5].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_are_too_many_teams_to_look_at_each_the_thing_to_do_is_for_all()
    {
        Allow(Role.Manager);
        Holds([Blue, Red], Now(null, [Of("", Belief, 40, 16)]), Before(null), count: 13);
        Assert.StartsWith("Talk with all teams about", (await CardAsync()).Points[3].Text, StringComparison.Ordinal);
        figures.Verify(all => all.ReadAsync(It.Is<FigureQuery>(query => query.Compared.Count > 0), Cancel), Times.Never);
    }

    [Fact]
    public async Task A_host_is_told_of_the_own_team_alone()
    {
        Allow(Role.Host);
        teams.Setup(all => all.OfPersonAsync("t1", "maria", Cancel)).ReturnsAsync(new Team("b", "Blue", 8));
        Holds([Blue, Red], Now("b", [Of("b", Belief, 20, 4)]), Before("b"));
        var card = await CardAsync();
        Assert.Contains("Blue", card.Lead, StringComparison.Ordinal);
        Assert.DoesNotContain("Red", PlainText.Of(card), StringComparison.Ordinal);
        Assert.DoesNotContain("scores page", PlainText.Of(card), StringComparison.Ordinal);
        figures.Verify(all => all.ReadAsync(It.Is<FigureQuery>(query => query.Team != "b" || query.Compared.Any(team => team != "b")), Cancel), Times.Never);
    }

    [Fact]
    public async Task Groups_of_few_are_hidden_in_every_line()
    {
        Allow(Role.Manager);
        Holds([Blue], new([], [], [], [], [], [], []), new([], [], [], [], [], [], []));
        Assert.Equal(
            ["Hidden: fewer than 5 took part.", "Hidden: fewer than 5 took part.", "Hidden: fewer than 5 took part.", "Nothing stands out: no wrong belief was shown where enough people answered.", "No question without an answer came up often."],
            (await CardAsync()).Points.Take(5).Select(point => point.Text));
    }

    [Theory]
    [InlineData("digest on")]
    [InlineData("Digest")]
    [InlineData("weekly digest status")]
    public async Task Who_has_no_role_is_refused_with_the_reason_and_noted_though_everybody_is_a_host_in_the_own_chat(string words)
    {
        access.Setup(all => all.Allows(It.Is<Turn>(turn => turn.Place == Place.Personal), Role.Host)).Returns(true);
        Assert.Contains("for managers and hosts", await SayAsync(words), StringComparison.Ordinal);
        digests.Verify(all => all.Keep(It.IsAny<Turn>(), It.IsAny<DateTimeOffset?>()), Times.Never);
        refusals.Verify(all => all.Trespass(It.IsAny<Turn>(), "digest-no-role"), Times.Once);
    }

    [Fact]
    public async Task Who_lost_the_role_can_still_end_it()
    {
        Assert.Contains("No digest comes any more", await SayAsync("digest off"), StringComparison.Ordinal);
        digests.Verify(all => all.Keep(It.IsAny<Turn>(), null), Times.Once);
    }

    [Theory]
    [InlineData("digest on")]
    [InlineData("My digest on!")]
    public async Task It_is_asked_for_in_the_own_chat_and_the_answer_tells_when_it_comes(string words)
    {
        Allow(Role.Manager);
        Assert.Contains("Monday, 30 Nov 2026 12:00 (UTC)", await SayAsync(words), StringComparison.Ordinal);
        digests.Verify(all => all.Keep(It.IsAny<Turn>(), new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero)), Times.Once);
        Assert.Contains("in our own chat", await SayAsync(words, Place.Channel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what is a message digest?")]
    [InlineData("digest authentication")]
    public async Task Questions_are_left_to_others(string words) => Assert.Null(await Dialog.HearAsync(ScoreDialogSpecs.Turn(words), Cancel));

    private async Task<Reply.Explanation> CardAsync()
    {
        var digest = await Report.OfAsync(ScoreDialogSpecs.Turn(""), Week, Cancel);
        return digest?.Reply(taught.Current.Phrases, taught.Table) ?? throw new InvalidOperationException("no digest");
    }

    private async Task<string> SayAsync(string words, Place place = Place.Personal) =>
        Assert.IsType<Reply.Said>(Assert.Single(await Dialog.HearAsync(ScoreDialogSpecs.Turn(words) with { Place = place }, Cancel) ?? [])).Text;

    private void Allow(Role role) => access.Setup(all => all.Allows(It.IsAny<Turn>(), role)).Returns(true);

    private void Holds(IReadOnlyList<ComparedTeam> all, FigureSet now, FigureSet before, int? count = null)
    {
        figures.SetupGet(book => book.Fewest).Returns(5);
        figures.Setup(book => book.TeamsAsync("t1", null, FigureQuery.MostCompared, Cancel)).ReturnsAsync(new TeamList(all, count ?? all.Count));
        figures.Setup(book => book.ReadAsync(It.Is<FigureQuery>(query => query.From == Week && query.To == Week), Cancel)).ReturnsAsync(now);
        figures.Setup(book => book.ReadAsync(It.Is<FigureQuery>(query => query.From == Week.AddDays(-7) && query.To == query.From), Cancel)).ReturnsAsync(before);
    }

    private FigureSet Now(string? team, IReadOnlyList<Figure> beliefs)
    {
        var areas = taught.Table.Content.Areas;
        return new(
            [new(team ?? "", Week, "", 0, 0, 9, 14, 0)], [new(team ?? "", Week, areas[0].Id, 20, 10, 9, 0, 0), new(team ?? "", Week, areas[1].Id, 20, 20, 9, 0, 0)], [], beliefs, [], [],
            [new(GapOutcome.Unknown, [taught.Table.Content.Responsibilities[0].Id], 7)]);
    }

    private FigureSet Before(string? team) => new(
        [new(team ?? "", Week.AddDays(-7), "", 0, 0, 7, 14, 0)], [new(team ?? "", Week.AddDays(-7), taught.Table.Content.Areas[0].Id, 10, 6, 7, 0, 0)], [], [], [], [], []);

    private static Figure Of(string team, string belief, int asked, int hits) => new(team, default, belief, asked, hits, 5, 0, 0);
}
