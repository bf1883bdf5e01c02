using ResponsibilityBot.Tutoring.Quizzes.Habits;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes;

public sealed class HabitSpecs(TaughtCurriculum taught)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);
    private static readonly Follower Maria = new("t1", "maria", Now);
    private static readonly HashSet<string> Nothing = [];
    private readonly HabitsInMemory habits = new();
    private readonly ItemBanks banks = new(taught);
    private int turns;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("follow-ups on", true, false, "After a quiz that is posted")]
    [InlineData("Follow ups on!", true, false, "After a quiz that is posted")]
    [InlineData("followups", false, false, "You get no personal questions")]
    [InlineData("ask me back on", false, true, "A week after you ask")]
    [InlineData("ask me back", false, false, "What you ask does not come back")]
    public async Task A_wish_is_kept_and_told(string words, bool followUps, bool askBack, string said)
    {
        Assert.StartsWith(said, await SaidAsync(words), StringComparison.Ordinal);
        Assert.Equal(new Habit(followUps, askBack), habits.Kept.GetValueOrDefault("t1/maria") ?? Habit.None);
    }

    [Fact]
    public async Task One_wish_leaves_the_other_alone_and_both_end()
    {
        await SaidAsync("follow-ups on");
        await SaidAsync("ask me back on");
        Assert.Equal(new Habit(true, true), habits.Kept["t1/maria"]);
        await SaidAsync("follow-ups off");
        Assert.Equal(new Habit(false, true), habits.Kept["t1/maria"]);
        await SaidAsync("ask me back off");
        Assert.Equal(Habit.None, habits.Kept["t1/maria"]);
    }

    [Theory]
    [InlineData("follow-ups to the incident")]
    [InlineData("who follows up on an incident?")]
    [InlineData("ask me back tomorrow")]
    [InlineData("")]
    public async Task Other_words_are_left_to_others(string words) => Assert.Null(await new HabitDialog(taught, habits).HearAsync(Turn(words), Cancel));

    [Fact]
    public async Task Follow_ups_are_two_of_what_is_about_to_be_forgotten_and_none_of_today()
    {
        var facts = banks.Current.Facts;
        var learner = Learner([facts[3], facts[4], facts[5]], asked: [facts[3]]);
        var chosen = await ChooseAsync(learner, []);
        Assert.Equivalent(new[] { facts[4], facts[5] }, chosen.Select(each => Fact(each.Round)), strict: true);
        Assert.All(chosen, each => Assert.StartsWith(ItemIds.FollowUp, each.Round.Id, StringComparison.Ordinal));
        Assert.Equal(["For you alone, 1", "For you alone, 2"], chosen.Select(each => Assert.IsType<Reply.Question>(each.Reply).Title));
        Assert.Equal(chosen.Select(each => each.Round.Id), (await ChooseAsync(learner, [])).Select(each => each.Round.Id));
    }

    [Fact]
    public async Task What_was_asked_about_comes_first_and_says_so()
    {
        var facts = banks.Current.Facts;
        var chosen = await ChooseAsync(Learner([facts[3]], asked: []), ["no such fact", facts[9]]);
        Assert.Equal([facts[9], facts[3]], chosen.Select(each => Fact(each.Round)));
        Assert.StartsWith("You asked about this a week ago", Assert.IsType<Reply.Question>(chosen[0].Reply).Note, StringComparison.Ordinal);
        Assert.StartsWith("A personal follow-up", Assert.IsType<Reply.Question>(chosen[1].Reply).Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_is_put_aside_does_not_follow()
    {
        var facts = banks.Current.Facts;
        var aside = banks.Current.Of(facts[3]).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(facts[3], (await ChooseAsync(Learner([facts[3]], asked: []), [facts[3]], aside)).Select(each => Fact(each.Round)));
    }

    private async Task<IReadOnlyList<(Round Round, Reply Reply)>> ChooseAsync(Learner learner, IReadOnlyList<string> wished, IReadOnlySet<string>? aside = null) =>
        await new FollowUps(taught, banks).OfAsync(Maria, learner, wished, aside ?? Nothing, Now, Cancel);

    private string? Fact(Round round) => banks.Current.Find(round.Item)?.Fact;

    private static Learner Learner(string[] known, string[] asked)
    {
        var memory = new Learning(new Fsrs()).After(null, isRight: true, Confidence.Unsaid, Now.AddDays(-30));
        return new(known.ToDictionary(fact => fact, _ => memory), new Dictionary<string, int>(), new(asked.ToHashSet(), 0, known.Length)) { Best = new Dictionary<string, double>() };
    }

    private async Task<string> SaidAsync(string words) => Assert.IsType<Reply.Said>(Assert.Single(await new HabitDialog(taught, habits).HearAsync(Turn(words), Cancel) ?? [])).Text;

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
        At = Now,
    };
}
