namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Adds up what the features of one question say for each label: multinomial logistic regression, as it was learned from labelled questions. For one thread.</summary>
/// <param name="known">What was learned.</param>
internal sealed class LabelSums(LearnedWeights known) : IFeatureSink
{
    private readonly double[] sums = new double[known.Labels.Count];
    private int count;

    public void Add(ReadOnlySpan<char> feature)
    {
        var found = known.Of(feature);
        if (found.IsEmpty)
            return;
        count++;
        foreach (var (label, weight) in found)
            sums[label] += weight;
    }

    /// <summary>How likely each label is, by its number, from 0 to 1, all together 1; null where no feature is known.</summary>
    public double[]? Shares()
    {
        if (count == 0)
            return null;
        var scale = 1 / Math.Sqrt(count);
        var most = sums.Max();
        var all = 0.0;
        for (var at = 0; at < sums.Length; at++)
            all += sums[at] = Math.Exp((sums[at] - most) * scale);
        for (var at = 0; at < sums.Length; at++)
            sums[at] /= all;
        return sums;
    }

    /// <summary>The likeliest label's number and how likely it is, from 0 to 1; null where no feature is known.</summary>
    public (int Label, double Share)? Likeliest()
    {
        if (Shares() is not { } shares)
            return null;
        var share = shares.Max();
        return (Array.IndexOf(shares, share), share);
    }
}
