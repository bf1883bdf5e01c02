using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Asking.Evaluation;

/// <summary>
/// Learns from labelled questions what is asked, the same each time. Only
/// questions that stand alone are learned from; those with an owner, a verdict or a duty ask for an owner, those without a label must not be answered.
/// </summary>
public sealed class IntentTrainer
{
    /// <summary>A question that is labelled with its duty alone asks for an owner; there are so many of them that all else would seem rare.</summary>
    private const double DutyWeight = 0.4;

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

    /// <summary>Learns from all questions.</summary>
    public LearnedNetwork Train() => Train(examples);

    /// <summary>Learns from all parts but one and asks that one, for each part in turn.</summary>
    /// <param name="folds">How many parts; at least 2.</param>
    /// <param name="sure">How likely an intent must be to overrule the rules, from 0 to 1; several ways to compare.</param>
    /// <returns>Shares in percent of questions whose intent is right: by the rules, and for each <paramref name="sure"/> with what was learned.</returns>
    public (double Rules, IReadOnlyList<double> Learned) Folds(int folds, IReadOnlyList<double> sure)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentNullException.ThrowIfNull(sure);
        var shuffled = examples.ToArray();
        new Random(NetworkTrainer.Seed).Shuffle(shuffled);
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

    private static bool IsLearnedFrom(LabelledQuestion question) =>
        question.Before.Count == 0 && question is { Duty: not LabelledQuestion.NoDuty, Side: null, Place: null } && (question.Gold is null || IntentWords.TryRead(question.Gold.Intent, out _));

    private static LearnedNetwork Train(IEnumerable<Example> from)
    {
        var questions = from.ToArray();
        var intents = questions.Select(question => question.Intent).Distinct().Order().ToArray();
        return new NetworkTrainer([.. intents.Select(IntentWords.Of)]) { Width = 32, FewestExamples = 10 }.Learn(questions.SelectMany(question => LearnedFrom(question, Array.IndexOf(intents, question.Intent))));
    }

    /// <summary>
    /// A question twice: as it is, and without what the rules made of it. Cues and phrases were often written for these very questions, so that the rules
    /// are right of them more often than of others'.
    /// </summary>
    private static IEnumerable<LearningExample> LearnedFrom(Example question, int label) =>
        [new(label, question.Features, question.Weight), new(label, [.. question.Features.Where(feature => !QuestionFeatures.IsOfRules(feature))], question.Weight)];

    private sealed record Example(Intent Intent, IReadOnlySet<Intent> Right, Intent ByRules, IReadOnlyList<string> Features, double Weight)
    {
        public static Example Of(QuestionReader reader, LabelledQuestion question)
        {
            var (byRules, features) = reader.FeaturesOf(question.Question);
            if (!IntentWords.TryRead(question.Gold?.Intent ?? question.Asked, out var intent))
                intent = question.IsUnlabelled ? Intent.Unknown : Intent.Owner;
            HashSet<Intent> right = [intent];
            foreach (var word in question.Accept?.Intent ?? [])
            {
                if (IntentWords.TryRead(word, out var other))
                    right.Add(other);
            }

            if (question.IsUnlabelled)
                right.UnionWith([Intent.Smalltalk, Intent.Clarify, Intent.Help]);
            return new(intent, right, byRules, features, question.Duty is null ? 1 : DutyWeight);
        }
    }
}
