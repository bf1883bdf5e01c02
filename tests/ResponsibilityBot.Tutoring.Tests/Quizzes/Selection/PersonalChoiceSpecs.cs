using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Selection;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes.Selection;

public sealed class PersonalChoiceSpecs
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Facts = ["a", "b", "c", "d"];
    private readonly Fsrs fsrs = new();
    private readonly Dictionary<string, LearnedFact> learned = new(StringComparer.Ordinal);

    [Fact]
    public void The_first_question_of_all_is_the_first_new_fact() =>
        Assert.Equal(new ChosenFact("a", ChosenFor.New), Choose(Monday, PersonalProgress.None));

    [Fact]
    public void What_is_about_to_be_forgotten_comes_before_new_facts_but_for_every_fourth_question()
    {
        Answer("b", right: true, Monday);
        var later = Monday.AddDays(20);
        Assert.Equal(new ChosenFact("b", ChosenFor.Repeat), Choose(later, Progress(answers: 3)));
        Assert.Equal(new ChosenFact("a", ChosenFor.New), Choose(later, Progress(answers: 4)));
    }

    [Fact]
    public void A_question_that_follows_the_channels_card_is_new_only_when_nothing_is_due()
    {
        Answer("b", right: true, Monday);
        Assert.Equal(ChosenFor.Repeat, new PersonalChoice(fsrs).FollowUp(Facts, learned, Progress(answers: 4), Monday.AddDays(20))?.For);
        Assert.Equal(ChosenFor.New, new PersonalChoice(fsrs).FollowUp(Facts, learned, Progress(answers: 3), Monday.AddDays(1))?.For);
    }

    [Fact]
    public void What_is_still_known_waits()
    {
        Answer("b", right: true, Monday);
        Assert.Equal(ChosenFor.New, Choose(Monday.AddDays(1), Progress(answers: 1))?.For);
    }

    [Fact]
    public void Of_the_facts_that_are_due_the_easiest_comes_first()
    {
        foreach (var fact in Facts)
            Answer(fact, right: fact == "c", Monday);
        Assert.Equal("c", Choose(Monday.AddDays(60), Progress(answers: 4))?.Fact);
    }

    [Fact]
    public void After_a_break_a_day_holds_no_more_repeats_than_the_cap()
    {
        foreach (var fact in Facts[..3])
            Answer(fact, right: true, Monday);
        var choice = new PersonalChoice(fsrs, backlogCap: 2);
        var back = Monday.AddDays(90);
        Assert.Equal(2, choice.Backlog(Facts, learned, Progress(answers: 3), back));
        Assert.Equal(1, choice.Backlog(Facts, learned, new PersonalProgress(Set("a"), 1, 4), back));
        Assert.Equal(new ChosenFact("d", ChosenFor.New), choice.Next(Facts, learned, new PersonalProgress(Set("a", "b"), 2, 5), back));
        Assert.Equal(0, choice.Backlog(Facts, learned, new PersonalProgress(Set("a", "b"), 2, 5), back));
    }

    [Fact]
    public void Who_has_nothing_due_and_nothing_new_practises_the_nearest_fact()
    {
        foreach (var (fact, hour) in Facts.Zip([0, -2, 0, 0]))
            Answer(fact, right: true, Monday.AddHours(hour));
        Assert.Equal(new ChosenFact("b", ChosenFor.Ahead), Choose(Monday.AddHours(3), Progress(answers: 4)));
    }

    [Fact]
    public void No_fact_comes_twice_on_one_day_and_then_there_is_none()
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        for (var n = 0; n < Facts.Length; n++)
            Assert.True(asked.Add(Choose(Monday, new PersonalProgress(asked, 0, n))?.Fact ?? ""));
        Assert.Null(Choose(Monday, new PersonalProgress(asked, 0, Facts.Length)));
    }

    [Fact]
    public void A_confident_error_is_asked_again_on_the_seventh_day_before_anything_else()
    {
        Answer("d", right: false, Monday, Confidence.Sure);
        Answer("d", right: true, Monday.AddDays(1));
        Assert.NotEqual(ChosenFor.Recheck, Choose(Monday.AddDays(7).AddMinutes(-1), Progress(answers: 4))?.For);
        Assert.Equal(new ChosenFact("d", ChosenFor.Recheck), Choose(Monday.AddDays(7), Progress(answers: 4)));
        Answer("d", right: true, Monday.AddDays(7));
        Assert.Null(learned["d"].Recheck);
    }

    [Fact]
    public void Doubt_is_no_lapse_and_an_unsure_error_needs_no_recheck()
    {
        var learning = new Learning(fsrs);
        Assert.Equal(learning.After(null, isRight: true, Confidence.Sure, Monday), learning.After(null, isRight: true, Confidence.NotSure, Monday));
        Assert.Null(learning.After(null, isRight: false, Confidence.NotSure, Monday).Recheck);
    }

    private static HashSet<string> Set(params string[] facts) => new(facts, StringComparer.Ordinal);

    private static PersonalProgress Progress(int answers) => PersonalProgress.None with { Answers = answers };

    private void Answer(string fact, bool right, DateTimeOffset at, Confidence confidence = Confidence.Unsaid) =>
        learned[fact] = new Learning(fsrs).After(learned.TryGetValue(fact, out var known) ? known : null, right, confidence, at);

    private ChosenFact? Choose(DateTimeOffset at, PersonalProgress progress) => new PersonalChoice(fsrs).Next(Facts, learned, progress, at);
}
