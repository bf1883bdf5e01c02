namespace ResponsibilityBot.Tutoring.Asking.Evaluation;

/// <summary>One labelled text to learn from.</summary>
/// <param name="Label">Its label's number.</param>
/// <param name="Features">Its features, each once.</param>
/// <param name="Weight">How much it counts; 1 for a question that somebody asked.</param>
internal sealed record LearningExample(int Label, IReadOnlyList<string> Features, double Weight = 1);

/// <summary>Multinomial logistic regression by stochastic gradient descent, the same result each time.</summary>
/// <param name="labels">How many labels there are.</param>
internal sealed class LogisticRegression(int labels)
{
    private const double FirstStep = 0.8;
    private const double Slowing = 0.3;

    /// <summary>The seed of the order in which examples are learned from.</summary>
    public const int Seed = 20261126;

    /// <summary>How often each example is learned from.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>A feature that fewer examples have says nothing of others.</summary>
    public int FewestExamples { get; init; } = 3;

    /// <summary>Smaller weights are left out: they change next to nothing and are most of the file.</summary>
    public double SmallestWeight { get; init; } = 0.15;

    /// <summary>The weights by feature, in the order of their names; each of a feature's in the order of the labels.</summary>
    /// <param name="from">What to learn from.</param>
    /// <param name="weightOf">How a label's number and its weight are kept.</param>
    public SortedDictionary<string, IReadOnlyList<TWeight>> Learn<TWeight>(IEnumerable<LearningExample> from, Func<int, float, TWeight> weightOf)
    {
        var examples = from.ToArray();
        var counts = examples.SelectMany(example => example.Features).CountBy(feature => feature).Where(pair => pair.Value >= FewestExamples);
        var numbers = counts.Select(pair => pair.Key).Order(StringComparer.Ordinal).Select((feature, at) => (feature, at)).ToDictionary(pair => pair.feature, pair => pair.at, StringComparer.Ordinal);
        var data = examples.Select(example => (example.Label, Features: example.Features.Where(numbers.ContainsKey).Select(feature => numbers[feature]).ToArray(), example.Weight)).ToArray();
        var weights = new double[numbers.Count][];
        for (var at = 0; at < weights.Length; at++)
            weights[at] = new double[labels];
        var chance = new Random(Seed);
        var shares = new double[labels];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            chance.Shuffle(data);
            foreach (var (label, features, weight) in data)
                Step(weights, features, label, weight * FirstStep / (1 + Slowing * epoch), shares);
        }

        var learned = new SortedDictionary<string, IReadOnlyList<TWeight>>(StringComparer.Ordinal);
        foreach (var (feature, at) in numbers)
        {
            var kept = weights[at].Select((weight, label) => (label, (float)Math.Round(weight, 2))).Where(pair => Math.Abs(pair.Item2) >= SmallestWeight).ToArray();
            if (kept.Length > 0)
                learned[feature] = [.. kept.Select(pair => weightOf(pair.label, pair.Item2))];
        }

        return learned;
    }

    private static void Step(double[][] weights, int[] features, int label, double step, double[] shares)
    {
        if (features.Length == 0)
            return;
        var scale = 1 / Math.Sqrt(features.Length);
        Array.Clear(shares);
        foreach (var feature in features)
        {
            for (var at = 0; at < shares.Length; at++)
                shares[at] += weights[feature][at] * scale;
        }

        var most = shares.Max();
        var all = 0.0;
        for (var at = 0; at < shares.Length; at++)
            all += shares[at] = Math.Exp(shares[at] - most);
        for (var at = 0; at < shares.Length; at++)
        {
            var change = ((at == label ? 1 : 0) - shares[at] / all) * step * scale;
            foreach (var feature in features)
                weights[feature][at] += change;
        }
    }
}
