using Moq;
using ResponsibilityBot.Testing.Quizzes;
using ResponsibilityBot.Tutoring.Quizzes.Challenges;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Challenges;

public sealed class ChallengePlaySpecs
{
    private readonly TaughtCurriculum taught;
    private readonly ItemBanks banks;
    private readonly Notebook notebook = new();
    private readonly RoundsInMemory rounds = new();
    private readonly ReportsInMemory reports = new();
    private readonly Mock<ITeams> teams = new();
    private readonly Mock<IRefusals> refusals = new();
    private readonly ChallengesInMemory challenges;
    private DateTimeOffset now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private int turns;

    public ChallengePlaySpecs(TaughtCurriculum taught)
    {
        (this.taught, banks) = (taught, new(taught));
        challenges = new(rounds, notebook, banks);
        teams.Setup(all => all.OfPersonAsync("t1", "maria", It.IsAny<CancellationToken>())).ReturnsAsync(new Team("b", "Blue", 6));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_gets_the_same_questions_in_an_order_of_their_own_that_stays()
    {
        var game = await OpenAsync(questions: 8);
        var orders = new List<string>();
        var options = new HashSet<string>();
        foreach (var person in (string[])["maria", "adele", "omar", "priya"])
        {
            challenges.Players.Add((game.Id, new(person, "1", now)));
            var seen = new List<string>();
            for (var question = await NextAsync(game, person); ;)
            {
                Assert.Equal(question, await NextAsync(game, person), Same);
                seen.Add(question.Item.Id);
                if (question.Item.Id == rounds.Rounds.Values.First(round => banks.Current.Find(round.Item)?.Options.Count >= 3).Item)
                    options.Add(string.Join(' ', question.Item.Options.Select(option => option.Id)));
                await AnswerAsync(question, person, isRight: true);
                if (seen.Count == 8)
                    break;
                question = await NextAsync(game, person);
            }

            Assert.Equal(rounds.Rounds.Values.Select(round => round.Item).Order(), seen.Order());
            orders.Add(string.Join(' ', seen));
        }

        Assert.Equal(4, orders.Distinct().Count());
        Assert.True(options.Count > 1, "options stand in one order for all");
    }

    [Fact]
    public async Task An_answer_counts_once_and_goes_to_the_round_of_the_challenge()
    {
        var game = await OpenAsync();
        var question = await NextAsync(game, "maria");
        var first = await AnswerAsync(question, "maria", isRight: false);
        Assert.False(first.IsRight);
        Assert.NotEmpty(first.Sources);
        Assert.Contains("+5 points. 1 of 3 answered", first.Note, StringComparison.Ordinal);
        Assert.Equal("Next question", first.Buttons[0].Label);
        var again = await AnswerAsync(question, "maria", isRight: true);
        Assert.False(again.IsRight);
        Assert.StartsWith("You answered this one before; your first answer counts.", again.Note, StringComparison.Ordinal);
        var kept = Assert.Single(notebook.Answers);
        Assert.Equal(("maria", question.Buttons[0].Press["post"]), (kept.Round.Person, kept.Round.Post));
        Assert.NotEqual(question.Item.Id, (await NextAsync(game, "maria")).Item.Id);
    }

    [Fact]
    public async Task The_last_answer_says_how_it_went_and_there_is_nothing_left_to_ask()
    {
        var game = await OpenAsync(questions: 2);
        await AnswerAsync(await NextAsync(game, "maria"), "maria", isRight: true);
        var last = await AnswerAsync(await NextAsync(game, "maria"), "maria", isRight: false);
        Assert.Contains("You have answered all 2: 1 fully right,", last.Note, StringComparison.Ordinal);
        Assert.DoesNotContain(last.Buttons, button => button.Label == "Next question");
        Assert.StartsWith("You have answered all 2", Said(await PressAsync("maria", game, "next")), StringComparison.Ordinal);
        Assert.StartsWith("You have answered all 2", Said(await HearAsync(Own("maria", "challenge"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_answers_count_nothing_and_are_told_why()
    {
        var game = await OpenAsync();
        var question = await NextAsync(game, "maria");
        now = game.ClosesAt;
        Assert.StartsWith("The challenge ended Friday, 27 November 2026, 12:00 (UTC), so nothing was counted", Said(await HearAsync(Answer(question, "maria", isRight: true))), StringComparison.Ordinal);
        now = game.ClosesAt.AddMilliseconds(-1);
        challenges.Kept[0] = game with { IsClosed = true };
        Assert.StartsWith("The challenge ended", Said(await HearAsync(Answer(question, "maria", isRight: true))), StringComparison.Ordinal);
        Assert.StartsWith("This challenge is over", Said(await PressAsync("maria", game, "start")), StringComparison.Ordinal);
        Assert.Empty(notebook.Answers);
        challenges.Kept[0] = game;
        Assert.IsType<Reply.Feedback>(await HearAsync(Answer(question, "maria", isRight: true)));
    }

    [Fact]
    public async Task Nobody_answers_for_another_tenant_without_playing_or_to_what_is_made_up()
    {
        var game = await OpenAsync();
        var answer = Answer(await NextAsync(game, "maria"), "maria", isRight: true);
        var ids = answer.Press?.Ids.ToDictionary() ?? [];
        foreach (var foreign in new[]
        {
            answer with { Tenant = "t2" },
            answer with { Person = new("adele", "") },
            answer with { Press = new(Verbs.Answer, new Dictionary<string, string>(ids) { ["post"] = "made-up" }) },
            answer with { Press = new(Verbs.Answer, new Dictionary<string, string>(ids) { ["challenge"] = "made-up" }) },
        })
            Assert.StartsWith("This challenge is not one of yours", Said(await HearAsync(foreign)), StringComparison.Ordinal);
        Assert.StartsWith("Choose an answer on the card first", Said(await HearAsync(answer with { Press = new(Verbs.Answer, new Dictionary<string, string>(ids) { [Verbs.Pick] = "made-up" }) })), StringComparison.Ordinal);
        Assert.StartsWith("This challenge is not one of yours", Said(await PressAsync("maria", game with { Id = "made-up" }, "start")), StringComparison.Ordinal);
        Assert.StartsWith("This challenge is not one of yours", Said(await HearAsync(Press("maria", game, "start") with { Tenant = "t2" })), StringComparison.Ordinal);
        Assert.Empty(notebook.Answers);
        Assert.Equal(["maria"], challenges.Players.Select(player => player.Player.Person));
        refusals.Verify(all => all.Trespass(It.IsAny<Turn>(), "challenge-foreign"), Times.Exactly(6));
    }

    [Fact]
    public async Task The_button_on_the_card_lets_members_of_the_teams_play_in_their_own_chat()
    {
        var game = await OpenAsync(new Side("1", "Blue", "b"), new Side("2", "Green", "g"));
        var sent = await HearAsync(Press("maria", game, "start") with { Place = Place.Channel, Conversation = "19:room" });
        Assert.Equal("Your next question is in our own chat.", Said(sent));
        Assert.True(sent.IsPrivate);
        Assert.Equal(("maria", "1"), (challenges.Players[0].Player.Person, challenges.Players[0].Player.Side));
        Assert.Equal(["maria"], challenges.Sent);
        Assert.StartsWith("This one is between Blue, Green, and you are in none of them. Say \"team join Blue\"", Said(await PressAsync("adele", game, "start")), StringComparison.Ordinal);
        Assert.Single(challenges.Players);
        challenges.Reaches = false;
        Assert.StartsWith("I cannot reach you in our own chat yet", Said(await HearAsync(Press("maria", game, "start") with { Place = Place.Channel, Conversation = "19:room" })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_changes_teams_stays_on_the_side_where_they_began()
    {
        var game = await OpenAsync(new Side("1", "Blue", "b"), new Side("2", "Green", "g"));
        await NextAsync(game, "maria");
        teams.Setup(all => all.OfPersonAsync("t1", "maria", It.IsAny<CancellationToken>())).ReturnsAsync(new Team("g", "Green", 6));
        await NextAsync(game, "maria");
        Assert.Equal("1", Assert.Single(challenges.Players).Player.Side);
    }

    [Fact]
    public async Task Where_no_teams_are_named_those_who_are_there_play_and_others_do_not()
    {
        var game = await OpenAsync();
        Assert.StartsWith("This challenge belongs to another place", Said(await HearAsync(Press("adele", game, "start") with { Place = Place.Channel, Conversation = "19:other" })), StringComparison.Ordinal);
        Assert.Equal("Your next question is in our own chat.", Said(await HearAsync(Press("adele", game, "start") with { Place = Place.Thread, Conversation = "19:room;messageid=7" })));
        Assert.Equal("adele", Assert.Single(challenges.Players).Player.Person);
    }

    [Fact]
    public async Task Who_comes_to_balanced_groups_goes_to_the_smaller_one()
    {
        var game = await OpenAsync(new Side("1", "North", null), new Side("2", "South", null));
        challenges.Players.AddRange([(game.Id, new("a", "1", now)), (game.Id, new("b", "1", now)), (game.Id, new("c", "2", now))]);
        await HearAsync(Press("adele", game, "start") with { Place = Place.Channel, Conversation = "19:room" });
        Assert.Equal("2", challenges.Players[^1].Player.Side);
    }

    [Fact]
    public async Task A_question_that_is_put_aside_is_not_asked_and_does_not_count()
    {
        var game = await OpenAsync();
        var question = await NextAsync(game, "maria");
        reports.Aside.Add(question.Item.Id);
        Assert.StartsWith("Somebody reported this question", Said(await HearAsync(Answer(question, "maria", isRight: true))), StringComparison.Ordinal);
        var next = await NextAsync(game, "maria");
        Assert.NotEqual(question.Item.Id, next.Item.Id);
        Assert.StartsWith("Question 1 of 2", next.Title, StringComparison.Ordinal);
        Assert.Empty(notebook.Answers);
    }

    [Fact]
    public void The_end_names_the_hardest_question_and_a_belief_only_where_enough_people_stand_behind_them()
    {
        var item = banks.Current.Facts.SelectMany(banks.Current.Of).First(item => item.Kind == ItemKind.SingleChoice && item.Options.Any(option => option.Misconception is not null));
        var wrong = item.Options.First(option => option.Misconception is not null);
        var replies = new ChallengeCards(taught.Current, 5);
        var items = new Dictionary<int, Item> { [1] = item };
        IReadOnlyList<PlayerMark> Marks(int people) => [.. Enumerable.Range(0, people).Select(number => new PlayerMark($"p{number}", 1, 0, [wrong.Id]))];
        Assert.Empty(replies.Lessons(items, Marks(4)));
        var lessons = replies.Lessons(items, Marks(5));
        Assert.Contains(item.Prompt, lessons[0].Text, StringComparison.Ordinal);
        Assert.Contains(taught.Table.Misconception(wrong.Misconception ?? "")?.Belief ?? "?", lessons[1].Text, StringComparison.Ordinal);
        Assert.Contains("5 of you", lessons[1].Text, StringComparison.Ordinal);
        // Five answered, and four of them so: the question is named, the belief is not.
        Assert.Single(replies.Lessons(items, [.. Marks(4), new("right", 1, 1, [])]));
    }

    /// <summary>Of Blue five take part, of Green some who are too few: neither the note nor a subtraction tells how many.</summary>
    [Theory]
    [InlineData(5, 0, "5 took part in the groups that have a figure.", "5 took part in the groups that have a figure.")]
    [InlineData(5, 4, "5 took part in the groups that have a figure.", "5 took part in the groups that have a figure.")]
    [InlineData(5, 6, "11 took part so far.", "11 took part.")]
    [InlineData(3, 4, null, null)]
    [InlineData(0, 0, "Nobody answered yet.", "0 took part.")]
    public async Task How_many_took_part_tells_nothing_of_a_group_that_is_hidden(int blue, int green, string? running, string? over)
    {
        var game = await OpenAsync(new Side("1", "Blue", "b"), new Side("2", "Green", "g"));
        string[] people = [.. Enumerable.Range(0, blue).Select(number => $"b{number}"), .. Enumerable.Range(0, green).Select(number => $"g{number}")];
        var standing = ChallengeStanding.Of(
            game, [.. people.Select(person => new Player(person, person[0] == 'b' ? "1" : "2", game.OpenedAt))], [.. people.Select(person => new PlayerMark(person, 1, 1, []))], new HashSet<int> { 1 }, 5);
        var cards = new ChallengeCards(taught.Current, 5);
        foreach (var (card, told) in new[] { (cards.Card(game, standing), running), (cards.Over(game, standing, []), over) })
        {
            var note = Assert.IsType<Reply.Board>(card).Note ?? "";
            if (told is null)
                Assert.DoesNotMatch("[0-9]+ took part|Nobody", note.Replace("fewer than 5 took part", "", StringComparison.Ordinal));
            else
                Assert.StartsWith(told, note, StringComparison.Ordinal);
        }
    }

    private ChallengePlayDialog Dialog => new(
        taught, banks, challenges, challenges, new(taught, banks, challenges, rounds, reports, RoundsInMemory.Rules), new(challenges, teams.Object), notebook, rounds, reports, refusals.Object, RoundsInMemory.Rules, RoundsInMemory.Days);

    private Task<Challenge> OpenAsync(params Side[] sides) => OpenAsync(3, sides);

    private async Task<Challenge> OpenAsync(int questions, params Side[] sides)
    {
        var game = new Challenge
        {
            Id = "c1",
            Tenant = "t1",
            Channel = "activity",
            Conversation = "19:room",
            Topic = "PaaS",
            Questions = questions,
            Sides = sides.Length == 0 ? [new("1", "", "b")] : sides,
            Zone = "UTC",
            OpenedAt = now,
            ClosesAt = now.AddDays(1),
        };
        await challenges.OpenAsync(new(game, ChallengeScope.All, []), Cancel);
        return game;
    }

    private static string Said(Reply reply) => Assert.IsType<Reply.Said>(reply).Text;

    private async Task<Reply.Question> NextAsync(Challenge game, string person) => Assert.IsType<Reply.Question>(await PressAsync(person, game, "next"));

    private async Task<Reply.Feedback> AnswerAsync(Reply.Question question, string person, bool isRight) => Assert.IsType<Reply.Feedback>(await HearAsync(Answer(question, person, isRight)));

    private Task<Reply> PressAsync(string person, Challenge game, string what) => HearAsync(Press(person, game, what));

    private async Task<Reply> HearAsync(Turn turn) => Assert.Single(await Dialog.HearAsync(turn, Cancel) ?? []);

    private Turn Answer(Reply.Question question, string person, bool isRight)
    {
        var item = banks.Current.Find(question.Item.Id) ?? throw new InvalidOperationException("no item");
        var ids = new Dictionary<string, string>(question.Buttons[0].Press.Ids);
        foreach (var (name, value) in CardAnswers.To(item, isRight))
            ids[name] = value;
        return Own(person, "") with { Kind = TurnKind.Pressed, Press = new(Verbs.Answer, ids) };
    }

    private Turn Press(string person, Challenge game, string what) => Own(person, "") with { Kind = TurnKind.Pressed, Press = Button.To("", Verbs.Challenge, "challenge", game.Id, "do", what).Press };

    private Turn Own(string person, string text) => new()
    {
        Id = $"turn-{turns++}",
        Channel = "msteams",
        Carrier = "activity",
        Tenant = "t1",
        Conversation = $"a:{person}",
        Person = new(person, person),
        Place = Place.Personal,
        Kind = TurnKind.Said,
        Text = text,
        At = now,
    };

    private static bool Same(Reply.Question? one, Reply.Question? other) => one?.Item.Id == other?.Item.Id && one?.Item.Options.SequenceEqual(other?.Item.Options ?? []) == true && one.Title == other?.Title;
}
