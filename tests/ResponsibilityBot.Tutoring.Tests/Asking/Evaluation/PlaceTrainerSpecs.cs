using ResponsibilityBot.Tutoring.Asking.Evaluation;

namespace ResponsibilityBot.Tutoring.Tests.Asking.Evaluation;

/// <summary>Learning which service model a question describes from labelled questions.</summary>
public sealed class PlaceTrainerSpecs
{
    private static readonly string[] Things = ["os patching", "backups", "image patching", "encryption at rest", "guards", "container image", "restore drill", "copies"];
    private static readonly string[] Verbs = ["sees to", "looks after"];

    [Fact]
    public void The_same_questions_teach_the_same_each_time()
    {
        var (once, again) = (Trainer().Train(), Trainer().Train());
        Assert.True(once.Count > 0);
        Assert.Equal(once.Lines(), again.Lines());
    }

    [Fact]
    public void What_describes_a_place_speaks_for_it_and_what_describes_none_against()
    {
        var learned = Trainer().Train();
        foreach (var (feature, place) in new[] { ("w:gizmo", "saas"), ("w:lantern", "colocation"), ("w:everywher", "none") })
            Assert.Equal(place, learned.Labels.MaxBy(label => learned.ShareOf(feature, label)));
    }

    /// <summary>The label of a whole reading counts as well, where it is one model or no place.</summary>
    [Theory]
    [InlineData("""{"id":"a","text":"who runs backups of the gizmo","gold":{"intent":"owner","responsibilities":[],"targets":["saas"]}}""", 1)]
    [InlineData("""{"id":"a","text":"who runs backups","gold":{"intent":"owner","responsibilities":[],"targets":[]}}""", 1)]
    [InlineData("""{"id":"a","text":"who runs backups","gold":{"intent":"owner","responsibilities":[],"targets":[]},"accept":{"targets":[["saas"]]}}""", 0)]
    [InlineData("""{"id":"a","text":"who runs backups","gold":{"intent":"owner","responsibilities":[],"targets":["iaas","saas"]}}""", 0)]
    [InlineData("""{"id":"a","text":"who runs backups on rds","gold":{"intent":"owner","responsibilities":[],"targets":["amazon-rds"]}}""", 0)]
    [InlineData("""{"id":"a","text":"who runs backups on rds","gold":{"intent":"owner","responsibilities":[],"targets":[]}}""", 0)]
    [InlineData("""{"id":"a","text":"and there?","context":["who runs backups"],"place":"saas"}""", 0)]
    [InlineData("""{"id":"a","text":"who runs backups","expected":"customer"}""", 0)]
    public void Only_what_tells_one_place_or_none_is_learned_from(string line, int questions) =>
        Assert.Equal(questions, new PlaceTrainer(SmallTable.Reader(), SmallTable.Table(), LabelledQuestion.ReadLines("some", [line])).Questions);

    [Fact]
    public void What_tells_a_place_alone_teaches_no_intent_and_no_duty()
    {
        var questions = LabelledQuestion.ReadLines("some", ["""{"id":"a","text":"who runs backups of the gizmo","place":"saas"}"""]);
        Assert.Equal(0, new IntentTrainer(SmallTable.Reader(), questions).Questions);
        Assert.Equal(0, new RowTrainer(SmallTable.Reader(), SmallTable.Table(), questions).Questions);
    }

    private static PlaceTrainer Trainer()
    {
        var questions = Things.SelectMany(_ => Verbs, (thing, verb) => $"{verb} {thing}").SelectMany((work, at) => new[]
        {
            $$"""{"id":"s{{at}}","text":"who {{work}} of the gizmo","place":"saas"}""",
            $$"""{"id":"c{{at}}","text":"who {{work}} of the lantern","place":"colocation"}""",
            $$"""{"id":"n{{at}}","text":"who {{work}} everywhere","place":"none"}""",
        });
        return new(SmallTable.Reader(), SmallTable.Table(), LabelledQuestion.ReadLines("some", questions));
    }
}
