using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Asking.Evaluation;

/// <summary>
/// Learns which duty is meant, the same each time: from labelled questions that stand alone, and from the phrases that the table holds for its rows. The
/// phrases were often written for these very questions, so that the rules look surer of them than they are of others': each question is learned from
/// twice, once without what the rules found in it.
/// </summary>
public sealed class RowTrainer
{
    /// <summary>A phrase of the table counts as half a question that somebody asked.</summary>
    private const double PhraseWeight = 0.5;

    /// <summary>So does a question whose label tells the owner or a verdict: the duty is the one that the rules chose.</summary>
    private const double FoundWeight = 0.5;

    private readonly string[] labels;
    private readonly List<LearningExample> examples = [];

    /// <summary>Reads the questions and the table's phrases with a reader.</summary>
    public RowTrainer(QuestionReader reader, KnowledgeTable table, IEnumerable<LabelledQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(questions);
        labels = [LearnedRows.None, LearnedRows.Several, .. table.Content.Responsibilities.Select(row => row.Id).Concat(table.Content.Families.Select(family => family.Id)).Order(StringComparer.Ordinal)];
        foreach (var question in questions.Where(question => question is { Before.Count: 0, Asked: null, Place: null }))
        {
            var features = reader.RowFeaturesOf(question.Question);
            var namesRows = question is { Gold: not null } or { Duty: not null } || question.IsUnlabelled;
            if ((namesRows ? LabelOf(question) : FoundIn(features)) is not { } label)
                continue;
            var weight = namesRows ? 1 : FoundWeight;
            examples.Add(new LearningExample(label, features, weight));
            examples.Add(new LearningExample(label, [.. features.Where(RowFeatures.IsWord)], weight));
            Questions++;
        }

        foreach (var row in table.Content.Responsibilities)
        {
            foreach (var phrase in row.Words.Phrases.Concat(row.Words.Weak).Concat(row.Aspects.SelectMany(aspect => aspect.Words.Phrases)))
                examples.Add(new LearningExample(Array.IndexOf(labels, row.Id), [.. reader.RowFeaturesOf(phrase).Where(RowFeatures.IsWord)], PhraseWeight));
        }
    }

    /// <summary>How many questions there are to learn from.</summary>
    public int Questions { get; }

    /// <summary>Learns from all.</summary>
    public LearnedNetwork Train() => new NetworkTrainer(labels) { Members = 2, FewestExamples = 10 }.Learn(examples);

    /// <summary>The label's number; null where it names a row that the table does not hold.</summary>
    private int? LabelOf(LabelledQuestion question)
    {
        var label = question switch
        {
            { Gold.Responsibilities: [var row] } => row,
            { Gold.Responsibilities.Count: > 1 } => LearnedRows.Several,
            { Duty: { } duty and not LabelledQuestion.NoDuty } => duty,
            _ => LearnedRows.None,
        };
        return Array.IndexOf(labels, label) is var number and >= 0 ? number : null;
    }

    /// <summary>The one row that the rules chose, of a question whose label tells the owner and not the duty; null where they chose none or several.</summary>
    private int? FoundIn(IReadOnlyList<string> features) =>
        features.Contains(RowFeatures.OneChosen) && Array.FindIndex(labels, label => features.Contains(RowFeatures.Chosen + label)) is var label and >= 0 ? label : null;
}
