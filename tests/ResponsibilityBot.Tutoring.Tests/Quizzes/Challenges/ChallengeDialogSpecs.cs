using System.Globalization;
using Moq;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Challenges;

/// <summary>All on Thursday, 26 November 2026, 12:00 UTC.</summary>
public sealed class ChallengeDialogSpecs
{
    private readonly DateTimeOffset now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private readonly TaughtCurriculum taught;
    private readonly ItemBanks banks;
    private readonly Notebook notebook = new();
    private readonly RoundsInMemory rounds = new();
    private readonly ReportsInMemory reports = new();
    private readonly Mock<ITeams> teams = new();
    private readonly Mock<IAccess> access = new();
    private readonly Mock<IRefusals> refusals = new();
    private readonly ChallengesInMemory challenges;
    private int turns;

    public ChallengeDialogSpecs(TaughtCurriculum taught)
    {
        (this.taught, banks) = (taught, new(taught));
        challenges = new(rounds, notebook, banks);
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Host)).Returns(true);
        foreach (var (id, name) in new[] { ("b", "Blue"), ("g", "Green"), ("p2", "Platform 2"), ("rd", "R and D") })
            teams.Setup(all => all.FindAsync("t1", It.Is<TeamName>(asked => asked.Text.Equals(name, StringComparison.OrdinalIgnoreCase)), It.IsAny<CancellationToken>())).ReturnsAsync(new Team(id, name, 6));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_of_it_in_one_line()
    {
        Assert.Equal("Challenge: PaaS is open until Monday, 30 November 2026, 17:00 (Europe/Berlin).", await SaidAsync("challenge PaaS 10 questions until Monday 17:00 Europe/Berlin between Blue and Green"));
        var opened = Opened();
        Assert.Equal(("t1", "activity", "19:room", "maria", 10), (opened.Tenant, opened.Channel, opened.Conversation, opened.Host, opened.Questions));
        Assert.Equal([("Blue", "b"), ("Green", "g")], opened.Sides.Select(side => (side.Name, side.Team ?? "")));
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 16, 0, 0, TimeSpan.Zero), opened.ClosesAt);
        Assert.Equal(10, rounds.Rounds.Values.Select(round => round.Item).Distinct().Count());
        Assert.All(rounds.Rounds.Values, round => Assert.Contains(banks.Current.Find(round.Item)?.Cells ?? [], cell => cell.Target == "paas"));
    }

    [Theory]
    [InlineData("challenge", "PaaS, 3 questions", "PaaS|3|Thursday, 3 December 2026, 17:00 (UTC)|")]
    [InlineData("challenge", "patching 2 questions for 2 days", "Patching|2|Saturday, 28 November 2026, 12:00 (UTC)|")]
    [InlineData("challenge", "patching in PaaS 2 questions for an hour", "Patching (PaaS)|2|Thursday, 26 November 2026, 13:00 (UTC)|")]
    [InlineData("challenge", "aws five questions until tomorrow noon", "AWS|5|Friday, 27 November 2026, 12:00 (UTC)|")]
    [InlineData("challenge", "until 2026-12-04", "|10|Friday, 4 December 2026, 17:00 (UTC)|")]
    [InlineData("challenge", "until 10 January 2027 9am", "|10|Sunday, 10 January 2027, 09:00 (UTC)|")]
    [InlineData("challenge", "until 18:30", "|10|Thursday, 26 November 2026, 18:30 (UTC)|")]
    [InlineData("challenge", "until today 18:30 backups 1 question", "Backups|1|Thursday, 26 November 2026, 18:30 (UTC)|")]
    [InlineData("challenge", "until Friday 17:00 PaaS 4 questions", "PaaS|4|Friday, 27 November 2026, 17:00 (UTC)|")]
    [InlineData("start a challenge", "about backups, between Blue vs Green until Friday", "Backups|10|Friday, 27 November 2026, 17:00 (UTC)|Blue,Green")]
    [InlineData("challenge", "between R and D and Platform 2 10 questions", "|10|Thursday, 3 December 2026, 17:00 (UTC)|R and D,Platform 2")]
    [InlineData("challenge", "between blue, green and platform 2", "|10|Thursday, 3 December 2026, 17:00 (UTC)|Blue,Green,Platform 2")]
    [InlineData("New challenge:", "PaaS until Friday!", "PaaS|10|Friday, 27 November 2026, 17:00 (UTC)|")]
    public async Task Words_come_in_any_order_and_what_is_not_said_has_a_default_that_is_told(string verb, string words, string plan)
    {
        var said = await SaidAsync($"{verb} {words}");
        Assert.True(challenges.Order is not null, said);
        var opened = Opened();
        var topic = opened.Topic == taught.Table.NameOf("backup-and-restore") ? "Backups" : opened.Topic;
        var shown = opened.Sides.Count > 1 ? string.Join(',', opened.Sides.Select(side => side.Name)) : "";
        Assert.Equal(plan, string.Create(CultureInfo.InvariantCulture, $"{topic}|{opened.Questions}|{opened.ClosesAt:dddd, d MMMM yyyy, HH:mm} (UTC)|{shown}"));
        Assert.Contains(plan.Split('|')[2], said, StringComparison.Ordinal);
        Assert.Equal(!words.Contains("question", StringComparison.Ordinal), said.Contains("You named no number, so it has 10 questions", StringComparison.Ordinal));
        Assert.Equal(!words.Contains("until", StringComparison.Ordinal) && !words.Contains("for ", StringComparison.Ordinal), said.Contains("You named no end", StringComparison.Ordinal));
        Assert.Equal(shown.Length == 0, said.Contains("everybody here plays together", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("challenge gardening", "I do not know \"gardening\" as a topic")]
    [InlineData("challenge between Blue and Red", "I know no team Red")]
    [InlineData("challenge between Blue and blue", "There is the same team twice in \"Blue and blue\"")]
    [InlineData("challenge between Blue", "One team alone has nobody to play against in \"Blue\"")]
    [InlineData("challenge between Blue and Green balanced teams", "Teams that are there play between each other, or I make two balanced ones")]
    [InlineData("challenge until 2020-01-01", "\"2020-01-01\" is not far enough ahead")]
    [InlineData("challenge until yesterday", "\"yesterday\" is not far enough ahead")]
    [InlineData("challenge until last Friday 17:00 between Blue and Green", "\"last Friday\" is not far enough ahead")]
    [InlineData("challenge until 11:00", "\"11:00\" is not far enough ahead")]
    [InlineData("challenge until today 12:01", "\"today 12:01\" is not far enough ahead")]
    [InlineData("challenge for 2 minutes", "\"for 2 minutes\" is not far enough ahead")]
    [InlineData("challenge for 40 weeks", "A challenge lasts 92 days at most")]
    [InlineData("challenge until 2028-01-01", "A challenge lasts 92 days at most")]
    [InlineData("challenge until 2099-01-01", "A challenge lasts 92 days at most")]
    [InlineData("challenge until Thursday", "Today is Thursday. Write \"today\" with a time, or the date: 2026-11-26 or 2026-12-03")]
    [InlineData("challenge until Friday 9:00 or 10:00", "There are two times in \"Friday 9:00 or 10:00\"")]
    [InlineData("challenge until Friday 25:00", "\"25:00\" is no time of day")]
    [InlineData("challenge until doomsday", "\"doomsday\" is no day that I can read")]
    [InlineData("challenge 0 questions", "\"0 questions\" does not go: a quiz has 1 to 20 questions")]
    [InlineData("challenge 21 questions", "\"21 questions\" does not go: a quiz has 1 to 20 questions")]
    [InlineData("challenge until Friday CET", "I take \"CET\" for a time zone, but not for one that I know. Do you mean Europe/Berlin?")]
    [InlineData("challenge balanced teams", "People that I know here: 0. Two balanced groups take 4 at least")]
    [InlineData("challenge stop", "No challenge runs here")]
    [InlineData("challenge status", "No challenge runs here")]
    public async Task What_does_not_go_is_told_with_its_cure_and_opens_nothing(string words, string said)
    {
        Assert.StartsWith(said, await SaidAsync(words), StringComparison.Ordinal);
        Assert.Empty(challenges.Kept);
        refusals.Verify(all => all.Mistake(It.IsAny<Turn>(), It.IsAny<string>()), Times.Exactly(words is "challenge stop" or "challenge status" ? 0 : 1));
    }

    [Fact]
    public async Task More_questions_than_there_are_is_told_with_how_many_there_are()
    {
        var (row, count) = taught.Table.Content.Responsibilities.Select(row => (Row: row, Count: Count(row.Id))).Where(each => each.Count is > 0 and < 20).MinBy(each => each.Count);
        Assert.StartsWith($"Questions about {row.Label}: {count} in all.", await SaidAsync($"challenge {row.Name} 20 questions"), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(challenges.Kept);
        refusals.Verify(all => all.Mistake(It.IsAny<Turn>(), "challenge-few-items"), Times.Once);
    }

    [Fact]
    public async Task A_place_has_one_at_a_time_and_a_turn_that_is_run_again_opens_the_same()
    {
        var turn = Turn("challenge PaaS");
        Assert.Contains("is open until", Said(await Dialog.HearAsync(turn, Cancel)), StringComparison.Ordinal);
        Assert.StartsWith("Challenge: PaaS runs here until", await SaidAsync("challenge SaaS"), StringComparison.Ordinal);
        Assert.Contains("is open until", Said(await Dialog.HearAsync(turn, Cancel)), StringComparison.Ordinal);
        Assert.Single(challenges.Kept);
        Assert.IsType<Reply.Board>(Assert.Single(await Dialog.HearAsync(Turn("challenge status"), Cancel) ?? []));
        Assert.StartsWith("The challenge is over", await SaidAsync("challenge stop"), StringComparison.Ordinal);
        Assert.Contains("is open until", await SaidAsync("challenge SaaS"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_host_neither_opens_nor_stops_one()
    {
        await SaidAsync("challenge PaaS");
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Host)).Returns(false);
        Assert.StartsWith("Only hosts set up and stop challenges", await SaidAsync("challenge SaaS"), StringComparison.Ordinal);
        Assert.StartsWith("Only hosts set up and stop challenges", await SaidAsync("challenge stop"), StringComparison.Ordinal);
        Assert.False(Assert.Single(challenges.Kept).IsClosed);
        refusals.Verify(all => all.Trespass(It.IsAny<Turn>(), "challenge-host"), Times.Exactly(2));
    }

    [Fact]
    public async Task In_their_own_chat_everybody_challenges_themselves_and_only_hosts_challenge_teams()
    {
        access.Setup(all => all.Allows(It.Is<Turn>(turn => turn.Place == Place.Channel), Role.Host)).Returns(false);
        var own = Turn("challenge PaaS between Blue and Green") with { Place = Place.Personal, Conversation = "a:maria" };
        Assert.StartsWith("Only hosts set up challenges between teams", Said(await Dialog.HearAsync(own, Cancel)), StringComparison.Ordinal);
        Assert.Contains("is open until", Said(await Dialog.HearAsync(own with { Text = "challenge PaaS" }, Cancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Balanced_teams_are_two_groups_of_the_people_here_for_this_challenge_alone()
    {
        challenges.People.AddRange(Enumerable.Range(0, 9).Select(number => new KnownPerson($"person-{number}", number, 10)));
        await SaidAsync("challenge PaaS balanced teams");
        Assert.Equal([("North", null), ("South", null)], Opened().Sides.Select(side => (side.Name, side.Team)));
        Assert.Equal([4, 5], challenges.Order?.Players.CountBy(player => player.Side).Select(side => side.Value).Order());
        Assert.All(challenges.Order?.Players ?? [], player => Assert.Equal(now, player.JoinedAt));
    }

    [Theory]
    [InlineData("what challenges does PaaS bring?")]
    [InlineData("challenge response authentication: who owns it?")]
    [InlineData("challenging times")]
    [InlineData("who owns OS patching in PaaS?")]
    [InlineData("")]
    public async Task Other_words_are_left_to_others(string words) => Assert.Null(await Dialog.HearAsync(Turn(words), Cancel));

    private ChallengeDialog Dialog => new(
        taught, challenges, challenges, new(taught, banks, challenges, rounds, reports, RoundsInMemory.Rules),
        new(taught, banks, challenges, challenges, teams.Object, reports, access.Object), access.Object, refusals.Object, RoundsInMemory.Days);

    private int Count(string row) => banks.Current.Facts.SelectMany(banks.Current.Of).Count(item => item.Topic == row);

    private Challenge Opened() => challenges.Order?.Challenge ?? throw new InvalidOperationException("none was opened");

    private async Task<string> SaidAsync(string words) => Said(await Dialog.HearAsync(Turn(words), Cancel));

    private static string Said(IReadOnlyList<Reply>? replies) => Assert.IsType<Reply.Said>(Assert.Single(replies ?? [])).Text;

    private Turn Turn(string text) => new()
    {
        Id = $"turn-{turns++}",
        Channel = "msteams",
        Carrier = "activity",
        Tenant = "t1",
        Conversation = "19:room",
        Person = new("maria", "Maria"),
        Place = Place.Channel,
        Kind = TurnKind.Said,
        Text = text,
        At = now,
    };
}
