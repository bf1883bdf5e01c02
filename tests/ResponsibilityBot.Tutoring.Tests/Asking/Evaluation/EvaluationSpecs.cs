using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Asking.Evaluation;

namespace ResponsibilityBot.Tutoring.Tests.Asking.Evaluation;

/// <summary>Labelled questions must be answered as well as <c>tests/evaluation/thresholds.json</c> says, in percent.</summary>
public sealed class EvaluationSpecs(TaughtCurriculum taught)
{
    private const int Seed = 20261123;

    private static readonly string Folder = Repository.PathOf("tests", "evaluation");

    public static TheoryData<string> Sets() => [.. Directory.EnumerateFiles(Folder, "*.jsonl").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Sets))]
    public void A_set_is_answered_as_well_as_its_threshold_says(string name) => Hold(name, Judge.All(taught.Current, Questions(name)));

    [Theory]
    [InlineData("dev with one typo", 1)]
    [InlineData("dev with two typos", 2)]
    public void Misspelled_questions_are_answered_as_well_as_their_threshold_says(string name, int typos)
    {
        var random = new Random(Seed);
        var misspelled = Questions("dev").Select(question => question with { Text = Misspelling.Of(question.Question, typos, random) }).ToList();
        Assert.All(misspelled.Zip(Questions("dev")), pair => Assert.NotEqual(pair.First.Question, pair.Second.Question));
        Hold(name, Judge.All(taught.Current, misspelled));
    }

    [Theory, MemberData(nameof(Sets))]
    public void No_two_questions_of_a_set_have_one_id(string name)
    {
        var questions = Questions(name);
        Assert.NotEmpty(questions);
        Assert.Equal(questions.Count, questions.Select(question => question.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_threshold_is_of_a_set_that_is_measured()
    {
        string[] measured = [.. Sets().Select(row => (string)row.Data), "dev with one typo", "dev with two typos", "every cell by its names"];
        Assert.Equal(measured.Order(StringComparer.Ordinal), Thresholds.Names.Order(StringComparer.Ordinal));
    }

    private static void Hold(string name, IReadOnlyList<Judgement> judged) =>
        Thresholds.Hold(name, Judge.Share(judged, Outcome.Right), Judge.Share(judged, Outcome.Wrong), "The command evaluate FILE --failures lists them.");

    private static IReadOnlyList<LabelledQuestion> Questions(string name)
    {
        var path = Path.Combine(Folder, name + ".jsonl");
        return LabelledQuestion.ReadLines(path, File.ReadLines(path));
    }
}
