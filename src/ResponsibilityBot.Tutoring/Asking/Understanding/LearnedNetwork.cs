using System.Buffers;

namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// What was learned from labelled questions of one kind: a network with one hidden layer. Each feature has a vector; those of a question are added, and divided by the
/// square root of their number. What is above 0 of that, with a bias, speaks for each label or against it. Immutable, and safe for use by many threads.
/// </summary>
public sealed class LearnedNetwork
{
    private readonly FeatureNumbers features;

    /// <summary>The vectors, feature by feature.</summary>
    private readonly sbyte[] vectors;

    /// <summary>What 1 in a vector is.</summary>
    private readonly float step;

    private readonly float[] bias;

    /// <summary>What each hidden unit says for each label, unit by unit.</summary>
    private readonly float[] outputs;

    private readonly float[] labelBias;

    private LearnedNetwork(Layers layers, FeatureNumbers features, sbyte[] vectors)
    {
        (Labels, Width, this.features, this.vectors) = (layers.Labels, layers.Bias.Count, features, vectors);
        (step, bias, labelBias) = (layers.Step, [.. layers.Bias], [.. layers.LabelBias]);
        outputs = new float[Width * Labels.Count];
        for (var label = 0; label < Labels.Count; label++)
        {
            for (var unit = 0; unit < Width; unit++)
                outputs[unit * Labels.Count + label] = layers.Outputs[label][unit];
        }
    }

    /// <summary>Nothing was learned.</summary>
    public static LearnedNetwork None => new Builder(new([], 0, [], [], [])).Build();

