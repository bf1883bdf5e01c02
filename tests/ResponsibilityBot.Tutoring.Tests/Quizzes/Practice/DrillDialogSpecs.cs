using ResponsibilityBot.Testing.Quizzes;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Practice;

public sealed class DrillDialogSpecs(TaughtCurriculum taught)
{
    private readonly ItemBanks banks = new(taught);
    private readonly Notebook notebook = new();
    private readonly ReportsInMemory reports = new();
    private int turns;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Steps_are_sorted_by_owner_and_then_put_in_order()
    {
        var drill = banks.Current.Drills[0];
        var owners = Assert.IsType<Reply.Question>(await HearAsync(Own("drill")));
        Assert.Equal((drill.Owners.Id, ItemKind.Sort), (owners.Item.Id, owners.Item.Kind));
        Assert.StartsWith($"Incident drill: {drill.Title} · step 1 of 2", owners.Title, StringComparison.OrdinalIgnoreCase);
        var sorted = Assert.IsType<Reply.Feedback>(await HearAsync(Answer(owners, CardAnswers.To(drill.Owners, isRight: true))));
        Assert.True(sorted.IsRight);
        Assert.NotEmpty(sorted.Sources);
        var order = Assert.IsType<Reply.Question>(await HearAsync(Press(sorted.Buttons.Single(button => button.Label == "Now put them in order"))));
        Assert.Equal((drill.Order.Id, ItemKind.Order, drill.Order.Options.Count), (order.Item.Id, order.Item.Kind, order.Item.Places));
        var ordered = Assert.IsType<Reply.Feedback>(await HearAsync(Answer(order, CardAnswers.To(drill.Order, isRight: true))));
        Assert.True(ordered.IsRight);
        Assert.Equal(Enumerable.Range(1, order.Item.Places).Select(place => $"{place}"), ordered.Points.Select(point => point.Label));
        Assert.Equal([Drill.OwnersOf(drill.Id), Drill.OrderOf(drill.Id)], notebook.Answers.Select(answer => answer.Fact));
        // The next one is another.
        var next = Assert.IsType<Reply.Question>(await HearAsync(Press(ordered.Buttons.Single(button => button.Label == "Another drill"))));
        Assert.Equal(banks.Current.Drills[1].Owners.Id, next.Item.Id);
    }

    [Fact]
    public async Task A_part_of_the_order_counts_for_a_part_and_the_reverse_for_nothing()
    {
        var drill = banks.Current.Drills[0];
        double? Credit(Func<int, int> place) => Marking.Of(drill.Order, new(drill.Order.Options.ToDictionary(option => option.Id, _ => (Owner?)null))
        {
            Places = drill.Order.Options.ToDictionary(option => option.Id, option => place(option.Place ?? 0)),
        })?.Credit;
        var count = drill.Order.Options.Count;
        Assert.Equal(1, Credit(place => place));
        Assert.Equal(0, Credit(place => count + 1 - place));
        // Two neighbours changed: one pair of all is wrong, and takes another one back.
        Assert.Equal(1 - (2.0 / (count * (count - 1) / 2)), Credit(place => place switch { 1 => 2, 2 => 1, _ => place }) ?? 0, 9);
        Assert.Null(Credit(_ => 1));
        Assert.Null(Credit(place => place + 1));
        var order = Assert.IsType<Reply.Question>(await HearAsync(Press(Button.To("", Verbs.Drill, "drill", drill.Id, "step", "order"))));
        Assert.StartsWith("Give each step a place of its own", Assert.IsType<Reply.Said>(await HearAsync(Answer(order, drill.Order.Options.Select(option => ($"{Verbs.Pick}-{option.Id}", "1"))))).Text, StringComparison.Ordinal);
        var partly = Assert.IsType<Reply.Feedback>(await HearAsync(Answer(order, drill.Order.Options.Select(option => ($"{Verbs.Pick}-{option.Id}", $"{option.Place switch { 1 => 2, 2 => 1, var place => place }}")))));
        Assert.StartsWith("The order is ", partly.Verdict, StringComparison.Ordinal);
        Assert.Equal(["1, not 2", "2, not 1", "3"], partly.Points.Take(3).Select(point => point.Label));
    }

    [Fact]
    public void The_key_of_an_order_is_kept_and_read_again_and_a_corrected_one_is_seen()
    {
        var order = banks.Current.Drills[0].Order;
        var other = order with { Options = [.. order.Options.Select(option => option with { Place = order.Options.Count + 1 - option.Place })] };
        Assert.NotEqual(Tutoring.Quizzes.Reports.ItemKeys.Of(order), Tutoring.Quizzes.Reports.ItemKeys.Of(other));
        GivenAnswer given = new([.. order.Options.Select(option => $"{option.Id}={option.Place}")], 1, default, DateTimeOffset.UnixEpoch);
        var round = new Round("r", "t1", "maria", order.Id, DateTimeOffset.UnixEpoch, given);
        Assert.Empty(Tutoring.Quizzes.Reports.ItemKeys.Regrade(order, [round]));
        Assert.Equal(0, Assert.Single(Tutoring.Quizzes.Reports.ItemKeys.Regrade(other, [round])).Credit);
    }

    [Fact]
    public void Whose_a_step_is_the_table_says_and_another_table_says_otherwise() => Assert.All(banks.Current.Drills, drill =>
        Assert.All(drill.Owners.Options, option => Assert.True(Assert.Single(option.Claims).HoldsIn(taught.Table), $"{drill.Id}: {option.Text}")));

    [Fact]
    public void Drills_are_not_among_the_questions_of_a_day() =>
        Assert.DoesNotContain(banks.Current.Facts, fact => fact.StartsWith(Drill.Prefix, StringComparison.Ordinal));

    [Fact]
    public async Task Where_others_read_along_no_drill_is_put_to_one()
    {
        var reply = await HearAsync(Own("drill") with { Place = Place.Channel });
        Assert.StartsWith("A drill is between you and me", Assert.IsType<Reply.Said>(reply).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("who runs incident drills in PaaS?")]
    [InlineData("drill down")]
    [InlineData("")]
    public async Task Other_words_are_left_to_others(string words) =>
        Assert.Null(await Drills.HearAsync(Own(words), Cancel));

    private DrillDialog Drills => new(taught, banks, notebook, reports, RoundsInMemory.Days);

    private async Task<Reply> HearAsync(Turn turn) => Assert.Single(await new Tutor(
        [Drills, new QuizDialog(taught, banks, notebook, reports, new HabitsInMemory(), RoundsInMemory.Rules, RoundsInMemory.Days)]).HearAsync(turn, Cancel));

    private Turn Answer(Reply.Question question, IEnumerable<(string Name, string Value)> inputs)
    {
        var ids = new Dictionary<string, string>(question.Buttons[0].Press.Ids);
        foreach (var (name, value) in inputs)
            ids[name] = value;
        return Own("") with { Kind = TurnKind.Pressed, Press = new(Verbs.Answer, ids) };
    }

    private Turn Press(Button button) => Own("") with { Kind = TurnKind.Pressed, Press = button.Press };

    private Turn Own(string text) => new()
    {
        Id = $"turn-{turns++}",
        Channel = "msteams",
        Carrier = "activity",
        Tenant = "t1",
        Conversation = "a:maria",
        Person = new("maria", "Maria"),
        Place = Place.Personal,
        Kind = TurnKind.Said,
        Text = text,
        At = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero),
    };
}
