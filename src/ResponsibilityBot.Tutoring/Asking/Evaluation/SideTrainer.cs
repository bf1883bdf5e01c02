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

    /// <summary>Reads the questions as the rules alone do.</summary>
    /// <param name="reader">Reads them.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="ownerOf">The <see cref="Answer.Owner"/> that is answered to a question that stands alone.</param>
    public SideTrainer(QuestionReader reader, IEnumerable<LabelledQuestion> questions, Func<string, string?> ownerOf)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(ownerOf);
        foreach (var question in questions.Where(question => question.Before.Count == 0))
        {
            if (LabelOf(question, ownerOf) is not { } side)
                continue;
            var features = reader.SideFeaturesOf(question.Question);
            examples.Add(new LearningExample((int)side, features));
            examples.Add(new LearningExample((int)side, [.. features.Where(feature => !SideFeatures.IsOfRules(feature))]));
            Questions++;
        }
    }

    /// <summary>How many questions there are to learn from.</summary>
    public int Questions { get; }

    /// <summary>Learns from all.</summary>
    public LearnedNetwork Train() => new LogisticRegression(Enum.GetNames<AskedSide>()) { Epochs = 15, FewestExamples = 6 }.Learn(examples);

    /// <summary>What yes means; null where the label does not tell.</summary>
    private static AskedSide? LabelOf(LabelledQuestion question, Func<string, string?> ownerOf)
    {
        if (question.Side is { } said)
            return Enum.TryParse<AskedSide>(said, ignoreCase: true, out var side) ? side : null;
        if (question.Expected is not null)
            return AskedSide.Open;
        var verdict = question.Verdict.ValueKind == JsonValueKind.String ? question.Verdict.GetString() : null;
        if (verdict is not ("yes" or "no"))
            return null;
        return ownerOf(question.Question) switch
        {
            "customer" => verdict == "yes" ? AskedSide.Customer : AskedSide.Provider,
            "provider" => verdict == "yes" ? AskedSide.Provider : AskedSide.Customer,
            _ => null,
        };
    }
}
