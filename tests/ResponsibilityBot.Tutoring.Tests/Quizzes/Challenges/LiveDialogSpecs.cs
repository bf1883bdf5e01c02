using Moq;
using ResponsibilityBot.Testing.Quizzes;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Challenges;

public sealed class LiveDialogSpecs
{
    private readonly TaughtCurriculum taught;
    private readonly ItemBanks banks;
    private readonly Notebook notebook = new();
    private readonly RoundsInMemory rounds = new();
    private readonly ReportsInMemory reports = new();
    private readonly HabitsInMemory habits = new();
    private readonly Mock<ITeams> teams = new();
    private readonly Mock<IAccess> access = new();
    private readonly Mock<IRefusals> refusals = new();
    private readonly ChallengesInMemory challenges;
    private DateTimeOffset now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private int turns;

    public LiveDialogSpecs(TaughtCurriculum taught)
    {
        (this.taught, banks) = (taught, new(taught));
        challenges = new(rounds, notebook, banks) { Now = () => now };
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Host)).Returns(true);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("live PaaS 5 questions", "PaaS", 5, null)]
    [InlineData("live round about patching", "Patching", 5, null)]
    [InlineData("start a live quiz: PaaS, 3 questions, 30 seconds each", "PaaS", 3, 30)]
    [InlineData("live 4 questions 1 minute", "", 4, 60)]
    [InlineData("live drill 4 questions", "Incident drills", 4, null)]
    public async Task A_host_sets_one_up_in_words(string words, string topic, int questions, int? seconds)
    {
        Assert.StartsWith("The live round is ready", await SaidAsync("maria", words), StringComparison.Ordinal);
        var game = Assert.Single(challenges.Kept);
        Assert.Equal((topic, questions, questions), (game.Topic, game.Questions, game.Live?.Items.Count));
        Assert.Equal((0, seconds), (game.Live?.Number, (int?)game.Live?.Timer?.TotalSeconds));
        Assert.Empty(rounds.Rounds);
    }

    [Theory]
    [InlineData("live PaaS 5 questions until Friday", "A live round has no end of its own")]
    [InlineData("live PaaS 5 questions 5 seconds", "\"5 seconds\" does not go: a question takes 10 to 600 seconds")]
    [InlineData("live gardening 5 questions", "I do not know \"gardening\"")]
    [InlineData("live lock", "No live round runs here")]
    public async Task What_does_not_go_is_told_with_its_cure(string words, string said)
    {
        Assert.StartsWith(said, await SaidAsync("maria", words), StringComparison.Ordinal);
        Assert.Empty(challenges.Kept);
    }

    [Theory]
    [InlineData("live migration: who patches the hosts?")]
    [InlineData("live migration of a virtual machine")]
    [InlineData("live")]
    [InlineData("do you live in the cloud?")]
    public async Task Sentences_that_begin_alike_are_left_to_others(string words)
    {
        foreach (var dialog in Dialogs)
            Assert.Null(await dialog.HearAsync(Turn("maria", words), Cancel));
    }

    [Fact]
    public async Task Only_whoever_set_it_up_leads_it_and_administrators()
    {
        await SaidAsync("maria", "live PaaS 3 questions");
        Assert.StartsWith("Only whoever set this round up leads it", await StepAsync("adele", "next", 1), StringComparison.Ordinal);
        Assert.StartsWith("Only whoever set this round up leads it", await SaidAsync("adele", "live next"), StringComparison.Ordinal);
        Assert.StartsWith("Only whoever set this round up leads it", await StepAsync("adele", "stop", 0), StringComparison.Ordinal);
        Assert.Empty(rounds.Rounds);
        refusals.Verify(all => all.Trespass(It.IsAny<Turn>(), "live-not-host"), Times.Exactly(3));
        access.Setup(all => all.Allows(It.IsAny<Turn>(), Role.Administrator)).Returns(true);
        Assert.Equal("Question 1 of 3 is open.", await StepAsync("adele", "next", 1));
    }

    /// <summary>Any host may end a challenge; a live round belongs to whoever leads it.</summary>
    [Fact]
    public async Task It_is_no_challenge_and_the_words_of_one_do_not_end_it()
    {
        await SaidAsync("maria", "live PaaS 3 questions");
        var refused = await SaidAsync("adele", "challenge PaaS 3 questions");
        Assert.StartsWith("Live round: PaaS runs here.", refused, StringComparison.Ordinal);
        Assert.Contains("\"live stop\"", refused, StringComparison.Ordinal);
        Assert.StartsWith("No challenge runs here, but a live round does.", await SaidAsync("adele", "challenge stop"), StringComparison.Ordinal);
        Assert.False(Assert.Single(challenges.Kept).IsClosed);
        Assert.Equal("Question 1 of 3 is open.", await StepAsync("maria", "next", 1));
    }

    [Fact]
    public async Task A_round_goes_from_question_to_question_and_a_second_tap_does_nothing_more()
    {
        await SaidAsync("maria", "live PaaS 2 questions");
        Assert.StartsWith("Question 0 is not open", await SaidAsync("maria", "live lock"), StringComparison.Ordinal);
        Assert.Equal("Question 1 of 2 is open.", await StepAsync("maria", "next", 1));
        Assert.StartsWith("Question 1 is not the next one", await StepAsync("maria", "next", 1), StringComparison.Ordinal);
        Assert.StartsWith("Question 2 is not the next one", await SaidAsync("maria", "live next"), StringComparison.Ordinal);
        Assert.StartsWith("Question 1 of 2 is locked", await StepAsync("maria", "lock", 1), StringComparison.Ordinal);
        Assert.StartsWith("Question 1 is not open", await StepAsync("maria", "lock", 1), StringComparison.Ordinal);
        Assert.Equal("Question 2 of 2 is open.", await SaidAsync("maria", "live next"));
        Assert.StartsWith("Question 2 of 2 is locked", await SaidAsync("maria", "live lock"), StringComparison.Ordinal);
        Assert.StartsWith("That was the last question", await SaidAsync("maria", "live next"), StringComparison.Ordinal);
        Assert.StartsWith("The round is over", await SaidAsync("maria", "live stop"), StringComparison.Ordinal);
        Assert.StartsWith("This challenge is over", await StepAsync("maria", "stop", 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_taken_once_in_private_and_judged_for_nobody_before_all_see_it()
    {
        await OpenAsync("live PaaS 2 questions");
        var first = await HearAsync(Answer("adele", isRight: true));
        Assert.Equal("Your answer is in. What is right comes when the question is locked.", Said(first));
        Assert.True(first.IsPrivate);
        Assert.Equal("Your answer is in. What is right comes when the question is locked.", Said(await HearAsync(Answer("omar", isRight: false))));
        Assert.StartsWith("You have answered this one", Said(await HearAsync(Answer("adele", isRight: false))), StringComparison.Ordinal);
        Assert.Equal([("adele", 1.0), ("omar", 0.0)], notebook.Answers.Select(answer => (answer.Round.Person, answer.Given.Credit)));
        Assert.Equal(["adele", "omar"], challenges.Players.Select(player => player.Player.Person));
        Assert.StartsWith("0 right of 0 that you answered; 0 questions are locked", Said(await HearAsync(Own("adele"))), StringComparison.Ordinal);
        var late = Answer("priya", isRight: true);
        await StepAsync("maria", "lock", 1);
        Assert.StartsWith("1 right of 1 that you answered; 1 questions are locked", Said(await HearAsync(Own("adele"))), StringComparison.Ordinal);
        Assert.StartsWith("This question is not open", Said(await HearAsync(late)), StringComparison.Ordinal);
        // Who comes late plays from the next one on.
        await StepAsync("maria", "next", 2);
        Assert.StartsWith("Your answer is in", Said(await HearAsync(Answer("priya", isRight: true))), StringComparison.Ordinal);
        Assert.StartsWith("This question is not open", Said(await HearAsync(late)), StringComparison.Ordinal);
        Assert.Equal(3, notebook.Answers.Count);
    }

    [Fact]
    public async Task A_timer_refuses_late_answers_and_gives_more_time_to_those_who_asked_for_it_in_private()
    {
        await OpenAsync("live PaaS 2 questions 20 seconds");
        var begin = now;
        await HearAsync(Turn("adele", "more time 1.5") with { Place = Place.Personal, Conversation = "a:adele" }, new HabitDialog(taught, habits));
        now = begin.AddSeconds(19.9);
        Assert.StartsWith("Your answer is in", Said(await HearAsync(Answer("omar", isRight: true))), StringComparison.Ordinal);
        now = begin.AddSeconds(20);
        Assert.StartsWith("The time for this question is over", Said(await HearAsync(Answer("priya", isRight: true))), StringComparison.Ordinal);
        now = begin.AddSeconds(29.9);
        Assert.StartsWith("Your answer is in", Said(await HearAsync(Answer("adele", isRight: true))), StringComparison.Ordinal);
        Assert.Equal(2, notebook.Answers.Count);
    }

    [Fact]
    public async Task More_time_is_a_matter_of_the_own_chat()
    {
        var dialog = new HabitDialog(taught, habits);
        Assert.StartsWith("That is between you and me", Said(await HearAsync(Turn("adele", "more time 2"), dialog)), StringComparison.Ordinal);
        var own = Turn("adele", "more time 2") with { Place = Place.Personal };
        Assert.StartsWith("In live rounds with a timer you have 2 times the time", Said(await HearAsync(own, dialog)), StringComparison.Ordinal);
        Assert.StartsWith("In live rounds with a timer you have 2 times the time", Said(await HearAsync(own with { Text = "more time?" }, dialog)), StringComparison.Ordinal);
        Assert.StartsWith("In live rounds with a timer you have the same time", Said(await HearAsync(own with { Text = "more time off" }, dialog)), StringComparison.Ordinal);
        Assert.Null(await dialog.HearAsync(own with { Text = "who needs more time to patch?" }, Cancel));
    }

    [Fact]
    public async Task Nobody_answers_from_another_place_or_tenant_or_to_what_is_made_up()
    {
        await OpenAsync("live PaaS 2 questions");
        var answer = Answer("adele", isRight: true);
        var ids = answer.Press?.Ids.ToDictionary() ?? [];
        Assert.StartsWith("This challenge is not one of yours", Said(await HearAsync(answer with { Conversation = "19:other" })), StringComparison.Ordinal);
        Assert.StartsWith("This challenge is not one of yours", Said(await HearAsync(answer with { Press = new(Verbs.Answer, new Dictionary<string, string>(ids) { ["post"] = "made-up" }) })), StringComparison.Ordinal);
        Assert.Null(await Dialog.HearAsync(answer with { Tenant = "t2" }, Cancel));
        Assert.StartsWith("This challenge is not one of yours", Said(await HearAsync(Step("maria", "next", 2) with { Tenant = "t2" })), StringComparison.Ordinal);
        Assert.StartsWith("This challenge is not one of yours", Said(await HearAsync(Step("maria", "lock", 1) with { Conversation = "19:other" })), StringComparison.Ordinal);
        Assert.Empty(notebook.Answers);
        Assert.Empty(challenges.Players);
        refusals.Verify(all => all.Trespass(It.IsAny<Turn>(), "challenge-foreign"), Times.Exactly(4));
    }

    [Fact]
    public async Task Between_teams_only_their_people_answer()
    {
        foreach (var name in new[] { "Blue", "Green" })
            teams.Setup(all => all.FindAsync("t1", It.Is<TeamName>(asked => asked.Text == name), It.IsAny<CancellationToken>())).ReturnsAsync(new Team(name.ToLowerInvariant(), name, 6));
        teams.Setup(all => all.OfPersonAsync("t1", "adele", It.IsAny<CancellationToken>())).ReturnsAsync(new Team("green", "Green", 6));
        await OpenAsync("live PaaS 2 questions between Blue and Green");
        Assert.StartsWith("Your answer is in", Said(await HearAsync(Answer("adele", isRight: true))), StringComparison.Ordinal);
        Assert.StartsWith("This one is between Blue, Green", Said(await HearAsync(Answer("omar", isRight: true))), StringComparison.Ordinal);
        Assert.Equal(("adele", "2"), (Assert.Single(challenges.Players).Player.Person, challenges.Players[0].Player.Side));
        Assert.Single(notebook.Answers);
    }

    private LiveDialog Dialog => new(
        taught, banks, challenges, challenges, Boards, new(challenges, teams.Object), notebook, rounds, reports, habits, access.Object, refusals.Object, RoundsInMemory.Days);

    private ChallengeBoards Boards => new(taught, banks, challenges, rounds, reports, RoundsInMemory.Rules);

    private IDialog[] Dialogs =>
        [Dialog, new ChallengeDialog(
            taught, challenges, challenges, Boards, new(taught, banks, challenges, challenges, teams.Object, reports, access.Object), access.Object, refusals.Object, RoundsInMemory.Days)];

    private async Task OpenAsync(string words)
    {
        await SaidAsync("maria", words);
        await StepAsync("maria", "next", 1);
    }

    private async Task<string> SaidAsync(string person, string words) => Said(await HearAsync(Turn(person, words), Dialogs));

    private async Task<string> StepAsync(string person, string what, int number) => Said(await HearAsync(Step(person, what, number)));

    private Task<Reply> HearAsync(Turn turn) => HearAsync(turn, Dialog);

    private static async Task<Reply> HearAsync(Turn turn, params IDialog[] dialogs) => Assert.Single(await new Tutor(dialogs).HearAsync(turn, Cancel));

    private static string Said(Reply reply) => Assert.IsType<Reply.Said>(reply).Text;

    /// <summary>An answer to the question that is open.</summary>
    private Turn Answer(string person, bool isRight)
    {
        var round = rounds.Rounds.Values.Single(round => !round.IsClosed);
        var item = banks.Current.Find(round.Item) ?? throw new InvalidOperationException("no item");
        var ids = new Dictionary<string, string> { ["challenge"] = round.Live ?? "", ["post"] = round.Id, ["sure"] = "yes" };
        foreach (var (name, value) in CardAnswers.To(item, isRight))
            ids[name] = value;
        return Turn(person, "") with { Kind = TurnKind.Pressed, Press = new(Verbs.Answer, ids) };
    }

    private Turn Step(string person, string what, int number) => Turn(person, "") with
    {
        Kind = TurnKind.Pressed,
        Press = new(Verbs.Live, new Dictionary<string, string> { ["challenge"] = challenges.Kept[0].Id, ["do"] = what, ["number"] = $"{number}" }),
    };

    private Turn Own(string person) => Turn(person, "") with { Kind = TurnKind.Pressed, Press = Button.To("", Verbs.Challenge, "challenge", challenges.Kept[0].Id, "do", "own").Press };

    private Turn Turn(string person, string text) => new()
    {
        Id = $"turn-{turns++}",
        Channel = "msteams",
        Carrier = "activity",
        Tenant = "t1",
        Conversation = "19:room",
        Person = new(person, person),
        Place = Place.Channel,
        Kind = TurnKind.Said,
        Text = text,
        At = now,
    };
}
