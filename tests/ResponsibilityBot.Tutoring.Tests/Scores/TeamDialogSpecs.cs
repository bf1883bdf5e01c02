using Moq;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Scores;

public sealed class TeamDialogSpecs(TaughtCurriculum taught)
{
    private readonly Mock<ITeams> teams = new();
    private readonly Mock<IAccess> access = new();
    private readonly Mock<IRefusals> refusals = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("team create Blue")]
    [InlineData("create a team  Blue.")]
    [InlineData("Team create \"Blue\"")]
    public async Task In_the_own_chat_everybody_may_begin_a_team(string words)
    {
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Host)).Returns(true);
        Assert.StartsWith("The team Blue is there", await SaidAsync(words), StringComparison.Ordinal);
        teams.Verify(all => all.Create(It.IsAny<Turn>(), It.Is<TeamName>(name => name.Text == "Blue")), Times.Once);
    }

    [Fact]
    public async Task In_a_channel_hosts_name_its_people()
    {
        var turn = ScoreDialogSpecs.Turn("team create Blue") with { Place = Place.Channel };
        Assert.StartsWith("Only hosts name", await SaidAsync(turn), StringComparison.Ordinal);
        refusals.Verify(all => all.Trespass(turn, "team-host"), Times.Once);
        access.Setup(all => all.Allows(turn, Role.Host)).Returns(true);
        Assert.StartsWith("The people of this channel are the team Blue", await SaidAsync(turn), StringComparison.Ordinal);
        teams.Verify(all => all.NamePlace(turn, It.Is<TeamName>(name => name.Text == "Blue")), Times.Once);
        teams.Verify(all => all.Create(It.IsAny<Turn>(), It.IsAny<TeamName>()), Times.Never);
    }

    [Theory]
    [InlineData("team create", "Say which")]
    [InlineData("team create @everyone", "A name has 1 to 40")]
    [InlineData("team join =cmd", "A name has 1 to 40")]
    [InlineData("team join", "Say which")]
    [InlineData("team join Green", "I know no team Green")]
    [InlineData("team leave", "You are in no team")]
    [InlineData("my team", "You are in no team")]
    public async Task What_does_not_go_is_told_and_changes_nothing(string words, string said)
    {
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Host)).Returns(true);
        Assert.StartsWith(said, await SaidAsync(words), StringComparison.Ordinal);
        teams.Verify(all => all.Create(It.IsAny<Turn>(), It.IsAny<TeamName>()), Times.Never);
        teams.Verify(all => all.Join(It.IsAny<Turn>(), It.IsAny<string>()), Times.Never);
        refusals.Verify(all => all.Mistake(It.IsAny<Turn>(), "team-bad-name"), Times.Exactly(said.StartsWith("A name has", StringComparison.Ordinal) ? 1 : 0));
    }

    [Fact]
    public async Task A_team_is_joined_and_left_by_its_name_and_a_taken_name_is_refused()
    {
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Host)).Returns(true);
        teams.Setup(all => all.FindAsync("t1", It.Is<TeamName>(name => name.Key == "blue"), Cancel)).ReturnsAsync(new Team("b", "Blue", 3));
        Assert.StartsWith("You are in Blue. What you earn", await SaidAsync("team join blue"), StringComparison.Ordinal);
        teams.Verify(all => all.Join(It.IsAny<Turn>(), "b"), Times.Once);
        teams.Setup(all => all.OfPersonAsync("t1", "maria", Cancel)).ReturnsAsync(new Team("b", "Blue", 4));
        Assert.StartsWith("You are in Blue already", await SaidAsync("join team BLUE"), StringComparison.Ordinal);
        Assert.StartsWith("There is a team Blue already", await SaidAsync("team create bLUE"), StringComparison.Ordinal);
        Assert.StartsWith("You are in Blue; people in all: 4.", await SaidAsync("which team am I in?"), StringComparison.Ordinal);
        Assert.StartsWith("You are in Blue no longer", await SaidAsync("leave my team"), StringComparison.Ordinal);
        teams.Verify(all => all.Leave(It.IsAny<Turn>()), Times.Once);
    }

    [Fact]
    public async Task In_a_channel_its_people_are_joined_without_a_name()
    {
        var turn = ScoreDialogSpecs.Turn("team join") with { Place = Place.Channel };
        await SaidAsync(turn);
        teams.Verify(all => all.JoinPlace(turn), Times.Once);
    }

    [Fact]
    public async Task All_teams_are_listed()
    {
        teams.Setup(all => all.ListAsync("t1", It.IsAny<int>(), Cancel)).ReturnsAsync([new("b", "Blue", 3), new("r", "Red", 12)]);
        var list = Assert.IsType<Reply.Explanation>(Assert.Single(await HearAsync(ScoreDialogSpecs.Turn("list teams")) ?? []));
        Assert.Equal([new("Blue", "People: 3"), new("Red", "People: 12")], list.Points);
    }

    [Theory]
    [InlineData("which team owns patching in PaaS?")]
    [InlineData("does our team have to patch EC2?")]
    [InlineData("teams")]
    public async Task Questions_are_left_to_others(string words) => Assert.Null(await HearAsync(ScoreDialogSpecs.Turn(words)));

    private ValueTask<IReadOnlyList<Reply>?> HearAsync(Turn turn) => new TeamDialog(taught, teams.Object, access.Object, refusals.Object).HearAsync(turn, Cancel);

    private Task<string> SaidAsync(string words) => SaidAsync(ScoreDialogSpecs.Turn(words));

    private async Task<string> SaidAsync(Turn turn) => Assert.IsType<Reply.Said>(Assert.Single(await HearAsync(turn) ?? [])).Text;
}
