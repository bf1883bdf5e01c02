using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Selection;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Selection;

public sealed class ChannelChoiceSpecs
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Facts = ["a", "b", "c"];
    private readonly Fsrs fsrs = new();
    private readonly Dictionary<string, DateTimeOffset> asked = new(StringComparer.Ordinal);

    [Fact]
    public void The_card_asks_what_those_who_play_know_least_on_the_whole()
    {
        var anna = Knowing(("a", 1), ("b", 400), ("c", 1));
        var ben = Knowing(("a", 1), ("b", 1), ("c", 400));
        var cleo = Knowing(("a", 1), ("b", 400), ("c", 1));
        Assert.Equal("b", Choose(anna, ben, cleo));
    }

    [Fact]
    public void A_fact_that_all_forgot_comes_before_a_new_one_and_a_new_one_before_what_all_know()
    {
        Assert.Equal("b", Choose(Knowing(("a", 1), ("b", 4_000))));
        Assert.Equal("c", Choose(Knowing(("a", 1), ("b", 2))));
    }

    [Fact]
    public void With_nobody_playing_yet_the_order_of_the_bank_holds() => Assert.Equal("a", Choose());

    [Fact]
    public void Nothing_comes_again_within_a_fortnight()
    {
        foreach (var (fact, days) in Facts.Zip([13, 14, 1]))
            asked[fact] = Monday.AddDays(-days);
        Assert.Equal("b", Choose());
        asked["b"] = Monday;
        Assert.Null(Choose());
    }

    [Theory]
    [InlineData(1, 1.0, 18)]
    [InlineData(3, 1.0, 54)]
    [InlineData(3, 0.7, 38)]
    [InlineData(1, 0.6, 11)]
    [InlineData(3, 0.1, 31)]
    public void The_active_set_follows_the_budget_and_always_fills_a_fortnight(int questions, double turnout, int size) =>
        Assert.Equal(size, ActiveSet.Size(questions, turnout));

    [Fact]
    public void A_fortnight_of_cards_never_runs_out_of_an_active_set()
    {
        string[] bank = [.. Enumerable.Range(0, 200).Select(number => $"fact-{number}")];
        var active = ActiveSet.Of(bank, ActiveSet.Size(3, 0.2), fact => fact == "fact-0");
        Assert.DoesNotContain("fact-0", active);
        var choice = new ChannelChoice(fsrs);
        for (var day = Monday; day < Monday.AddDays(60); day = day.AddDays(1))
        {
            for (var card = 0; card < 3 && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday); card++)
                asked[choice.Next(active, [], asked, day) ?? throw new InvalidOperationException($"no card on {day}")] = day;
        }
    }

    [Fact]
    public void A_budget_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ActiveSet.Size(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ActiveSet.Size(1, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ActiveSet.Size(1, -0.1));
    }

    /// <summary>A person who answered each fact right once, so many days ago.</summary>
    private Dictionary<string, LearnedFact> Knowing(params (string Fact, int DaysAgo)[] facts) =>
        facts.ToDictionary(pair => pair.Fact, pair => new LearnedFact(fsrs.After(null, Grade.Good, Monday.AddDays(-pair.DaysAgo))), StringComparer.Ordinal);

    private string? Choose(params Dictionary<string, LearnedFact>[] players) => new ChannelChoice(fsrs).Next(Facts, players, asked, Monday);
}
