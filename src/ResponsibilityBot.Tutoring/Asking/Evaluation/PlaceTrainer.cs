using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Evaluation;

/// <summary>
/// Learns which service model a question describes, the same each time: from questions that stand alone and whose label is one model or no place at all.
/// What names a service is left out: there nothing is to be guessed.
/// </summary>
public sealed class PlaceTrainer
{
    private readonly string[] labels;
    private readonly List<LearningExample> examples = [];

    /// <summary>Reads the questions.</summary>
    public PlaceTrainer(QuestionReader reader, KnowledgeTable table, IEnumerable<LabelledQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(questions);
        var alone = questions.Where(question => question.Before.Count == 0).ToList();
        string[] kinds = [.. alone.Select(question => question.Place).OfType<string>().Where(place => place != LabelledQuestion.NoDuty)];
        labels = [LearnedPlaces.None, .. table.Content.Models.Select(model => model.Id).Concat(kinds).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var question in alone)
        {
            if (LabelOf(question) is { } label && reader.PlaceFeaturesOf(question.Question) is var (services, features) && services.All(labels.Contains))
                examples.Add(new LearningExample(label, features));
        }
    }

    /// <summary>How many questions there are to learn from.</summary>
    public int Questions => examples.Count;

    /// <summary>Learns from all.</summary>
    public LearnedNetwork Train() => new NetworkTrainer(labels) { Width = 32, FewestExamples = 8 }.Learn(examples);

    /// <summary>The label's number; null where the question is about a service, several places, or may be read otherwise.</summary>
    private int? LabelOf(LabelledQuestion question)
    {
        var place = question switch
        {
            { Place: { } said } => said,
            { Gold: not null, Accept.Targets.Count: > 0 } => null,
            { Gold.Targets: [] } => LearnedPlaces.None,
            { Gold.Targets: [var model] } => model,
            _ => null,
        };
        return place is not null && Array.IndexOf(labels, place) is var number and >= 0 ? number : null;
    }
}
