using ResponsibilityBot.Tutoring.Quizzes.Scoring;

namespace ResponsibilityBot.Tutoring.Quizzes.Rounds;

/// <summary>How rounds run in this installation.</summary>
/// <param name="OpenFor">How long a posted question is answered.</param>
/// <param name="AllowChanges">Whether people may choose otherwise until a round closes; the first answer counts for learning and points all the same.</param>
/// <param name="FewestShown">The fewest answers of which shares are shown, 2 or more.</param>
/// <param name="IsOff">Whether a day is a holiday.</param>
public sealed record RoundRules(TimeSpan OpenFor, bool AllowChanges, int FewestShown, Func<DateOnly, bool> IsOff)
{
    /// <summary>The streak at a moment, on the person's clock.</summary>
    public Streak StreakOf(IEnumerable<DateTimeOffset> answers, DateTimeOffset at) => Streak.Of(answers, DateOnly.FromDateTime(at.DateTime), IsOff);
}
