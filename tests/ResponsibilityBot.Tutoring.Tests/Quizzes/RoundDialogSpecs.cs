using Moq;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Reports;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes;

public sealed class RoundDialogSpecs(TaughtCurriculum taught)
{
    private readonly ItemBanks banks = new(taught);
    private readonly Notebook notebook = new();
    private readonly RoundsInMemory rounds = new();
    private readonly ReportsInMemory reports = new();
    private readonly Mock<IRoundPoster> poster = new();
    private readonly Mock<IAccess> access = new();
    private RoundRules rules = RoundsInMemory.Rules;
    private DateTimeOffset now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private int turns;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private RoundDialog Dialog => new(taught, banks, notebook, rounds, reports, poster.Object, access.Object, rules, RoundsInMemory.Days);

    [Theory]
    [InlineData("post quiz now", 1, "")]
    [InlineData("Post a quiz", 1, "")]
    [InlineData("post quiz now 3 questions", 3, "")]
    [InlineData("post quiz now 2 questions backups", 2, "backup-and-restore")]
    [InlineData("post quiz ddos protection", 1, "ddos-protection")]
    public async Task A_host_posts_as_many_questions_as_asked_for_on_a_topic(string words, int questions, string topic)
    {
        access.Setup(roles => roles.Allows(It.IsAny<Turn>(), Role.Host)).Returns(true);
        poster.Setup(all => all.PostAsync(It.IsAny<RoundOrder>(), Cancel)).ReturnsAsync(questions);
        Assert.Empty(await Dialog.HearAsync(Turn(words), Cancel) ?? [new Reply.Said("nothing was heard")]);
        poster.Verify(all => all.PostAsync(
            It.Is<RoundOrder>(order => order.Key == "turn:turn-0" && order.Channel == "activity" && order.Tenant == "t1" && order.Conversation == "19:team"
                && order.Questions == questions && string.Join(',', order.Topics) == topic && order.At == now),
            Cancel), Times.Once);
    }

    [Theory]
    [InlineData("post quiz now 0 questions", "I post 1 to 10")]
    [InlineData("post quiz now 40 questions", "I post 1 to 10")]
    [InlineData("post quiz now 99999999999 questions", "I post 1 to 10")]
    [InlineData("post quiz now gardening", "I have no question about gardening")]
    public async Task What_cannot_be_posted_is_told_with_the_way_to_do_it(string words, string said)
    {
        access.Setup(roles => roles.Allows(It.IsAny<Turn>(), Role.Host)).Returns(true);
        Assert.StartsWith(said, Said(await Dialog.HearAsync(Turn(words), Cancel)), StringComparison.Ordinal);
        poster.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData("post quiz now everywhere", 1, "")]
    [InlineData("Post quiz now in all channels, 3 questions backups", 3, "backup-and-restore")]
    [InlineData("post a quiz to every team", 1, "")]
    public async Task An_administrator_posts_to_all_places_at_once_and_is_told_how_many(string words, int questions, string topic)
    {
        access.Setup(roles => roles.Allows(It.IsAny<Turn>(), Role.Administrator)).Returns(true);
        poster.Setup(all => all.PlacesAsync("t1", Cancel)).ReturnsAsync(812);
        poster.Setup(all => all.PostAsync(It.IsAny<RoundOrder>(), Cancel)).ReturnsAsync(questions);
        Assert.StartsWith("On its way to 812 channels and groups", Said(await Dialog.HearAsync(Turn(words), Cancel)), StringComparison.Ordinal);
        poster.Verify(all => all.PostAsync(
            It.Is<RoundOrder>(order => order.Tenant == "t1" && order.Conversation == RoundOrder.Everywhere && order.Questions == questions && string.Join(',', order.Topics) == topic), Cancel), Times.Once);
    }

