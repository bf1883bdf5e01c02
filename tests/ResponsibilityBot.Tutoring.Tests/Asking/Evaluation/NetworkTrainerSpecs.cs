using ResponsibilityBot.Tutoring.Asking.Evaluation;

namespace ResponsibilityBot.Tutoring.Tests.Asking.Evaluation;

/// <summary>Learning a network.</summary>
public sealed class NetworkTrainerSpecs
{
    private static readonly string[] Labels = ["same", "other"];

    /// <summary>Two signs mean one thing together and another apart, which no sum of weights can tell.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_two_features_mean_only_together_is_learned(int members)
    {
        LearningExample[] examples = [.. Enumerable.Range(0, 400).Select(at => new LearningExample((at & 1) == (at >> 1 & 1) ? 0 : 1, [(at & 1) == 0 ? "left:a" : "left:b", (at >> 1 & 1) == 0 ? "right:a" : "right:b"]))];
        var learned = new NetworkTrainer(Labels) { Width = 16, Members = members, Epochs = 30 }.Learn(examples);
        Assert.Equal((4, 16 * members), (learned.Count, learned.Width));
        foreach (var example in examples.Take(4))
        {
            var share = Assert.IsType<double[]>(learned.Shares(example.Features))[example.Label];
            Assert.True(share > 0.8, $"{string.Join(' ', example.Features)}: {share}");
        }
    }

    [Fact]
    public void An_example_that_counts_more_says_more()
    {
        LearningExample[] examples = [.. Enumerable.Range(0, 200).Select(at => new LearningExample(at % 2, ["w:a"], at % 2 == 0 ? 1 : 0.2))];
        Assert.InRange(new NetworkTrainer(Labels) { Width = 16 }.Learn(examples).ShareOf("w:a", "same"), 0.7, 0.95);
    }

    [Fact]
    public void What_most_examples_have_stands_first_and_what_few_have_is_left_out()
    {
        LearningExample[] examples = [.. Enumerable.Range(0, 12).Select(at => new LearningExample(at % 2, ["w:half", "w:all", "w:b", "w:two", "w:two"])).Select((example, at) => at switch
        {
            < 2 => example,
            < 6 => example with { Features = ["w:half", "w:all", "w:b"] },
            _ => example with { Features = ["w:all", "w:b"] },
        })];
        Assert.Equal(["w:all", "w:b", "w:half"], new NetworkTrainer(Labels) { FewestExamples = 3 }.Learn(examples).All().Select(feature => feature.Feature));
    }

    [Fact]
    public void Of_nothing_nothing_is_learned() => Assert.Equal(0, new NetworkTrainer(Labels).Learn([]).Count);
}
