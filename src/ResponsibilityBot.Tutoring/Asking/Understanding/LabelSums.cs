namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>Adds up what the features of one question say for each label: multinomial logistic regression, as it was learned from labelled questions. For one thread.</summary>
/// <param name="known">What was learned.</param>
internal sealed class LabelSums(LearnedWeights known) : IFeatureSink
{
    private readonly int[] hundredths = new int[known.Labels.Count];
    private int count;

    public void Add(ReadOnlySpan<char> feature)
    {
        var found = known.Of(feature);
        if (found.IsEmpty)
            return;
        count++;
        foreach (var (label, weight) in found)
            hundredths[label] += weight;
    }

    /// <summary>How likely each label is, by its number, from 0 to 1, all together 1; null where no feature is known.</summary>
    public double[]? Shares()
    {
        if (count == 0)
            return null;
        var scale = 0.01 / Math.Sqrt(count);
        var most = hundredths.Max();
        var shares = new double[hundredths.Length];
        var all = 0.0;
        for (var at = 0; at < shares.Length; at++)
            all += shares[at] = Math.Exp((hundredths[at] - most) * scale);
        for (var at = 0; at < shares.Length; at++)
            shares[at] /= all;
        return shares;
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
