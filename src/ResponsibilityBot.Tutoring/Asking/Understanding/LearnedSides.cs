namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>A second opinion on which side a question asks after, learned from labelled questions over <see cref="SideFeatures"/>.</summary>
internal sealed class LearnedSides
{
    private readonly LearnedNetwork learned;

    private const int Sides = (int)AskedSide.Provider + 1;

    /// <summary>The sides in the order of what was learned.</summary>
    private readonly AskedSide[] sides;

    /// <summary>Takes what was learned; its labels are the names of <see cref="AskedSide"/>.</summary>
    /// <exception cref="ArgumentException">A label is no side.</exception>
    public LearnedSides(LearnedNetwork learned)
    {
        sides = [.. learned.Labels.Select(Enum.Parse<AskedSide>)];
        this.learned = learned;
    }

    /// <summary>How likely each side is, by its number, from 0 to 1; null where nothing is known.</summary>
    public double[]? Likely(QuestionEvidence question, Reading reading)
    {
        if (learned.Count == 0)
            return null;
        using var sums = new LabelSums(learned);
        SideFeatures.Of(question, reading, sums);
        if (sums.Shares() is not { } shares)
            return null;
        var bySide = new double[Sides];
        for (var at = 0; at < shares.Length; at++)
            bySide[(int)sides[at]] = shares[at];
        return bySide;
    }
}
