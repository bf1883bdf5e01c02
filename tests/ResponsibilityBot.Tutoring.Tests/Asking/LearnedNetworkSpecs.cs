using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>How what was learned is kept, and what it says.</summary>
public sealed class LearnedNetworkSpecs
{
    private static readonly string[] Two = ["gray", "owner"];

    [Fact]
    public void Each_of_many_features_has_its_own_vector_and_others_have_none()
    {
        var builder = new LearnedNetwork.Builder(new(Two, 1, [0, 0], [0, 0], [[1, 0], [0, 1]]));
        for (var at = 0; at < 1000; at++)
            builder.Add($"w:{at}", [(sbyte)(at % 100), (sbyte)-(at % 7)]);
        var learned = builder.Build();
        Assert.Equal((1000, 2), (learned.Count, learned.Width));
        for (var at = 0; at < 1000; at++)
        {
            Assert.Equal([(sbyte)(at % 100), (sbyte)-(at % 7)], learned.Of($"w:{at}").ToArray());
            Assert.True(learned.Of($"w:{at + 1000}").IsEmpty);
        }
    }

    [Fact]
    public void A_feature_that_begins_like_another_is_another()
    {
        var learned = LearnedNetwork.Linear(["gray"], [("w:patch", [1]), ("w:patching", [2])]);
        Assert.Equal([64, -64], learned.Of("w:patch").ToArray());
        Assert.Equal([127, -127], learned.Of("w:patching").ToArray());
        Assert.True(learned.Of("w:patc").IsEmpty);
        Assert.True(learned.Of("").IsEmpty);
    }

    /// <summary>Step 0.5: of vectors (6, -4) and (2, 2) come (8, -2) · 0.5 / √2, that is 2.83 and -0.71; with the bias 2.83 and 1.29, and for the labels 2.83 and 0.3 + 2 · 1.29.</summary>
    [Fact]
    public void Vectors_are_added_and_what_is_above_0_speaks_for_labels()
    {
        var builder = new LearnedNetwork.Builder(new(Two, 0.5f, [0, 2], [0, 0.3f], [[1, 0], [0, 2]]));
        builder.Add("w:one", [6, -4]);
        builder.Add("w:other", [2, 2]);
        builder.Add("w:less", [0, -8]);
        var learned = builder.Build();
        var shares = Assert.IsType<double[]>(learned.Shares("w:one", "w:unknown", "w:other"));
        var (gray, owner) = (4 / Math.Sqrt(2), 0.3 + 2 * (2 - 1 / Math.Sqrt(2)));
        Assert.Equal(Math.Exp(owner - gray), shares[1] / shares[0], 4);
        Assert.Equal(1, shares.Sum(), 6);
        Assert.Equal(Math.Exp(0.3), learned.Shares("w:less") is [var none, var other] ? other / none : 0, 4); // below 0 says nothing
        Assert.Null(learned.Shares("w:unknown"));
    }

    /// <summary>As many are added at once as the machine can, and the rest one by one.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(37)]
    [InlineData(64)]
    public void Vectors_of_any_length_are_added_number_by_number(int width)
    {
        string[] labels = [.. Enumerable.Range(0, width).Select(label => $"{label}")];
        var builder = new LearnedNetwork.Builder(new(labels, 0.01f, new float[width], new float[width], [.. labels.Index().Select(label => Enumerable.Range(0, width).Select(unit => unit == label.Index ? 1f : 0).ToArray())]));
        sbyte[] vector = [.. Enumerable.Range(0, width).Select(at => (sbyte)(at % 2 == 0 ? 127 - at : at - 128))];
        builder.Add("w:once", vector);
        builder.Add("w:both", [.. Enumerable.Repeat((sbyte)100, width)]);
        var shares = Assert.IsType<double[]>(builder.Build().Shares("w:once", "w:both", "w:both", "w:both"));
        var expected = vector.Select(number => Math.Exp(Math.Max(0.005 * (number + 300), 0))).ToArray();
        Assert.Equal(expected.Select(one => Math.Round(one / expected.Sum(), 4)), shares.Select(share => Math.Round(share, 4)));
    }

    [Fact]
    public void A_vector_of_another_length_is_refused() =>
        Assert.Contains("the vector has 1 numbers, and there are 2 hidden units", Assert.Throws<ArgumentException>(() => new LearnedNetwork.Builder(new(Two, 1, [0, 0], [0, 0], [[1, 0], [0, 1]])).Add("w:a", [1])).Message, StringComparison.Ordinal);

    /// <summary>Vectors of 0 to 4 hundredths, 2 on average, of 700 features that stand twice each; of 300 more nothing is known.</summary>
    [Fact]
    public void Long_questions_are_added_up_as_a_whole_and_each_feature_as_often_as_it_stands()
    {
        var builder = new LearnedNetwork.Builder(new(Two, 0.01f, [0], [0, 0], [[0], [1]]));
        for (var at = 0; at < 700; at++)
            builder.Add($"w:{at}", [(sbyte)(at % 5)]);
        var known = Enumerable.Range(0, 1000).Select(at => $"w:{at}").ToArray();
        var shares = Assert.IsType<double[]>(builder.Build().Shares([.. known, .. known]));
        Assert.Equal(0.01 * 2 * 1400 / Math.Sqrt(1400), Math.Log(shares[1] / shares[0]), 3);
    }

    [Fact]
    public void A_feature_stands_once()
    {
        var builder = new LearnedNetwork.Builder(new(Two, 1, [0], [0, 0], [[1], [0]]));
        builder.Add("w:a", [1]);
        builder.Add("w:b", [1]);
        builder.Add("w:a", [2]);
        Assert.Equal("feature 'w:a' cannot be told from 'w:a'", Assert.Throws<ArgumentException>(builder.Build).Message);
    }

    [Fact]
    public void Nothing_is_known_where_nothing_was_learned()
    {
        Assert.Equal(0, LearnedNetwork.None.Count);
        Assert.Empty(LearnedNetwork.None.Labels);
        Assert.True(LearnedNetwork.None.Of("w:patch").IsEmpty);
    }
}
