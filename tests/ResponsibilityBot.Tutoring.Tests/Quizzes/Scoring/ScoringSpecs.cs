using CsCheck;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Scoring;

public sealed class ScoringSpecs
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(1));

    private static readonly Item Single = Made(ItemKind.SingleChoice, ("a", true, null), ("b", false, "a-belief"), ("c", false, null));
    private static readonly Item Several = Made(ItemKind.SeveralRight, ("a", true, null), ("b", true, null), ("c", false, "a-belief"), ("d", false, "a-belief"));
    private static readonly Item Sort = Made(ItemKind.Sort, ("a", true, null), ("b", true, null), ("c", true, null));

    [Theory]
    [InlineData("a", 1.0)]
    [InlineData("b", 0.0)]
    public void One_choice_is_right_or_wrong(string chosen, double credit) => Assert.Equal(credit, Marking.Of(Single, Chosen(chosen))?.Credit);

    [Theory]
    [InlineData("ab", 1.0)]
    [InlineData("a", 0.5)]
    [InlineData("abc", 0.5)]
    [InlineData("ac", 0.0)]
    [InlineData("cd", 0.0)]
    [InlineData("abcd", 0.0)]
    public void Of_several_a_part_counts_and_a_wrong_choice_takes_it_back(string chosen, double credit) => Assert.Equal(credit, Marking.Of(Several, Chosen(chosen))?.Credit);

    [Fact]
    public void Of_sorted_duties_each_counts()
    {
        var response = new Response(new Dictionary<string, Owner?> { ["a"] = Owner.Customer, ["b"] = Owner.Customer, ["c"] = Owner.Provider });
        Assert.Equal(2 / 3.0, Marking.Of(Sort, response)?.Credit);
        Assert.False(Marking.Of(Sort, response)?.IsRight);
    }

    [Fact]
    public void A_wrong_choice_shows_its_belief_once() => Assert.Equal(["a-belief"], Marking.Of(Several, Chosen("cd"))?.Misconceptions);

    [Fact]
    public void What_is_no_answer_to_the_item_gets_no_mark()
    {
        Assert.Null(Marking.Of(Single, Chosen("x")));
        Assert.Null(Marking.Of(Single, Chosen("ab")));
        Assert.Null(Marking.Of(Single, Chosen("")));
        Assert.Null(Marking.Of(Several, Chosen("ax")));
        Assert.Null(Marking.Of(Sort, Chosen("abc")));
        Assert.Null(Marking.Of(Sort, new Response(new Dictionary<string, Owner?> { ["a"] = Owner.Customer })));
    }

    [Fact]
    public void Points_are_for_taking_part_and_for_improving_and_never_fall()
    {
        Assert.Equal(Points.TakingPart, Points.For(0, null));
        Assert.Equal(Points.TakingPart, Points.For(1, null));
        Assert.Equal(Points.TakingPart + Points.Improving, Points.For(1, 0));
        Assert.Equal(Points.TakingPart, Points.For(0, 1));
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Sample((credit, before) => Points.For(credit, before) is >= Points.TakingPart and <= Points.TakingPart + Points.Improving);
    }

    [Fact]
    public void Workdays_in_a_row_count_and_a_weekend_between_does_not_break_them() =>
        Assert.Equal(7, On(0, 1, 2, 3, 4, 7, 8).Days);

    [Fact]
    public void A_missed_workday_ends_a_streak_that_has_no_freeze_and_uses_one_up_where_there_is_one()
    {
        Assert.Equal(new Streak(1, 0), On(0, 1, 3));
        Assert.Equal(new Streak(5, 1), On(0, 1, 2, 3, 4));
        Assert.Equal(new Streak(6, 0), On(0, 1, 2, 3, 4, 8));
        Assert.Equal(new Streak(1, 0), On(0, 1, 2, 3, 4, 9));
    }

    [Fact]
    public void Freezes_are_earned_and_only_two_are_held() =>
        Assert.Equal(new Streak(20, 2), On([.. Enumerable.Range(0, 26).Where(day => day % 7 < 5)]));

    [Fact]
    public void A_day_off_breaks_nothing() =>
        Assert.Equal(2, Streak.Of([Monday, Monday.AddDays(2)], Day(2), day => day == Day(1)).Days);

    [Fact]
    public void Today_is_not_missed_before_it_is_over()
    {
        Assert.Equal(1, Streak.Of([Monday], Day(1), _ => false).Days);
        Assert.Equal(0, Streak.Of([Monday], Day(2), _ => false).Days);
    }

    [Fact]
    public void Travel_breaks_nothing()
    {
        // Monday evening in Honolulu, Wednesday in Auckland: Tuesday never came, and no working day passed.
        DateTimeOffset honolulu = new(2026, 11, 2, 18, 0, 0, TimeSpan.FromHours(-10)), auckland = new(2026, 11, 4, 9, 0, 0, TimeSpan.FromHours(13));
        Assert.Equal(2, Streak.Of([honolulu, auckland], new DateOnly(2026, 11, 4), _ => false).Days);
    }

    [Fact]
    public void The_order_of_answers_and_several_on_a_day_change_nothing() => Gen.Int[0, 60].List[1, 40].Sample(days =>
    {
        var answers = days.Select(day => Monday.AddDays(day)).ToList();
        var shuffled = answers.Concat(answers.Select(answer => answer.AddHours(3))).OrderByDescending(answer => answer.Ticks % 7).ThenByDescending(answer => answer);
        return Streak.Of(answers, Day(61), _ => false) == Streak.Of(shuffled, Day(61), _ => false);
    });

    private static DateOnly Day(int number) => DateOnly.FromDateTime(Monday.DateTime).AddDays(number);

    private static Streak On(params int[] days) => Streak.Of(days.Select(day => Monday.AddDays(day)), Day(days.Max()), _ => false);

    private static Response Chosen(string ids) => new(ids.ToDictionary(id => id.ToString(), _ => (Owner?)null, StringComparer.Ordinal));

    private static Item Made(ItemKind kind, params (string Id, bool IsRight, string? Belief)[] options) => new()
    {
        Id = "item",
        Kind = kind,
        Fact = "fact",
        Topic = "logging",
        Prompt = "?",
        Options = [.. options.Select(option => new ItemOption(option.Id, option.Id, option.IsRight, "", option.Belief) { Belongs = kind == ItemKind.Sort ? Owner.Customer : null })],
        Cells = [],
        Revision = "small",
        Sources = [],
    };
}
