namespace ResponsibilityBot.Tutoring.Quizzes.Scoring;

/// <summary>Points for taking part and for improving. They only grow, are worth the same for everybody, and say nothing about how much somebody knows.</summary>
public static class Points
{
    /// <summary>For an answer, right or wrong.</summary>
    public const int TakingPart = 5;

    /// <summary>For getting all of it right after getting none of it right, more or less for a part.</summary>
    public const int Improving = 5;

    /// <summary>The points of one answer; speed gives none.</summary>
    /// <param name="credit">The mark, 0 to 1.</param>
    /// <param name="before">The person's best mark of the same fact before, or null if it was never asked: then there is nothing to improve on.</param>
    public static int For(double credit, double? before) =>
        TakingPart + (before is { } best && credit > best ? (int)Math.Round(Improving * (credit - best), MidpointRounding.AwayFromZero) : 0);
}
