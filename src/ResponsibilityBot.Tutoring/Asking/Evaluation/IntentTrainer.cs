using System.Text.Json;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Asking.Evaluation;

/// <summary>
/// Learns from labelled questions what is asked: multinomial logistic regression by stochastic gradient descent, the same result each time. Only
/// questions that stand alone are learned from; those with an owner or a verdict ask for an owner, those without a label must not be answered.
/// </summary>
public sealed class IntentTrainer
{
    private const int Epochs = 20;
    private const double FirstStep = 0.8;
    private const double Slowing = 0.3;
    private const int Seed = 20261126;

    /// <summary>A feature that fewer questions have says nothing of others.</summary>
    private const int FewestQuestions = 3;

    /// <summary>Smaller weights are left out: they change next to nothing and are most of the file.</summary>
    private const double SmallestWeight = 0.15;

    private readonly List<Example> examples;

    /// <summary>Reads the questions with a reader's rules.</summary>
    public IntentTrainer(QuestionReader reader, IEnumerable<LabelledQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(questions);
        examples = [.. questions.Where(IsLearnedFrom).Select(question => Example.Of(reader, question))];
    }

    /// <summary>How many questions there are to learn from.</summary>
    public int Questions => examples.Count;

    /// <summary>Learns from all questions; the weights by feature, in the order of their names.</summary>
    public SortedDictionary<string, IReadOnlyList<IntentWeight>> Train() => Train(examples);

    /// <summary>Learns from all parts but one and asks that one, for each part in turn.</summary>
    /// <param name="folds">How many parts; at least 2.</param>
    /// <param name="sure">How likely an intent must be to overrule the rules, from 0 to 1; several ways to compare.</param>
    /// <returns>Shares in percent of questions whose intent is right: by the rules, and for each <paramref name="sure"/> with what was learned.</returns>
    public (double Rules, IReadOnlyList<double> Learned) Folds(int folds, IReadOnlyList<double> sure)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentNullException.ThrowIfNull(sure);
        var shuffled = examples.ToArray();
        new Random(Seed).Shuffle(shuffled);
        var (rules, learned) = (0, new int[sure.Count]);
        for (var fold = 0; fold < folds; fold++)
        {
            var model = new LearnedIntents(Train(shuffled.Where((_, at) => at % folds != fold)));
            foreach (var example in shuffled.Where((_, at) => at % folds == fold))
            {
                var (intent, share) = model.Likeliest(example.Features);
                rules += example.Right.Contains(example.ByRules) ? 1 : 0;
                for (var way = 0; way < learned.Length; way++)
                    learned[way] += example.Right.Contains(share >= sure[way] ? intent : example.ByRules) ? 1 : 0;
            }
        }

        return (100.0 * rules / shuffled.Length, [.. learned.Select(right => 100.0 * right / shuffled.Length)]);
    }

    private static bool IsLearnedFrom(LabelledQuestion question) => question.Before.Count == 0 && (question.Gold is null || IntentWords.TryRead(question.Gold.Intent, out _));

    private static SortedDictionary<string, IReadOnlyList<IntentWeight>> Train(IEnumerable<Example> from)
    {
        var questions = from.ToArray();
        var counts = questions.SelectMany(question => question.Features).CountBy(feature => feature).Where(pair => pair.Value >= FewestQuestions);
        var numbers = counts.Select(pair => pair.Key).Order(StringComparer.Ordinal).Select((feature, at) => (feature, at)).ToDictionary(pair => pair.feature, pair => pair.at, StringComparer.Ordinal);
        var intents = questions.Select(question => question.Intent).Distinct().Order().ToArray();
        var data = questions.Select(question => (Label: Array.IndexOf(intents, question.Intent), Features: question.Features.Where(numbers.ContainsKey).Select(feature => numbers[feature]).ToArray())).ToArray();
        var weights = new double[numbers.Count][];
        for (var at = 0; at < weights.Length; at++)
            weights[at] = new double[intents.Length];
        var chance = new Random(Seed);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            chance.Shuffle(data);
            foreach (var (label, features) in data)
                Step(weights, features, label, FirstStep / (1 + Slowing * epoch));
        }

        var learned = new SortedDictionary<string, IReadOnlyList<IntentWeight>>(StringComparer.Ordinal);
        foreach (var (feature, at) in numbers)
        {
            var kept = intents.Select((intent, number) => new IntentWeight(intent, (float)Math.Round(weights[at][number], 2))).Where(weight => Math.Abs(weight.Weight) >= SmallestWeight).ToList();
            if (kept.Count > 0)
                learned[feature] = kept;
        }

        return learned;
    }

    private static void Step(double[][] weights, int[] features, int label, double step)
    {
        if (features.Length == 0)
            return;
        var scale = 1 / Math.Sqrt(features.Length);
        var shares = new double[weights[0].Length];
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

    private sealed record Example(Intent Intent, IReadOnlySet<Intent> Right, Intent ByRules, IReadOnlyList<string> Features)
    {
        public static Example Of(QuestionReader reader, LabelledQuestion question)
        {
            var (byRules, features) = reader.FeaturesOf(question.Question);
            var isUnlabelled = question is { Gold: null, Expected: null, Verdict.ValueKind: JsonValueKind.Undefined };
            if (!IntentWords.TryRead(question.Gold?.Intent, out var intent))
                intent = isUnlabelled ? Intent.Unknown : Intent.Owner;
            HashSet<Intent> right = [intent];
            foreach (var word in question.Accept?.Intent ?? [])
            {
                if (IntentWords.TryRead(word, out var other))
                    right.Add(other);
            }

            if (isUnlabelled)
                right.UnionWith([Intent.Smalltalk, Intent.Clarify, Intent.Help]);
            return new(intent, right, byRules, features);
        }
    }
}
