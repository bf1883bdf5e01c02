using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Practice;

public sealed class QuizDialogSpecs(TaughtCurriculum taught)
{
    private readonly ItemBanks banks = new(taught);
    private readonly Notebook notebook = new();
    private readonly ReportsInMemory reports = new();
    private readonly HabitsInMemory habits = new();
    private DateTimeOffset now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private int turns;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private QuizDialog Dialog => new(taught, banks, notebook, reports, habits, RoundsInMemory.Rules, RoundsInMemory.Days);

    [Fact]
    public async Task Asked_for_a_quiz_it_puts_a_question_without_its_key()
    {
        var question = await AskedAsync("quiz me");
        var item = Item();
        Assert.Equal("Question 1 today", question.Title);
        Assert.Equal((item.Id, item.Prompt), (question.Item.Id, question.Item.Prompt));
        Assert.Equal(item.Options.Select(option => option.Id).Order(StringComparer.Ordinal), question.Item.Options.Select(option => option.Id).Order(StringComparer.Ordinal));
        Assert.Equal([Verbs.Answer, Verbs.Answer], question.Buttons.Select(button => button.Press.Verb));
        Assert.All(question.Buttons, button => Assert.Equal(notebook.Last.Id, button.Press["round"]));
    }

    [Theory]
    [InlineData("quiz me about backups", "backup-and-restore")]
    [InlineData("quiz me on ddos protection", "ddos-protection")]
    public async Task A_topic_is_asked_about_and_carried_on(string words, string topic)
    {
        var question = await AskedAsync(words);
        Assert.Equal(topic, Item().Topic);
        var feedback = await AnswerAsync(question, Key());
        Assert.Equal(topic, feedback.Buttons[0].Press["topic"]);
        await HearAsync(Pressed(feedback.Buttons[0].Press));
        Assert.Equal(topic, Item().Topic);
    }

    [Theory]
    [InlineData("quiz me about foobar", "foobar")]
    [InlineData("quiz me about the weather", "weather")]
    [InlineData("quiz me on kubernetes, please", "kubernetes")]
    [InlineData("quiz me about EC2", "EC2")]
    [InlineData("quiz me about backups, foobar", "foobar")]
    public async Task A_topic_that_is_none_is_told_and_nothing_is_asked(string words, string topic)
    {
        var said = Assert.IsType<Reply.Said>(Assert.Single(await HearAsync(Turn(words)) ?? []));
        Assert.StartsWith($"I do not know \"{topic}\" as a topic.", said.Text, StringComparison.Ordinal);
        Assert.Equal(Verbs.Quiz, Assert.Single(said.Buttons).Press.Verb);
        Assert.Empty(notebook.Rounds);
    }

    [Theory]
    [InlineData("quiz me")]
    [InlineData("quiz me about anything")]
    [InlineData("quiz me on all topics, please")]
    public Task Any_topic_will_do_where_none_is_named(string words) => AskedAsync(words);

    [Fact]
    public async Task A_right_answer_is_told_why_with_its_sources_and_learned()
    {
        var question = await AskedAsync("quiz me");
        var feedback = await AnswerAsync(question, Key());
        Assert.Equal(("Right", true), (feedback.Verdict, feedback.IsRight));
        Assert.Contains(Item().Key.First().Why, feedback.Points[0].Text, StringComparison.Ordinal);
        Assert.NotEmpty(feedback.Sources);
        var (round, given, fact, learned) = notebook.Answers[0];
        Assert.Equal((notebook.Last.Id, 1, Confidence.Sure, Item().Fact, null), (round.Id, given.Credit, given.Confidence, fact, learned.Recheck));
    }

    [Fact]
    public async Task A_wrong_answer_is_told_why_and_what_is_right_and_is_looked_at_again_if_the_person_was_sure()
    {
        var question = await AskedAsync("quiz me");
        var wrong = Item().Options.First(option => !option.IsRight);
        var feedback = await AnswerAsync(question, wrong.Id);
        Assert.Equal(("Not right", false), (feedback.Verdict, feedback.IsRight));
        Assert.Contains(wrong.Why, feedback.Points[0].Text, StringComparison.Ordinal);
        Assert.Contains(feedback.Points, point => point.Label == "The right answer" && point.Text.StartsWith(Item().Key.First().Text, StringComparison.Ordinal));
        Assert.Equal(now + Learning.RecheckAfter, notebook.Answers[0].Learned.Recheck);
    }

