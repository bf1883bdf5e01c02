namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>
/// A second opinion on what is asked, learned from labelled questions over <see cref="QuestionFeatures"/>, of which the rules' own reading is one.
/// </summary>
internal sealed class LearnedIntents
{
    /// <summary>The intents that something is known of.</summary>
    private readonly Intent[] intents;

    private readonly LearnedNetwork learned;

    /// <summary>Takes what was learned; its labels are the words of <see cref="IntentWords"/>.</summary>
    /// <exception cref="ArgumentException">A label is no intent.</exception>
    public LearnedIntents(LearnedNetwork learned)
    {
        intents = [.. learned.Labels.Select(label => IntentWords.TryRead(label, out var intent) ? intent : throw new ArgumentException($"'{label}' is no intent", nameof(learned)))];
        this.learned = learned;
    }

    /// <summary>The likeliest intent and how likely it is, from 0 to 1; <see cref="Intent.Unknown"/> with 0 where nothing was learned.</summary>
    public (Intent Intent, double Share) Likeliest(QuestionEvidence question, Reading reading)
    {
        if (learned.Count == 0)
            return (Intent.Unknown, 0);
        using var sums = new LabelSums(learned);
        QuestionFeatures.Of(question, reading, sums);
        return Of(sums);
    }

    /// <summary>The same of a question whose features are known.</summary>
    public (Intent Intent, double Share) Likeliest(IEnumerable<string> features)
    {
        using var sums = LabelSums.Of(learned, features);
        return Of(sums);
    }

    private (Intent Intent, double Share) Of(LabelSums sums) => sums.Likeliest() is var (label, share) ? (intents[label], share) : (Intent.Unknown, 0);
}
