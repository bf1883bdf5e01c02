using ResponsibilityBot.Tutoring.Asking.Evaluation;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Tests.Asking.Evaluation;

/// <summary>Learning which side a question asks after from labelled questions.</summary>
public sealed class SideTrainerSpecs
{
    private static readonly string[] Things = ["os patching", "backups", "image patching", "encryption at rest", "guards", "container image", "restore drill", "copies"];

    [Fact]
    public void The_same_questions_teach_the_same_each_time()
    {
        var (once, again) = (Trainer("customer").Train(), Trainer("customer").Train());
        Assert.True(once.Count > 0);
        Assert.Equal(once.Lines(), again.Lines());
    }

    /// <summary>"Yes" to a question about a duty of the provider means the provider, and of the customer the customer.</summary>
    [Theory]
    [InlineData("customer", AskedSide.Customer)]
    [InlineData("provider", AskedSide.Provider)]
    public void What_yes_means_is_told_by_the_owner(string owner, AskedSide side) => Assert.True(ShareOf(Trainer(owner), "first:can", side) > 0.5);

    /// <summary>Whoever has the work, also where the table has no owner for it.</summary>
    [Theory]
    [InlineData("customer", AskedSide.Customer)]
    [InlineData("provider", AskedSide.Provider)]
    [InlineData("open", AskedSide.Open)]
    public void A_side_that_is_the_label_is_what_yes_means(string label, AskedSide side)
    {
        var questions = Things.SelectMany((thing, at) => new[] { $$"""{"id":"s{{at}}","text":"can we count on {{thing}} there","side":"{{label}}"}""", $$"""{"id":"o{{at}}","ask":"who sees to {{thing}} there","expected":"customer"}""" });
        var trainer = new SideTrainer(SmallTable.Reader(), LabelledQuestion.ReadLines("some", questions), _ => null);
        Assert.Equal(2 * Things.Length, trainer.Questions);
        Assert.True(ShareOf(trainer, "first:can", side) > 0.5);
    }

    [Fact]
    public void Neither_answers_a_question_for_an_owner() => Assert.True(ShareOf(Trainer("customer"), "first:who", AskedSide.Open) > 0.5);

    [Theory]
    [InlineData("""{"id":"a","text":"do we run backups","verdict":"partly"}""", "customer")]
    [InlineData("""{"id":"a","text":"do we run backups","verdict":"yes"}""", "shared")]
    [InlineData("""{"id":"a","text":"do we run backups","verdict":"yes"}""", null)]
    [InlineData("""{"id":"a","text":"do we?","context":["who runs backups"],"verdict":"yes"}""", "customer")]
    [InlineData("""{"id":"a","text":"do we run backups"}""", "customer")]
    public void What_does_not_tell_is_not_learned_from(string line, string? owner) =>
        Assert.Equal(0, new SideTrainer(SmallTable.Reader(), LabelledQuestion.ReadLines("some", [line]), _ => owner).Questions);

    private static double ShareOf(SideTrainer trainer, string feature, AskedSide side) => trainer.Train().ShareOf(feature, side.ToString());

    private static SideTrainer Trainer(string owner)
    {
        var questions = Things.SelectMany((thing, at) => new[]
        {
            $$"""{"id":"y{{at}}","text":"can we count on {{thing}} there","verdict":"yes"}""",
            $$"""{"id":"o{{at}}","ask":"who sees to {{thing}} there","expected":"customer"}""",
        });
        return new(SmallTable.Reader(), LabelledQuestion.ReadLines("some", questions), _ => owner);
    }
}
