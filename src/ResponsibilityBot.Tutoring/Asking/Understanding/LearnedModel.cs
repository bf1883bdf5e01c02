namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// Multinomial logistic regression, as it was learned from labelled questions: how much each feature speaks for each label. Pure, and safe for use by
/// many threads.
/// </summary>
/// <param name="labels">How many labels there are.</param>
/// <param name="weights">By feature the labels' numbers with their weights: above 0 for it, below 0 against it.</param>
internal sealed class LearnedModel(int labels, Dictionary<string, (int Label, float Weight)[]> weights)
{
    /// <summary>The model of weights as they are kept.</summary>
    /// <param name="labels">How many labels there are.</param>
    /// <param name="learned">The weights by feature.</param>
    /// <param name="labelOf">A weight's label by its number, and the weight itself.</param>
    public static LearnedModel Of<TWeight>(int labels, IReadOnlyDictionary<string, IReadOnlyList<TWeight>> learned, Func<TWeight, (int Label, float Weight)> labelOf) =>
        new(labels, learned.ToDictionary(pair => pair.Key, pair => pair.Value.Select(labelOf).ToArray(), StringComparer.Ordinal));

    /// <summary>Whether nothing was learned.</summary>
    public bool IsEmpty => weights.Count == 0;

    /// <summary>Takes features, and tells afterwards how likely each label is.</summary>
    public Sums Begin() => new(labels, weights.GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>Adds up what the features of one question say.</summary>
    public sealed class Sums(int labels, Dictionary<string, (int Label, float Weight)[]>.AlternateLookup<ReadOnlySpan<char>> known) : IFeatureSink
    {
        private readonly double[] sums = new double[labels];
        private int count;

        public void Add(ReadOnlySpan<char> feature)
        {
            if (!known.TryGetValue(feature, out var found))
                return;
            count++;
            foreach (var (label, weight) in found)
                sums[label] += weight;
        }

        /// <summary>How likely each label is, from 0 to 1, all together 1; null where no feature is known.</summary>
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
    }
}
