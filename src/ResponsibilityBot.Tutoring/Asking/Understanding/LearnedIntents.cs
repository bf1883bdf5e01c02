namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>How much a feature of a question speaks for an intent.</summary>
/// <param name="Intent">The intent.</param>
/// <param name="Weight">Above 0 for it, below 0 against it; the logarithm of odds, before it is divided by the square root of the number of features.</param>
public readonly record struct IntentWeight(Intent Intent, float Weight);

/// <summary>
/// A second opinion on what is asked, learned from labelled questions: multinomial logistic regression over <see cref="QuestionFeatures"/>, of which
/// the rules' own reading is one. Pure, and safe for use by many threads.
/// </summary>
internal sealed class LearnedIntents
{
    private readonly Dictionary<string, IntentWeight[]> weights;

    /// <summary>The intents that something is known of.</summary>
    private readonly Intent[] intents;

    /// <summary>Takes what was learned; empty where nothing was.</summary>
    public LearnedIntents(IReadOnlyDictionary<string, IReadOnlyList<IntentWeight>> learned)
    {
        weights = learned.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        intents = [.. learned.Values.SelectMany(list => list).Select(weight => weight.Intent).Distinct().Order()];
    }

    /// <summary>The likeliest intent and how likely it is, from 0 to 1; <see cref="Intent.Unknown"/> with 0 where nothing was learned.</summary>
    public (Intent Intent, double Share) Likeliest(QuestionEvidence question, Reading reading)
    {
        if (weights.Count == 0)
            return (Intent.Unknown, 0);
        var sums = new Sums(this);
        QuestionFeatures.Of(question, reading, sums);
        return sums.Likeliest();
    }

    /// <summary>The same of a question whose features are known.</summary>
    public (Intent Intent, double Share) Likeliest(IEnumerable<string> features)
    {
        var sums = new Sums(this);
        foreach (var feature in features)
            sums.Add(feature);
        return sums.Likeliest();
    }

    /// <summary>Adds up what the features say.</summary>
    private sealed class Sums(LearnedIntents learned) : IFeatureSink
    {
        private readonly Dictionary<string, IntentWeight[]>.AlternateLookup<ReadOnlySpan<char>> known = learned.weights.GetAlternateLookup<ReadOnlySpan<char>>();
        private readonly double[] sums = new double[IntentWords.Count];
        private int count;

        public void Add(ReadOnlySpan<char> feature)
        {
            if (!known.TryGetValue(feature, out var found))
                return;
            count++;
            foreach (var (intent, weight) in found)
                sums[(int)intent] += weight;
        }

        public (Intent Intent, double Share) Likeliest()
        {
            if (count == 0)
                return (Intent.Unknown, 0);
            var scale = 1 / Math.Sqrt(count);
            var best = learned.intents.MaxBy(intent => sums[(int)intent]);
            return (best, 1 / learned.intents.Sum(intent => Math.Exp((sums[(int)intent] - sums[(int)best]) * scale)));
        }
    }
}