    /// <summary>
    /// A network that says for each label the sum of the weights of the features, divided by the square root of their number, as a logistic regression does: a hidden unit for what
    /// speaks for a label, and one for what speaks against it.
    /// </summary>
    /// <param name="labels">The labels, each once.</param>
    /// <param name="weights">By feature the weight for each label; each is kept as one of 255 numbers.</param>
    public static LearnedNetwork Linear(IReadOnlyList<string> labels, IEnumerable<(string Feature, float[] Weights)> weights)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var width = 2 * labels.Count;
        var outputs = Enumerable.Range(0, labels.Count).Select(label => Enumerable.Range(0, width).Select(unit => unit / 2 != label ? 0f : unit % 2 == 0 ? 1 : -1).ToArray());
        return Of(labels, new float[width], new float[labels.Count], [.. outputs], [.. weights.Select(one => (one.Feature, one.Weights.SelectMany(weight => (float[])[weight, -weight]).ToArray()))]);
    }

    /// <summary>A network of what was learned, each number of a vector kept as one of 255, from the largest in any to its opposite.</summary>
    internal static LearnedNetwork Of(IReadOnlyList<string> labels, float[] bias, float[] labelBias, float[][] outputs, IReadOnlyList<(string Feature, float[] Vector)> features)
    {
        var step = Math.Max(features.SelectMany(one => one.Vector).Select(MathF.Abs).DefaultIfEmpty().Max(), float.Epsilon) / sbyte.MaxValue;
        var builder = new Builder(new(labels, step, bias, labelBias, outputs));
        foreach (var (feature, vector) in features)
            builder.Add(feature, Array.ConvertAll(vector, number => (sbyte)MathF.Round(number / step)));
        return builder.Build();
    }

    /// <summary>The labels, by their numbers.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>How many hidden units there are: the length of each vector.</summary>
    public int Width { get; }

    /// <summary>How many features there are.</summary>
    public int Count => features.Count;

    /// <summary>Everything but the features' vectors.</summary>
    public Layers Upper => new(Labels, step, bias, labelBias, [.. Enumerable.Range(0, Labels.Count).Select(label => Enumerable.Range(0, Width).Select(unit => outputs[unit * Labels.Count + label]).ToArray())]);

    /// <summary>Every feature with its vector, in the order in which they were added.</summary>
    public IEnumerable<(string Feature, ReadOnlyMemory<sbyte> Vector)> All()
    {
        for (var feature = 0; feature < Count; feature++)
            yield return (features.NameOf(feature).ToString(), vectors.AsMemory(feature * Width, Width));
    }

    /// <summary>The vector of a feature; empty where nothing was learned of it.</summary>
    public ReadOnlySpan<sbyte> Of(ReadOnlySpan<char> feature) => features.Of(FeatureNumbers.HashOf(feature)) is var number and >= 0 ? VectorOf(number) : [];

    /// <summary>Adds up the vectors of features, by their hashes. All are looked up before the first is added, so that what is far away in memory is waited for together.</summary>
    /// <returns>How many of them are known.</returns>
    internal int AddUp(ReadOnlySpan<ulong> hashes, Span<int> sums)
    {
        var found = ArrayPool<int>.Shared.Rent(hashes.Length);
        var count = 0;
        foreach (var hash in hashes)
        {
            found[count] = features.Of(hash);
            count += found[count] < 0 ? 0 : 1;
        }

        foreach (var number in found.AsSpan(0, count))
            VectorSum.Add(sums, VectorOf(number));
        ArrayPool<int>.Shared.Return(found);
        return count;
    }

    /// <summary>How likely each label is of a question with these features, by its number, from 0 to 1, all together 1; null where none of them is known.</summary>
    public double[]? Shares(params IEnumerable<string> known)
    {
        using var sums = LabelSums.Of(this, known);
        return sums.Shares();
    }

    /// <summary>How likely each label is, by its number, from 0 to 1, all together 1.</summary>
    /// <param name="sums">The vectors of a question's features, added up; <see cref="Width"/> numbers.</param>
    /// <param name="count">How many there were; at least 1.</param>
    internal double[] Shares(ReadOnlySpan<int> sums, int count)
    {
        var scale = step / MathF.Sqrt(count);
        var logits = labelBias.ToArray();
        for (var unit = 0; unit < Width; unit++)
        {
            if (sums[unit] * scale + bias[unit] is var signal and > 0)
                VectorSum.Add(logits, outputs.AsSpan(unit * logits.Length, logits.Length), signal);
        }

        var most = logits.Max();
        var shares = new double[logits.Length];
        var all = 0.0;
        for (var at = 0; at < shares.Length; at++)
            all += shares[at] = Math.Exp(logits[at] - most);
        for (var at = 0; at < shares.Length; at++)
            shares[at] /= all;
        return shares;
    }

    private ReadOnlySpan<sbyte> VectorOf(int number) => vectors.AsSpan(number * Width, Width);

    /// <summary>What stands over the vectors of the features.</summary>
    /// <param name="Labels">The labels, each once.</param>
    /// <param name="Step">What 1 in a vector is.</param>
    /// <param name="Bias">What each hidden unit has before anything is added.</param>
    /// <param name="LabelBias">The same of each label.</param>
    /// <param name="Outputs">By label, what each hidden unit says for it.</param>
    public sealed record Layers(IReadOnlyList<string> Labels, float Step, IReadOnlyList<float> Bias, IReadOnlyList<float> LabelBias, IReadOnlyList<IReadOnlyList<float>> Outputs);

    /// <summary>Takes the features, one after the other. For one thread.</summary>
    /// <param name="layers">What stands over them.</param>
    /// <param name="room">How many numbers all vectors may have together, where that is known before; more is taken, too.</param>
    public sealed class Builder(Layers layers, int room = 0)
    {
        private readonly List<char> text = [];
        private readonly List<int> starts = [0];
        private readonly List<sbyte> vectors = new(room);

        /// <summary>Adds a feature with its vector; each feature once.</summary>
        /// <exception cref="ArgumentException">The vector has not as many numbers as there are hidden units.</exception>
        public void Add(ReadOnlySpan<char> feature, ReadOnlySpan<sbyte> vector)
        {
            if (vector.Length != layers.Bias.Count)
                throw new ArgumentException($"the vector has {vector.Length} numbers, and there are {layers.Bias.Count} hidden units", nameof(vector));
            text.AddRange(feature);
            starts.Add(text.Count);
            vectors.AddRange(vector);
        }

        /// <summary>All of it.</summary>
        /// <exception cref="ArgumentException">A feature was added twice.</exception>
        public LearnedNetwork Build() => new(layers, new([.. text], [.. starts]), [.. vectors]);
    }
}
