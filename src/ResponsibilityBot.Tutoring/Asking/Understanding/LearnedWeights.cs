namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>How much a feature speaks for a label.</summary>
/// <param name="Label">The label's number in <see cref="LearnedWeights.Labels"/>.</param>
/// <param name="Hundredths">Above 0 for it, below 0 against it; hundredths of the logarithm of odds, before it is divided by the square root of the number of features.</param>
public readonly record struct LabelWeight(short Label, short Hundredths);

/// <summary>
/// What was learned from labelled questions of one kind: by feature the weights of labels. The features stand in one text and the weights in one list, with no
/// object for each, because tens of thousands are read at every start and most are never asked for. Immutable, and safe for use by many threads.
/// </summary>
public sealed class LearnedWeights
{
    private readonly char[] text;

    /// <summary>Where each feature begins in the text, and where the last one ends.</summary>
    private readonly int[] features;

    /// <summary>Where the weights of each feature begin, and where those of the last one end.</summary>
    private readonly int[] starts;

    private readonly LabelWeight[] weights;

    /// <summary>By the hash of a feature the number of the first that has it, plus 1; 0 for none.</summary>
    private readonly int[] first;

    /// <summary>By a feature's number the next with the same place in <see cref="first"/>, plus 1; 0 for none.</summary>
    private readonly int[] next;

    private LearnedWeights(IReadOnlyList<string> labels, char[] text, int[] features, int[] starts, LabelWeight[] weights)
    {
        (Labels, this.text, this.features, this.starts, this.weights) = (labels, text, features, starts, weights);
        first = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * Count + 1))];
        next = new int[Count];
        for (var feature = 0; feature < Count; feature++)
        {
            ref var place = ref first[PlaceOf(Text(feature))];
            (next[feature], place) = (place, feature + 1);
        }
    }

    /// <summary>Nothing was learned.</summary>
    public static LearnedWeights None => new Builder().Build();

    /// <summary>The labels, in ordinal order.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>How many features there are.</summary>
    public int Count => features.Length - 1;

    /// <summary>Every feature with its weights, in the order in which they were learned.</summary>
    public IEnumerable<(string Feature, IReadOnlyList<(string Label, float Weight)> Weights)> All()
    {
        for (var feature = 0; feature < Count; feature++)
            yield return (Text(feature).ToString(), [.. weights[starts[feature]..starts[feature + 1]].Select(weight => (Labels[weight.Label], weight.Hundredths / 100f))]);
    }

    /// <summary>The weights of a feature; empty where nothing was learned of it.</summary>
    public ReadOnlySpan<LabelWeight> Of(ReadOnlySpan<char> feature)
    {
        for (var at = first[PlaceOf(feature)]; at != 0; at = next[at - 1])
        {
            if (Text(at - 1).SequenceEqual(feature))
                return weights.AsSpan(starts[at - 1]..starts[at]);
        }

        return [];
    }

    /// <summary>A weight as it is kept, to two places after the point.</summary>
    /// <exception cref="OverflowException">It is beyond 327 in either direction.</exception>
    public static short HundredthsOf(float weight) => checked((short)MathF.Round(100 * weight));

    private ReadOnlySpan<char> Text(int feature) => text.AsSpan(features[feature]..features[feature + 1]);

    private int PlaceOf(ReadOnlySpan<char> feature) => string.GetHashCode(feature) & (first.Length - 1);

    /// <summary>Weights as a trainer gives them.</summary>
    /// <param name="learned">By feature.</param>
    /// <param name="pair">A weight's label and the weight itself.</param>
    /// <param name="labels">Labels that are there although no feature may speak for them.</param>
    public static LearnedWeights Of<TWeight>(IEnumerable<KeyValuePair<string, IReadOnlyList<TWeight>>> learned, Func<TWeight, (string Label, float Weight)> pair, params IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(learned);
        ArgumentNullException.ThrowIfNull(pair);
        var builder = new Builder(labels);
        foreach (var (feature, weights) in learned)
        {
            foreach (var (label, weight) in weights.Select(pair))
                builder.Add(label, HundredthsOf(weight));
            builder.End(feature);
        }

        return builder.Build();
    }

    /// <summary>Takes weights, feature by feature. For one thread.</summary>
    public sealed class Builder
    {
        private readonly List<char> text = [];
        private readonly List<int> features = [0];
        private readonly List<int> starts = [0];
        private readonly List<LabelWeight> weights = [];
        private readonly List<string> labels = [];
        private readonly Dictionary<string, short> numbers = new(StringComparer.Ordinal);

        /// <summary>Begins with labels that are there although no feature may speak for them.</summary>
        public Builder(params IEnumerable<string> known)
        {
            foreach (var label in known)
                NumberOf(label);
        }

        /// <summary>Adds a weight to the feature that <see cref="End"/> will name.</summary>
        /// <returns>True if nothing had this label before.</returns>
        public bool Add(ReadOnlySpan<char> label, short hundredths)
        {
            var known = labels.Count;
            weights.Add(new(NumberOf(label), hundredths));
            return labels.Count > known;
        }

        /// <summary>Ends a feature: it has the weights that were added since the one before. Each feature once.</summary>
        public void End(ReadOnlySpan<char> feature)
        {
            text.AddRange(feature);
            features.Add(text.Count);
            starts.Add(weights.Count);
        }

        /// <summary>All of it.</summary>
        public LearnedWeights Build()
        {
            var order = labels.Order(StringComparer.Ordinal).ToList();
            var numberOf = labels.ConvertAll(label => (short)order.IndexOf(label));
            return new(order, [.. text], [.. features], [.. starts], [.. weights.Select(weight => weight with { Label = numberOf[weight.Label] })]);
        }

        private short NumberOf(ReadOnlySpan<char> label)
        {
            var known = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!known.TryGetValue(label, out var number))
            {
                known[label] = number = checked((short)labels.Count);
                labels.Add(label.ToString());
            }

            return number;
        }
    }
}
