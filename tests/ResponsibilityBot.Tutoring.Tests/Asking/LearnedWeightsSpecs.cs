using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>How what was learned is kept.</summary>
public sealed class LearnedWeightsSpecs
{
    [Fact]
    public void Each_of_many_features_has_its_own_weights_and_others_have_none()
    {
        var builder = new LearnedWeights.Builder();
        for (var at = 0; at < 1000; at++)
        {
            Assert.Equal(at < 7, builder.Add($"label {at % 7}", (short)at));
            builder.End($"w:{at}");
        }

        var learned = builder.Build();
        Assert.Equal(1000, learned.Count);
        for (var at = 0; at < 1000; at++)
        {
            Assert.Equal([new((short)(at % 7), (short)at)], learned.Of($"w:{at}").ToArray());
            Assert.True(learned.Of($"w:{at + 1000}").IsEmpty);
        }
    }

    [Fact]
    public void A_feature_that_begins_like_another_is_another()
    {
        var learned = LearnedWeights.Of(new Dictionary<string, IReadOnlyList<float>> { ["w:patch"] = [1], ["w:patching"] = [2, 3] }, weight => ("label", weight));
        Assert.Equal([new LabelWeight(0, 100)], learned.Of("w:patch").ToArray());
        Assert.Equal([new LabelWeight(0, 200), new LabelWeight(0, 300)], learned.Of("w:patching").ToArray());
        Assert.True(learned.Of("w:patc").IsEmpty);
        Assert.True(learned.Of("").IsEmpty);
    }

    [Fact]
    public void Labels_are_in_ordinal_order_whatever_came_first()
    {
        var learned = LearnedWeights.Of(
            new Dictionary<string, IReadOnlyList<(string, float)>> { ["a"] = [("owner", 1), ("Zulu", -1)], ["b"] = [("gray", 2)] }, pair => pair, "define");
        Assert.Equal(["Zulu", "define", "gray", "owner"], learned.Labels);
        Assert.Equal([("a", [("owner", 1f), ("Zulu", -1f)]), ("b", [("gray", 2f)])], learned.All().Select(each => (each.Feature, each.Weights.ToList())));
    }

    [Fact]
    public void Nothing_is_known_where_nothing_was_learned()
    {
        Assert.Equal(0, LearnedWeights.None.Count);
        Assert.Empty(LearnedWeights.None.Labels);
        Assert.True(LearnedWeights.None.Of("w:patch").IsEmpty);
    }
}
