using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>Weeks that are shown: those that are over everywhere on earth. A figure that moved while one person answers would tell what they answered.</summary>
public static class Weeks
{
    /// <summary>The last places on earth begin a day twelve hours after UTC.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromHours(12);

    /// <summary>The Monday of the last week that is over.</summary>
    public static DateOnly LastOver(DateTimeOffset now) => ScoreSpan.WeekOf(DateOnly.FromDateTime((now - Latest).UtcDateTime)).Beginning.AddDays(-7);
}
