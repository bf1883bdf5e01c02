namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>How much a feature of a question speaks for an intent.</summary>
/// <param name="Intent">The intent.</param>
/// <param name="Weight">Above 0 for it, below 0 against it; the logarithm of odds, before it is divided by the square root of the number of features.</param>
public readonly record struct IntentWeight(Intent Intent, float Weight)
{
    /// <summary>The weight with its label, as it is kept.</summary>
    public (string Label, float Weight) Kept => (IntentWords.Of(Intent), Weight);
}

/// <summary>
/// A second opinion on what is asked, learned from labelled questions over <see cref="QuestionFeatures"/>, of which the rules' own reading is one.
/// </summary>
internal sealed class LearnedIntents
{
    /// <summary>The intents that something is known of.</summary>
    private readonly Intent[] intents;

    private readonly LearnedWeights learned;

    /// <summary>Takes what was learned; its labels are the words of <see cref="IntentWords"/>.</summary>
    /// <exception cref="ArgumentException">A label is no intent.</exception>
    public LearnedIntents(LearnedWeights learned)
    {
        intents = [.. learned.Labels.Select(label => IntentWords.TryRead(label, out var intent) ? intent : throw new ArgumentException($"'{label}' is no intent", nameof(learned)))];
        this.learned = learned;
    }

    /// <summary>The likeliest intent and how likely it is, from 0 to 1; <see cref="Intent.Unknown"/> with 0 where nothing was learned.</summary>
    public (Intent Intent, double Share) Likeliest(QuestionEvidence question, Reading reading)
    {
        if (learned.Count == 0)
            return (Intent.Unknown, 0);
        var sums = new LabelSums(learned);
        QuestionFeatures.Of(question, reading, sums);
        return Of(sums);
    }

    /// <summary>The same of a question whose features are known.</summary>
    public (Intent Intent, double Share) Likeliest(IEnumerable<string> features)
    {
        var sums = new LabelSums(learned);
        foreach (var feature in features)
            sums.Add(feature);
        return Of(sums);
    }

    private (Intent Intent, double Share) Of(LabelSums sums) => sums.Likeliest() is var (label, share) ? (intents[label], share) : (Intent.Unknown, 0);
}
