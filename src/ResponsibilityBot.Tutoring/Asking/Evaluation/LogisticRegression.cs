using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Asking.Evaluation;

/// <summary>Multinomial logistic regression by stochastic gradient descent, the same result each time.</summary>
/// <param name="labels">The labels, by their numbers.</param>
internal sealed class LogisticRegression(IReadOnlyList<string> labels)
{
    private const double FirstStep = 0.8;
    private const double Slowing = 0.3;

    /// <summary>The seed of the order in which examples are learned from.</summary>
    private const int Seed = 20261126;

    /// <summary>How often each example is learned from.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>A feature that fewer examples have says nothing of others.</summary>
    public int FewestExamples { get; init; } = 3;

    /// <summary>Smaller weights are left out: they change next to nothing and are most of the file.</summary>
    public double SmallestWeight { get; init; } = 0.15;

    /// <summary>Learns from examples; the features that most of them have first, those without a weight left out.</summary>
    public LearnedNetwork Learn(IEnumerable<LearningExample> from)
    {
        var (names, data) = NumberedExamples.Of(from, FewestExamples);
        var weights = Array.ConvertAll(names, _ => new double[labels.Count]);
        var chance = new Random(Seed);
        var shares = new double[labels.Count];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            chance.Shuffle(data);
            foreach (var (label, features, weight) in data)
                Step(weights, features, label, weight * FirstStep / (1 + Slowing * epoch), shares);
        }

        return LearnedNetwork.Linear(labels, names.Zip(weights, (name, all) => (name, Array.ConvertAll(all, weight => Math.Abs(weight) >= SmallestWeight ? (float)weight : 0))).Where(pair => Array.Exists(pair.Item2, weight => weight != 0)));
    }

    private static void Step(double[][] weights, int[] features, int label, double step, double[] shares)
    {
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
