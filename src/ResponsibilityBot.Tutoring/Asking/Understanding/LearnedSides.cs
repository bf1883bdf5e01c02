namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>A second opinion on which side a question asks after, learned from labelled questions over <see cref="SideFeatures"/>.</summary>
internal sealed class LearnedSides
{
    private readonly LearnedModel model;

    /// <summary>Takes what was learned; empty where nothing was.</summary>
    public LearnedSides(IReadOnlyDictionary<string, IReadOnlyList<SideWeight>> learned) =>
        model = LearnedModel.Of(Enum.GetValues<AskedSide>().Length, learned, weight => ((int)weight.Side, weight.Weight));

    /// <summary>How likely each side is, by its number, from 0 to 1; null where nothing is known.</summary>
    public double[]? Likely(QuestionEvidence question, Reading reading)
    {
        if (model.IsEmpty)
            return null;
        var sums = model.Begin();
        SideFeatures.Of(question, reading, sums);
        return sums.Shares();
    }
}
