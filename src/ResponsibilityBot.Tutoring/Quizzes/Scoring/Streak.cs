namespace ResponsibilityBot.Tutoring.Quizzes.Scoring;

/// <summary>Workdays in a row on which a person answered.</summary>
/// <param name="Days">How many; weekends and days off neither count nor break.</param>
/// <param name="Freezes">Missed workdays that it can still bear.</param>
public sealed record Streak(int Days, int Freezes)
{
    /// <summary>Workdays that earn a freeze.</summary>
    public const int DaysForFreeze = 5;

    /// <summary>Freezes that are held at most. They are earned, never bought.</summary>
    public const int MostFreezes = 2;

    /// <summary>Answers as near as this have no missed day between them, whatever the calendars of two zones say.</summary>
    private static readonly TimeSpan Nearby = TimeSpan.FromHours(36);

    /// <summary>Counts a streak. The order of the answers does not matter, and today breaks nothing: it is not over.</summary>
    /// <param name="answers">The moments of the answers, each in the zone in which the person was then.</param>
    /// <param name="today">The day in the person's zone.</param>
    /// <param name="isOff">Whether a weekday is a holiday or lies in a pause.</param>
    public static Streak Of(IEnumerable<DateTimeOffset> answers, DateOnly today, Func<DateOnly, bool> isOff)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(isOff);
        var streak = new Streak(0, 0);
        DateTimeOffset? last = null;
        foreach (var answer in answers.Order())
        {
            if (last is { } before)
            {
                if (DayOf(answer) == DayOf(before))
                    continue;
                if (answer - before >= Nearby)
                    streak = streak.Missing(WorkdaysBetween(DayOf(before), DayOf(answer), isOff));
            }

            last = answer;
            if (IsWorkday(DayOf(answer), isOff))
                streak = streak.Answered();
        }

        return last is { } latest ? streak.Missing(WorkdaysBetween(DayOf(latest), today, isOff)) : streak;
    }

    private Streak Answered() => new(Days + 1, (Days + 1) % DaysForFreeze == 0 ? Math.Min(MostFreezes, Freezes + 1) : Freezes);

    private Streak Missing(int workdays) => workdays <= Freezes ? this with { Freezes = Freezes - workdays } : new Streak(0, 0);

    private static DateOnly DayOf(DateTimeOffset answer) => DateOnly.FromDateTime(answer.DateTime);

    private static bool IsWorkday(DateOnly day, Func<DateOnly, bool> isOff) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !isOff(day);

    private static int WorkdaysBetween(DateOnly from, DateOnly to, Func<DateOnly, bool> isOff)
    {
        var count = 0;
        // More than the freezes is enough to know.
        for (var day = from.AddDays(1); day < to && count <= MostFreezes; day = day.AddDays(1))
            count += IsWorkday(day, isOff) ? 1 : 0;
        return count;
    }
}