    [Fact]
    public async Task A_host_who_is_no_administrator_posts_to_this_place_alone()
    {
        access.Setup(roles => roles.Allows(It.IsAny<Turn>(), Role.Host)).Returns(true);
        Assert.StartsWith("Only administrators", Said(await Dialog.HearAsync(Turn("post quiz now everywhere"), Cancel)), StringComparison.Ordinal);
        poster.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Where_the_bot_is_in_no_channel_the_administrator_is_told_so()
    {
        access.Setup(roles => roles.Allows(It.IsAny<Turn>(), Role.Administrator)).Returns(true);
        Assert.StartsWith("There is no channel or group yet", Said(await Dialog.HearAsync(Turn("post quiz now everywhere"), Cancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_host_posts_nothing()
    {
        Assert.StartsWith("Only hosts post quizzes here", Said(await Dialog.HearAsync(Turn("post quiz now"), Cancel)), StringComparison.Ordinal);
        poster.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task An_answer_counts_once_and_is_told_to_that_person_alone()
    {
        var round = Posted();
        var first = await AnswerAsync(round, "maria", isRight: true);
        Assert.True(first.IsRight);
        Assert.True(first.IsPrivate);
        Assert.Equal("+5 points.", first.Note);
        var again = await AnswerAsync(round, "maria", isRight: false);
        Assert.True(again.IsRight);
        Assert.Equal("You answered this one before; your first answer counts.", again.Note);
        Assert.False((await AnswerAsync(round, "adele", isRight: false)).IsRight);
        Assert.Equal(["maria", "adele"], notebook.Answers.Select(answer => answer.Round.Person));
        Assert.All(notebook.Answers, answer => Assert.Equal(round.Id, answer.Round.Post));
    }

    [Fact]
    public async Task Where_changes_are_allowed_the_last_choice_stands_and_the_first_counts()
    {
        rules = rules with { AllowChanges = true };
        var round = Posted();
        await AnswerAsync(round, "maria", isRight: false);
        var changed = await AnswerAsync(round, "maria", isRight: true);
        Assert.True(changed.IsRight);
        Assert.StartsWith("Changed.", changed.Note, StringComparison.Ordinal);
        Assert.Single(notebook.Answers);
        Assert.Equal(1, Assert.Single(notebook.Changes).Credit);
        now = round.ClosesAt;
        Assert.Equal("You answered this one before; your first answer counts.", (await AnswerAsync(round, "maria", isRight: false)).Note);
        Assert.Single(notebook.Changes);
    }

    [Fact]
    public async Task A_late_answer_counts_nothing()
    {
        var round = Posted();
        now = round.ClosesAt;
        Assert.StartsWith("This question is closed", Said(await PressAsync(round, "maria", Pick(isRight: true))), StringComparison.Ordinal);
        now = round.ClosesAt.AddMilliseconds(-1);
        rounds.Rounds[round.Id] = round with { IsClosed = true };
        Assert.StartsWith("This question is closed", Said(await PressAsync(round, "maria", Pick(isRight: true))), StringComparison.Ordinal);
        Assert.Empty(notebook.Answers);
    }

    [Fact]
    public async Task An_answer_from_another_place_or_tenant_and_to_a_made_up_round_counts_nothing()
    {
        var round = Posted();
        var turn = Pressed(round, "maria", Pick(isRight: true));
        foreach (var foreign in new[] { turn with { Conversation = "19:other" }, turn with { Tenant = "t2" }, Pressed(round with { Id = "made-up" }, "maria", Pick(isRight: true)) })
            Assert.StartsWith("This question was put to other people", Said(await Dialog.HearAsync(foreign, Cancel)), StringComparison.Ordinal);
        Assert.Empty(notebook.Answers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("made-up")]
    public async Task An_option_that_is_not_on_the_card_counts_nothing(string pick)
    {
        Assert.StartsWith("Choose an answer on the card first", Said(await PressAsync(Posted(), "maria", pick)), StringComparison.Ordinal);
        Assert.Empty(notebook.Answers);
    }

    [Fact]
    public async Task A_thread_of_the_place_belongs_to_it()
    {
        var round = Posted();
        Assert.IsType<Reply.Feedback>(Assert.Single(await Dialog.HearAsync(Pressed(round, "maria", Pick(isRight: true)) with { Conversation = "19:team;messageid=7", Place = Place.Thread }, Cancel) ?? []));
        Assert.Single(notebook.Answers);
    }

    [Fact]
    public async Task The_own_view_shows_the_own_answer_and_changes_nothing()
    {
        var round = Posted();
        var view = Turn("") with { Kind = TurnKind.Pressed, Press = Button.To("", Verbs.View, "post", round.Id).Press };
        Assert.IsType<Reply.Question>(Assert.Single(await Dialog.HearAsync(view, Cancel) ?? []));
        await AnswerAsync(round, "maria", isRight: true);
        Assert.True(Assert.IsType<Reply.Feedback>(Assert.Single(await Dialog.HearAsync(view, Cancel) ?? [])).IsRight);
        Assert.Single(notebook.Answers);
    }

    [Fact]
    public async Task A_reported_item_is_put_aside_for_all_and_answers_to_it_count_nothing()
    {
        var round = Posted();
        var dialog = new ReportDialog(taught, banks, notebook, rounds, reports, access.Object);
        var report = Turn("") with { Kind = TurnKind.Pressed, Press = Button.To("", Verbs.Report, "post", round.Id).Press };
        Assert.StartsWith("This question was not asked to you", Said(await dialog.HearAsync(report with { Conversation = "19:other" }, Cancel)), StringComparison.Ordinal);
        Assert.Empty(reports.Aside);
        Assert.StartsWith("Thank you.", Said(await dialog.HearAsync(report, Cancel)), StringComparison.Ordinal);
        Assert.Equal([round.Item], reports.Aside);
        Assert.StartsWith("It is reported already", Said(await dialog.HearAsync(report, Cancel)), StringComparison.Ordinal);
        Assert.StartsWith("Somebody reported this question", Said(await PressAsync(round, "maria", Pick(isRight: true))), StringComparison.Ordinal);
        Assert.Empty(notebook.Answers);
    }

    [Fact]
    public async Task Only_an_administrator_decides_about_a_reported_item()
    {
        var dialog = new ReportDialog(taught, banks, notebook, rounds, reports, access.Object);
        var review = Turn("") with { Kind = TurnKind.Pressed, Press = Button.To("", Verbs.Review, "item", Item.Id, "key", "right").Press };
        Assert.StartsWith("Only administrators", Said(await dialog.HearAsync(review, Cancel)), StringComparison.Ordinal);
        Assert.Empty(reports.Decided);
        access.Setup(roles => roles.Allows(It.IsAny<Turn>(), Role.Administrator)).Returns(true);
        Assert.Equal("The question is asked again.", Said(await dialog.HearAsync(review, Cancel)));
        Assert.Equal([(Item.Id, true)], reports.Decided);
    }

    [Theory]
    [InlineData("who owns OS patching in PaaS?")]
    [InlineData("quiz me")]
    [InlineData("posting a quiz is fun")]
    [InlineData("")]
    public async Task Other_words_are_left_to_others(string words) => Assert.Null(await Dialog.HearAsync(Turn(words), Cancel));

    /// <summary>Whoever watches the place knows who answered: shares of few, and what few believe, would tell what they chose.</summary>
    [Fact]
    public void A_closed_card_tells_neither_shares_nor_a_belief_of_fewer_than_five()
    {
        var item = banks.Current.All.First(each => each.Kind == ItemKind.SingleChoice && each.Options.Any(option => option is { IsRight: false, Misconception: not null }));
        var wrong = item.Options.First(option => option is { IsRight: false, Misconception: not null });
        var belief = taught.Current.Table.Misconception(wrong.Misconception ?? "")?.Belief;
        Reply.Results Closed(int answers) => Assert.IsType<Reply.Results>(new RoundReplies(taught.Current).Close(
            Posted(), item, [.. Enumerable.Range(0, answers).Select(_ => new GivenAnswer([wrong.Id], 0, Confidence.Sure, now))], RoundsInMemory.Rules.FewestShown));
        var (few, enough) = (Closed(4), Closed(5));
        Assert.Contains("from 5 answers on", few.Lead, StringComparison.Ordinal);
        Assert.All(few.Shares, share => Assert.Null(share.Chosen));
        Assert.DoesNotContain(few.Points, point => point.Text == belief);
        Assert.Contains(enough.Shares, share => share.Chosen == 1);
        Assert.Contains(enough.Points, point => point.Text == belief);
    }

    [Theory]
    [InlineData(1, "Closes at 10:00 UTC.")]
    [InlineData(25, "Closes on Thu 26 Nov at 10:00 UTC.")]
    public void A_card_says_when_it_closes_with_the_day_where_that_is_another(int hours, string says) => Assert.Contains(
        says, PlainText.Of(new RoundReplies(taught.Current).Ask(Posted() with { OpenedAt = Closing.AddHours(-1), ClosesAt = Closing.AddHours(hours - 1) }, Item)), StringComparison.Ordinal);

    private static DateTimeOffset Closing { get; } = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    private Item Item => banks.Current.Pick(banks.Current.Facts[0], 0, 0) ?? throw new InvalidOperationException("no item");

    private static string Said(IReadOnlyList<Reply>? replies) => Assert.IsType<Reply.Said>(Assert.Single(replies ?? [])).Text;

    private PostedRound Posted() => rounds.Rounds["round-1"] = new()
    {
        Id = "round-1",
        Tenant = "t1",
        Channel = "activity",
        Conversation = "19:team",
        Order = "order",
        Number = 1,
        Count = 1,
        Item = Item.Id,
        Fact = Item.Fact,
        For = ChosenFor.New,
        OpenedAt = now,
        ClosesAt = now.AddHours(8),
    };

    private string Pick(bool isRight) => Item.Options.First(option => option.IsRight == isRight).Id;

    private async Task<Reply.Feedback> AnswerAsync(PostedRound round, string person, bool isRight) =>
        Assert.IsType<Reply.Feedback>(Assert.Single(await PressAsync(round, person, Pick(isRight)) ?? []));

    private async Task<IReadOnlyList<Reply>?> PressAsync(PostedRound round, string person, string pick) => await Dialog.HearAsync(Pressed(round, person, pick), Cancel);

    private Turn Pressed(PostedRound round, string person, string pick) => Turn("") with
    {
        Kind = TurnKind.Pressed,
        Person = new(person, ""),
        Press = new(Verbs.Answer, new Dictionary<string, string> { ["post"] = round.Id, ["sure"] = "yes", [Verbs.Pick] = pick }),
    };

    private Turn Turn(string text) => new()
    {
        Id = $"turn-{turns++}",
        Channel = "msteams",
        Carrier = "activity",
        Tenant = "t1",
        Conversation = "19:team",
        Person = new("maria", "Maria"),
        Place = Place.Channel,
        Kind = TurnKind.Said,
        Text = text,
        At = now,
    };
}
