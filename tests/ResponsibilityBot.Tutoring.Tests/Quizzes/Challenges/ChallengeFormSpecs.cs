using Moq;
using ResponsibilityBot.Tutoring.Forms;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Challenges;

/// <summary>All on Thursday, 26 November 2026, 12:00 UTC.</summary>
public sealed class ChallengeFormSpecs
{
    private readonly TaughtCurriculum taught;
    private readonly Mock<IAccess> access = new();
    private readonly Mock<IRefusals> refusals = new();
    private readonly Mock<ITeams> teams = new();
    private readonly ChallengesInMemory challenges;
    private readonly FormDialog dialog;
    private int turns;

    public ChallengeFormSpecs(TaughtCurriculum taught)
    {
        this.taught = taught;
        var banks = new ItemBanks(taught);
        challenges = new(new(), new(), banks);
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Host)).Returns(true);
        foreach (var name in new[] { "Blue", "Green" })
            teams.Setup(all => all.FindAsync("t1", It.Is<TeamName>(asked => asked.Text == name), It.IsAny<CancellationToken>())).ReturnsAsync(new Team(name, name, 6));
        var setUp = new ChallengeSetUp(taught, banks, challenges, challenges, teams.Object, new ReportsInMemory(), access.Object);
        dialog = new(taught, [new ChallengeForm(taught, setUp, RoundsInMemory.Days, access.Object, refusals.Object)]);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_shows_what_the_words_would_take_and_opens_it()
    {
        var form = await FormAsync();
        Assert.Equal(["", "10", "2026-12-03", "17:00", "UTC", "", "false"], form.Fields.Select(field => field.Value));
        var said = Assert.IsType<Reply.Said>(await SubmitAsync(form, ("topics", "PaaS"), ("number", "4"), ("teams", "Blue and Green"), ("date", "2026-11-27")));
        Assert.Equal("Challenge: PaaS is open until Friday, 27 November 2026, 17:00 (UTC).", said.Text);
        var game = Assert.Single(challenges.Kept);
        Assert.Equal((4, new DateTimeOffset(2026, 11, 27, 17, 0, 0, TimeSpan.Zero)), (game.Questions, game.ClosesAt));
        Assert.Equal(["Blue", "Green"], game.Sides.Select(side => side.Name));
    }

    [Theory]
    [InlineData("topics", "gardening", "I do not know \"gardening\"")]
    [InlineData("date", "2026-11-25", "\"2026-11-25 17:00\" is not far enough ahead")]
    [InlineData("date", "2027-11-25", "A challenge lasts 92 days at most")]
    [InlineData("zone", "CET", "Do you mean Europe/Berlin")]
    [InlineData("teams", "Blue and Red", "I know no team Red")]
    [InlineData("teams", "Blue and Blue", "There is the same team twice")]
    [InlineData("balanced", "true", "Two balanced groups take 4 at least")]
    [InlineData("number", "21", "")]
    public async Task What_is_wrong_stands_over_its_field_and_opens_nothing(string field, string value, string error)
    {
        var form = Assert.IsType<Reply.Form>(await SubmitAsync(await FormAsync(), (field, value)));
        var wrong = Assert.Single(form.Fields, known => known.Error.Length > 0);
        Assert.Contains(error, wrong.Error, StringComparison.Ordinal);
        Assert.Equal(field == "balanced" ? "teams" : field, wrong.Id);
        Assert.Empty(challenges.Kept);
        refusals.Verify(all => all.Mistake(It.IsAny<Turn>(), It.IsAny<string>()), Times.Exactly(field == "number" ? 0 : 1));
    }

    [Fact]
    public async Task Who_is_no_host_neither_opens_nor_sends_it()
    {
        var form = await FormAsync();
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Host)).Returns(false);
        Assert.StartsWith("Only hosts set up", Assert.IsType<Reply.Said>(await SubmitAsync(form)).Text, StringComparison.Ordinal);
        Assert.StartsWith("Only hosts set up", Assert.IsType<Reply.Said>(await HearAsync(ChallengeForm.Button(taught.Current.Phrases).Press)).Text, StringComparison.Ordinal);
        Assert.Empty(challenges.Kept);
        refusals.Verify(all => all.Trespass(It.IsAny<Turn>(), "challenge-host"), Times.Exactly(2));
    }

    private async Task<Reply.Form> FormAsync() => Assert.IsType<Reply.Form>(await HearAsync(ChallengeForm.Button(taught.Current.Phrases).Press));

    private Task<Reply> SubmitAsync(Reply.Form form, params (string Field, string Value)[] filled)
    {
        var ids = form.Ids.ToDictionary();
        foreach (var field in form.Fields)
            ids[Verbs.Filled + field.Id] = filled.FirstOrDefault(each => each.Field == field.Id).Value ?? field.Value;
        return HearAsync(new(Verbs.Submit, ids));
    }

    private async Task<Reply> HearAsync(Press press) => Assert.Single(await dialog.HearAsync(
        new()
        {
            Id = $"turn-{turns++}",
            Channel = "msteams",
            Carrier = "activity",
            Tenant = "t1",
            Conversation = "19:room",
            Person = new("maria", "Maria"),
            Place = Place.Channel,
            Kind = TurnKind.Pressed,
            Press = press,
            At = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero),
        },
        Cancel) ?? []);
}
