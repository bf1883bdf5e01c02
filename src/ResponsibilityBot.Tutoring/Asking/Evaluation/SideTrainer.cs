using System.Text.Json;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Asking.Evaluation;

/// <summary>
/// Learns which side a question asks after, the same each time: from questions whose label is yes or no, where the owner that the table has tells what yes
/// means, and from questions for an owner, which neither answers. Each is learned from twice, once without what the rules made of it.
/// </summary>
public sealed class SideTrainer
{
    private readonly List<LearningExample> examples = [];

    /// <summary>Answers the questions, and reads them as the rules alone do.</summary>
    public SideTrainer(Curriculum curriculum, IEnumerable<LabelledQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(curriculum);
        ArgumentNullException.ThrowIfNull(questions);
        foreach (var question in questions.Where(question => question.Before.Count == 0))
        {
            if (LabelOf(curriculum, question) is not { } side)
                continue;
            var features = curriculum.Reader.SideFeaturesOf(question.Question);
            examples.Add(new LearningExample((int)side, features));
            examples.Add(new LearningExample((int)side, [.. features.Where(feature => !SideFeatures.IsOfRules(feature))]));
            Questions++;
        }
    }

    /// <summary>How many questions there are to learn from.</summary>
    public int Questions { get; }

    /// <summary>Learns from all; the weights by feature, in the order of their names.</summary>
    public SortedDictionary<string, IReadOnlyList<SideWeight>> Train()
    {
        var learned = new LogisticRegression(Enum.GetValues<AskedSide>().Length) { Epochs = 15, FewestExamples = 6 }.Learn(examples);
        var weights = new SortedDictionary<string, IReadOnlyList<SideWeight>>(StringComparer.Ordinal);
        foreach (var (feature, found) in learned)
            weights[feature] = [.. found.Select(pair => new SideWeight((AskedSide)pair.Label, pair.Weight))];
        return weights;
    }

    /// <summary>What yes means; null where the label does not tell.</summary>
    private static AskedSide? LabelOf(Curriculum curriculum, LabelledQuestion question)
    {
        if (question.Expected is not null)
            return AskedSide.Open;
        var verdict = question.Verdict.ValueKind == JsonValueKind.String ? question.Verdict.GetString() : null;
        if (verdict is not ("yes" or "no"))
            return null;
        return QuestionSeries.Answer(curriculum, question.Question, []).Owner switch
        {
            "customer" => verdict == "yes" ? AskedSide.Customer : AskedSide.Provider,
            "provider" => verdict == "yes" ? AskedSide.Provider : AskedSide.Customer,
            _ => null,
        };
    }
}
