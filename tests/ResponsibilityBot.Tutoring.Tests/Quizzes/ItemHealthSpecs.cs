using ResponsibilityBot.Tutoring.Quizzes.Health;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Tutoring.Tests.Quizzes;

public sealed class ItemHealthSpecs(TaughtCurriculum taught)
{
    private readonly ItemBank bank = new ItemBanks(taught).Current;

    [Fact]
    public void An_item_is_told_of_from_the_fewest_answers_on_and_judged_from_thirty_on()
    {
        Assert.Empty(ItemHealths.Of(bank, Answers(4, (_, wrong) => wrong[0]), fewest: 5));
        var few = Assert.Single(ItemHealths.Of(bank, Answers(29, (_, wrong) => wrong[0]), fewest: 5));
        Assert.Equal((29, 0, null), (few.Answers, few.Right, few.Discrimination));
        Assert.Empty(few.Flags);
        Assert.Contains(ItemConcern.TooHard, Assert.Single(ItemHealths.Of(bank, Answers(30, (_, wrong) => wrong[0]), fewest: 5)).Flags);
    }

    [Fact]
    public void Four_people_who_answer_often_are_no_more_than_four()
    {
        var answers = Answers(40, (_, wrong) => wrong[0]);
        Assert.Empty(ItemHealths.Of(bank, [.. answers.Select((answer, number) => answer with { Person = number % 4 })], fewest: 5));
        Assert.Equal(40, Assert.Single(ItemHealths.Of(bank, [.. answers.Select((answer, number) => answer with { Person = number % 5 })], fewest: 5)).Answers);
    }

    [Fact]
    public void A_distractor_that_never_works_is_flagged()
    {
        // Every fourth takes the first wrong option, nobody the second.
        var health = Assert.Single(ItemHealths.Of(bank, Answers(40, (number, wrong) => number % 4 == 0 ? wrong[0] : null), fewest: 5));
        Assert.Equal(0.75, health.Right);
        Assert.Contains(ItemConcern.DistractorNeverChosen, health.Flags);
        Assert.DoesNotContain(ItemConcern.DistractorsDoNotWork, health.Flags);
        var many = Assert.Single(ItemHealths.Of(bank, Answers(100, (number, wrong) => number % 4 == 0 ? wrong[0] : null), fewest: 5));
        Assert.Contains(ItemConcern.DistractorsDoNotWork, many.Flags);
        var fine = Assert.Single(ItemHealths.Of(bank, Answers(100, (number, wrong) => number % 4 == 0 ? wrong[number % 8 / 4] : null), fewest: 5));
        Assert.Empty(fine.Flags);
    }

    [Fact]
    public void What_everybody_knows_is_too_easy()
    {
        var health = Assert.Single(ItemHealths.Of(bank, Answers(40, (_, _) => null), fewest: 5));
        Assert.Equal([ItemConcern.DistractorsDoNotWork, ItemConcern.DistractorNeverChosen, ItemConcern.TooEasy], health.Flags);
    }

    [Fact]
    public void It_tells_those_who_know_from_those_who_do_not_or_is_flagged()
    {
        var other = bank.Of(bank.Facts[1])[0];
        List<ItemAnswer> With(Func<int, bool> isRight) =>
        [
            .. Answers(40, (number, wrong) => number % 2 == 0 ? null : wrong[number % 3 % wrong.Length]),
            .. Enumerable.Range(0, 40).Select(person => new ItemAnswer(person, other.Id, [], isRight(person) ? 1 : 0)),
        ];
        var telling = ItemHealths.Of(bank, With(person => person % 2 == 0), fewest: 5);
        Assert.All(telling, health => Assert.Equal(1, health.Discrimination ?? 0, 9));
        var misleading = ItemHealths.Of(bank, With(person => person % 2 == 1), fewest: 5);
        Assert.All(misleading, health => Assert.Contains(ItemConcern.TellsNothing, health.Flags));
    }

    /// <summary>Answers to one item: what <paramref name="pick"/> says of its wrong options, or its key for null.</summary>
    private List<ItemAnswer> Answers(int count, Func<int, string[], string?> pick)
    {
        var item = bank.Facts.SelectMany(bank.Of).First(item => item.Kind == ItemKind.SingleChoice);
        string[] wrong = [.. item.Options.Where(option => !option.IsRight).Select(option => option.Id)];
        var key = item.Key.First().Id;
        return [.. Enumerable.Range(0, count).Select(number => pick(number, wrong) is { } other
            ? new ItemAnswer(number, item.Id, [other], 0)
            : new ItemAnswer(number, item.Id, [key], 1))];
    }
}