    [Fact]
    public async Task A_reason_is_told_once_whatever_was_chosen()
    {
        var owner = First(ItemKind.SingleChoice, item => item.Id.StartsWith("owner-", StringComparison.Ordinal));
        var (wrong, right) = (owner.Options.First(option => !option.IsRight), owner.Key.Single());
        Assert.Equal(
            [("Your answer", $"{wrong.Text}. {wrong.Why}"), ("The right answer", $"{right.Text}.")],
            (await FeedbackAsync(owner, wrong.Id)).Points.Select(point => (point.Label, point.Text.Split(" Many believe it: ")[0])));
        var duty = First(ItemKind.SingleChoice, item => item.Id.StartsWith("duty-", StringComparison.Ordinal));
        Assert.Equal(duty.Key.Single().Why, (await FeedbackAsync(duty, duty.Key.Single().Id)).Points[0].Text);
        var belief = First(ItemKind.TrueFalse, item => item.Id.StartsWith("belief-", StringComparison.Ordinal));
        var told = (await FeedbackAsync(belief, belief.Options.First(option => !option.IsRight).Id)).Points;
        Assert.Single(Regex.Matches(string.Join(' ', told.Select(point => point.Text)), "Many believe"));
    }

    [Fact]
    public async Task Where_duties_are_sorted_it_tells_what_was_said_and_what_is_right()
    {
        var sort = First(ItemKind.Sort, item => item.Id.StartsWith("sort-", StringComparison.Ordinal) && item.Options.Any(option => option.Belongs == Tutoring.Knowledge.Owner.Customer));
        var points = (await FeedbackAsync(sort, sort.Options.Select(option => KeyValuePair.Create($"{Verbs.Pick}-{option.Id}", "shared")))).Points;
        Assert.Contains(points, point => point.Label == "Not right: you said Shared, right is You");
        Assert.DoesNotContain(points, point => point.Text.StartsWith($"{sort.Options[0].Text}. {sort.Options[0].Text}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_several_choices_each_is_told_right_or_wrong()
    {
        var several = First(ItemKind.SeveralRight, _ => true);
        var (right, wrong) = (several.Key.ToList(), several.Options.First(option => !option.IsRight));
        var points = (await FeedbackAsync(several, $"{right[0].Id},{wrong.Id}")).Points;
        Assert.Equal(
            ["Chosen, and right", "Chosen, but not right", .. right.Skip(1).Select(_ => "Not chosen, but right")],
            points.Select(point => point.Label).OrderBy(label => label.StartsWith("Not", StringComparison.Ordinal)).ThenBy(label => label));
    }

    [Fact]
    public async Task Only_the_first_answer_counts()
    {
        var question = await AskedAsync("quiz me");
        await AnswerAsync(question, Item().Options.First(option => !option.IsRight).Id);
        var again = await AnswerAsync(question, Key());
        Assert.False(again.IsRight);
        Assert.Equal("You answered this one before; your first answer counts.", again.Note);
        Assert.Single(notebook.Answers);
    }

    [Fact]
    public async Task Every_question_of_a_day_is_about_another_fact_and_forgotten_ones_come_back()
    {
        var seen = new List<string>();
        for (var number = 0; number < 12; number++)
        {
            var question = await AskedAsync("quiz me");
            seen.Add(Item().Fact);
            await AnswerAsync(question, Item().Options.First(option => !option.IsRight).Id, sure: "no");
        }

        Assert.Equal(12, seen.Distinct(StringComparer.Ordinal).Count());
        now = now.AddDays(3);
        await AnswerAsync(await AskedAsync("quiz me"), Key());
        await AskedAsync("quiz me");
        Assert.Contains(Item().Fact, seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("made-up")]
    [InlineData("a,b,c,d,e,f")]
    public async Task What_is_no_answer_counts_nothing(string pick)
    {
        var question = await AskedAsync("quiz me");
        Assert.Equal("Choose an answer on the card first, then send it. Nothing was counted.", Said(await PressAsync(question, pick, "yes")));
        Assert.Empty(notebook.Answers);
    }

    [Fact]
    public async Task A_question_of_somebody_else_and_of_another_tenant_and_a_made_up_one_count_nothing()
    {
        var question = await AskedAsync("quiz me");
        var press = With(question.Buttons[0].Press, Key());
        const string NotYours = "This question was not asked to you, so nothing was counted. Say \"quiz me\" and I ask you one.";
        Assert.Equal(NotYours, Said(await HearAsync(Pressed(press) with { Person = new("adele", "") })));
        Assert.Equal(NotYours, Said(await HearAsync(Pressed(press) with { Tenant = "t2" })));
        Assert.Equal(NotYours, Said(await HearAsync(Pressed(new(Verbs.Answer, new Dictionary<string, string> { ["round"] = "made-up", [Verbs.Pick] = "a" })))));
        Assert.Empty(notebook.Answers);
    }

    [Fact]
    public async Task An_item_that_is_gone_counts_nothing()
    {
        notebook.Rounds["old"] = new("old", "t1", "maria", "withdrawn", now);
        var press = new Press(Verbs.Answer, new Dictionary<string, string> { ["round"] = "old", [Verbs.Pick] = "a" });
        Assert.StartsWith("This question was withdrawn", Said(await HearAsync(Pressed(press))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_is_put_aside_is_neither_asked_nor_counted()
    {
        var question = await AskedAsync("quiz me");
        var item = Item();
        reports.Aside.Add(item.Id);
        Assert.StartsWith("Somebody reported this question", Said(await PressAsync(question, Key(), "yes")), StringComparison.Ordinal);
        Assert.Empty(notebook.Answers);
        await AskedAsync("quiz me");
        Assert.NotEqual(item.Id, Item().Id);
    }

    [Fact]
    public async Task What_a_person_asked_about_comes_first_when_its_day_is_there()
    {
        var fact = banks.Current.Facts[50];
        habits.Due.Add(fact);
        await AskedAsync("quiz me");
        Assert.Equal(fact, Item().Fact);
    }

    [Fact]
    public async Task Points_are_told_with_the_answer_and_a_streak_from_the_second_workday_on()
    {
        Assert.Equal("+5 points.", (await AnswerAsync(await AskedAsync("quiz me"), Key())).Note);
        now = now.AddDays(1);
        Assert.Equal("+5 points. 2 workdays in a row.", (await AnswerAsync(await AskedAsync("quiz me"), Key())).Note);
    }

    [Theory]
    [InlineData(Place.Channel)]
    [InlineData(Place.Group)]
    [InlineData(Place.Thread)]
    public async Task Where_others_look_on_it_asks_into_the_own_chat(Place place)
    {
        Assert.StartsWith("I ask you in our own chat", Said(await HearAsync(Turn("quiz me") with { Place = place })), StringComparison.Ordinal);
        Assert.Empty(notebook.Rounds);
    }

    [Theory]
    [InlineData("stop the quiz")]
    [InlineData("end quiz")]
    [InlineData("Please stop quizzing me.")]
    [InlineData("can we end this quiz now?")]
    [InlineData("no more questions")]
    public async Task Who_has_had_enough_is_asked_nothing_more(string words)
    {
        Assert.StartsWith("That is it for now", Said(await HearAsync(Turn(words))), StringComparison.Ordinal);
        Assert.Empty(notebook.Rounds);
    }

    [Theory]
    [InlineData("who owns OS patching in PaaS?")]
    [InlineData("stop the backups")]
    [InlineData("help")]
    [InlineData("")]
    public async Task Other_words_are_left_to_others(string words) => Assert.Null(await Dialog.HearAsync(Turn(words), Cancel));

    private Item First(ItemKind kind, Func<Item, bool> fits) => banks.Current.All.First(item => item.Kind == kind && fits(item));

    private Task<Reply.Feedback> FeedbackAsync(Item item, string pick) => FeedbackAsync(item, [KeyValuePair.Create(Verbs.Pick, pick)]);

    private async Task<Reply.Feedback> FeedbackAsync(Item item, IEnumerable<KeyValuePair<string, string>> picks)
    {
        notebook.Rounds[item.Id] = new(item.Id, "t1", "maria", item.Id, now);
        var press = new Press(Verbs.Answer, new Dictionary<string, string>([KeyValuePair.Create("round", item.Id), .. picks]));
        return Assert.IsType<Reply.Feedback>(Assert.Single(await HearAsync(Pressed(press)) ?? []));
    }

    private static string Said(IReadOnlyList<Reply>? replies) => Assert.IsType<Reply.Said>(Assert.Single(replies ?? [])).Text;

    private static Press With(Press press, string pick) => press with { Ids = new Dictionary<string, string>(press.Ids) { [Verbs.Pick] = pick } };

    private Item Item() => banks.Current.Find(notebook.Last.Item) ?? throw new InvalidOperationException("no item");

    private string Key() => string.Join(',', Item().Key.Select(option => option.Id));

    private async Task<Reply.Question> AskedAsync(string words) => Assert.IsType<Reply.Question>(Assert.Single(await HearAsync(Turn(words)) ?? []));

    private async Task<Reply.Feedback> AnswerAsync(Reply.Question question, string pick, string sure = "yes")
    {
        // The first questions of the bank are single choices; of the others any answer will do here.
        var item = Item();
        var press = item.Kind == ItemKind.Sort
            ? question.Buttons[0].Press with { Ids = new Dictionary<string, string>(question.Buttons[0].Press.Ids.Concat(item.Options.Select(option => KeyValuePair.Create($"{Verbs.Pick}-{option.Id}", "shared")))) }
            : With(question.Buttons[sure == "yes" ? 0 : 1].Press, pick);
        return Assert.IsType<Reply.Feedback>(Assert.Single(await HearAsync(Pressed(press)) ?? []));
    }

    private Task<IReadOnlyList<Reply>?> PressAsync(Reply.Question question, string pick, string sure) => HearAsync(Pressed(With(question.Buttons[sure == "yes" ? 0 : 1].Press, pick)));

    private async Task<IReadOnlyList<Reply>?> HearAsync(Turn turn) => await Dialog.HearAsync(turn, Cancel);

    private Turn Pressed(Press press) => Turn("") with { Kind = TurnKind.Pressed, Press = press };

    private Turn Turn(string text) => new()
    {
        Id = $"turn-{turns++}",
        Channel = "msteams",
        Tenant = "t1",
        Conversation = "a:1",
        Person = new("maria", "Maria"),
        Place = Place.Personal,
        Kind = TurnKind.Said,
        Text = text,
        At = now,
    };
}
