using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Asking.Evaluation;

/// <summary>
/// Learns a network with one hidden layer by stochastic gradient descent, the same each time. In each step some features and some hidden units are left out, so that
/// none is relied on alone (Srivastava and others, "Dropout", 2014).
/// </summary>
/// <param name="labels">The labels, by their numbers.</param>
public sealed class NetworkTrainer(IReadOnlyList<string> labels)
{
    /// <summary>The seed of the first weights, of the order in which examples are learned from, and of what is left out.</summary>
    public const int Seed = 20261128;

    /// <summary>How far a vector goes in the first step; less with each, and nothing at the end.</summary>
    private const float FirstStep = 0.3f;

    /// <summary>What stands over the vectors learns so many times as fast: it is learned from with every example.</summary>
    private const float UpperShare = 0.1f;

    /// <summary>How many of the features are left out in a step, from 0 to 1.</summary>
    private const float LeftOutFeatures = 0.1f;

    /// <summary>How many of the hidden units are left out in a step, from 0 to 1.</summary>
    private const float LeftOutUnits = 0.3f;

    /// <summary>The standard deviation of the numbers in a vector before anything is learned.</summary>
    private const float FirstSpread = 0.3f;

    /// <summary>How many hidden units there are.</summary>
    public int Width { get; init; } = 64;

    /// <summary>How many networks learn, each from another beginning: what they say on average is right more often than one of them.</summary>
    public int Members { get; init; } = 1;

    /// <summary>How often each example is learned from.</summary>
    public int Epochs { get; init; } = 6;

    /// <summary>A feature that fewer examples have says nothing of others.</summary>
    public int FewestExamples { get; init; } = 6;

    /// <summary>Learns from examples; the features that most of them have first.</summary>
    public LearnedNetwork Learn(IEnumerable<LearningExample> from)
    {
        ArgumentNullException.ThrowIfNull(from);
        var (names, data) = NumberedExamples.Of(from, FewestExamples);
        return Join(names, [.. Enumerable.Range(0, Members).Select(member => Learn(data.ToArray(), names.Length, Seed + member))]);
    }

    private Run Learn((int Label, int[] Features, double Weight)[] data, int features, int seed)
    {
        var run = new Run(features, Width, labels.Count, seed);
        var order = new Random(seed);
        var (steps, done) = ((float)Epochs * data.Length, 0);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            order.Shuffle(data);
            foreach (var (label, which, weight) in data)
                run.Learn(which, label, (float)weight, FirstStep * (1 - done++ / steps));
        }

        return run;
    }

    /// <summary>Networks side by side are one network, which says what they say on average.</summary>
    private LearnedNetwork Join(string[] names, Run[] members) =>
        LearnedNetwork.Of(
            labels,
            [.. members.SelectMany(member => member.Bias)],
            [.. labels.Index().Select(label => members.Average(member => member.LabelBias[label.Index]))],
            [.. labels.Index().Select(label => members.SelectMany(member => member.OutputsFor(label.Index)).Select(output => output / members.Length).ToArray())],
            [.. names.Index().Select(name => (name.Item, members.SelectMany(member => member.VectorOf(name.Index).ToArray()).ToArray()))]);

    /// <summary>The weights while they are learned.</summary>
    private sealed class Run
    {
        private readonly Random chance;
        private readonly int width;
        private readonly float[] vectors;
        private readonly float[] outputs;
        private readonly float[] bias;
        private readonly float[] labelBias;
        private readonly float[] units;
        private readonly float[] kept;
        private readonly float[] changes;
        private readonly float[] shares;

        public Run(int features, int width, int labels, int seed)
        {
            (chance, this.width) = (new(seed), width);
            (vectors, outputs) = (new float[features * width], new float[width * labels]);
            (bias, units, kept, changes) = (new float[width], new float[width], new float[width], new float[width]);
            (labelBias, shares) = (new float[labels], new float[labels]);
            Fill(vectors, FirstSpread);
            Fill(outputs, 1 / MathF.Sqrt(width));
        }

        /// <summary>What each unit has before anything is added.</summary>
        public float[] Bias => bias;

        /// <summary>What each label has before anything is added.</summary>
        public float[] LabelBias => labelBias;

        /// <summary>Goes one step towards what an example says.</summary>
        public void Learn(int[] all, int label, float weight, float step)
        {
            var features = Array.FindAll(all, _ => chance.NextSingle() >= LeftOutFeatures);
            if (features.Length == 0)
                return;
            var scale = 1 / MathF.Sqrt(features.Length);
            Signal(features, scale);
            Share();
            for (var at = 0; at < shares.Length; at++)
                shares[at] = ((at == label ? 1 : 0) - shares[at]) * weight;
            for (var unit = 0; unit < width; unit++)
                LearnUnit(unit, UpperShare * step);
            VectorSum.Add(labelBias, shares, UpperShare * step);
            foreach (var feature in features)
                VectorSum.Add(VectorOf(feature), changes, step * scale);
        }

        /// <summary>What each unit says for a label.</summary>
        public IEnumerable<float> OutputsFor(int label) => Enumerable.Range(0, width).Select(unit => outputs[unit * shares.Length + label]);

        /// <summary>The vector of a feature.</summary>
        public Span<float> VectorOf(int feature) => vectors.AsSpan(feature * width, width);

        private void Signal(int[] features, float scale)
        {
            Array.Clear(units);
            foreach (var feature in features)
                VectorSum.Add(units, VectorOf(feature), scale);
            for (var unit = 0; unit < width; unit++)
            {
                kept[unit] = chance.NextSingle() < LeftOutUnits ? 0 : 1 / (1 - LeftOutUnits);
                units[unit] = MathF.Max(units[unit] + bias[unit], 0) * kept[unit];
            }
        }

        private void Share()
        {
            labelBias.CopyTo(shares, 0);
            for (var unit = 0; unit < width; unit++)
            {
                if (units[unit] > 0)
                    VectorSum.Add(shares, OutputsOf(unit), units[unit]);
            }

            var (most, all) = (shares.Max(), 0f);
            for (var at = 0; at < shares.Length; at++)
                all += shares[at] = MathF.Exp(shares[at] - most);
            for (var at = 0; at < shares.Length; at++)
                shares[at] /= all;
        }

        /// <summary>What an example says of a unit that spoke: how it should have spoken, and of what for which label.</summary>
        private void LearnUnit(int unit, float step)
        {
            changes[unit] = 0;
            if (units[unit] <= 0)
                return;
            var says = OutputsOf(unit);
            for (var at = 0; at < shares.Length; at++)
                changes[unit] += says[at] * shares[at];
            changes[unit] *= kept[unit];
            VectorSum.Add(says, shares, step * units[unit]);
            bias[unit] += step * changes[unit];
        }

        private Span<float> OutputsOf(int unit) => outputs.AsSpan(unit * shares.Length, shares.Length);

        /// <summary>Numbers of a normal distribution around 0 (Box and Muller).</summary>
        private void Fill(float[] numbers, float spread)
        {
            for (var at = 0; at < numbers.Length; at++)
                numbers[at] = spread * MathF.Sqrt(-2 * MathF.Log(1 - chance.NextSingle())) * MathF.Cos(MathF.Tau * chance.NextSingle());
        }
    }
}
