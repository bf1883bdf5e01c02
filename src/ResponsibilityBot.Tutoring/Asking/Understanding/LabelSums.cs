namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Adds up the vectors of the features of one question, as they were learned from labelled questions. For one thread.</summary>
/// <param name="known">What was learned.</param>
internal sealed class LabelSums(LearnedNetwork known) : IFeatureSink
{
    private readonly int[] sums = new int[known.Width];
    private int count;

    /// <summary>The sums of features that are known by their names.</summary>
    public static LabelSums Of(LearnedNetwork known, IEnumerable<string> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var sums = new LabelSums(known);
        foreach (var feature in features)
            sums.Add(feature);
        return sums;
    }

    public void Add(ReadOnlySpan<char> feature)
    {
        var found = known.Of(feature);
        if (found.IsEmpty)
            return;
        count++;
        VectorSum.Add(sums, found);
    }

    /// <summary>How likely each label is, by its number, from 0 to 1, all together 1; null where no feature is known.</summary>
    public double[]? Shares() => count == 0 ? null : known.Shares(sums, count);

    /// <summary>The likeliest label's number and how likely it is, from 0 to 1; null where no feature is known.</summary>
    public (int Label, double Share)? Likeliest()
    {
        if (Shares() is not { } shares)
            return null;
        var share = shares.Max();
        return (Array.IndexOf(shares, share), share);
    }
}
