using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;

namespace ResponsibilityBot.Tutoring.Quizzes.Rounds;

/// <summary>How rounds run in this installation.</summary>
/// <param name="OpenFor">How long a posted question is answered.</param>
/// <param name="AllowChanges">Whether people may choose otherwise until a round closes; the first answer counts for learning and points all the same.</param>
/// <param name="FewestShown">The fewest answers of which shares are shown, 2 or more.</param>
/// <param name="IsOff">Whether a day is a holiday.</param>
public sealed record RoundRules(TimeSpan OpenFor, bool AllowChanges, int FewestShown, Func<DateOnly, bool> IsOff)
{
    /// <summary>The streak at a moment, on the person's clock. A day on which no quiz came to any of the person's places, in a pause for example, breaks nothing.</summary>
    public Streak StreakOf(PersonalScore score, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(score);
        var answered = score.Days.Select(day => DateOnly.FromDateTime(day.DateTime)).ToHashSet();
        return Streak.Of(
            score.Days, DateOnly.FromDateTime(at.DateTime), day => IsOff(day) || (score.QuizDates?.Contains(day) == false && !answered.Contains(day)));
    }
}
