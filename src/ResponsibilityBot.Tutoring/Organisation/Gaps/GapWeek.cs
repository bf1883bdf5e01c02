using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Organisation.Gaps;

/// <summary>Which week's gaps a person may be told at a moment: a week's come on its Monday from eight in the morning on, on the person's own clock.</summary>
public static class GapWeek
{
    /// <summary>When a week's cards are sent, after its Monday has begun.</summary>
    private static readonly TimeSpan Morning = TimeSpan.FromHours(8);

    /// <summary>How far ahead of UTC a clock is at most.</summary>
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(14);

    /// <summary>The Monday of the latest week that is told in a zone.</summary>
    public static DateOnly Of(DateTimeOffset at, string zone) => ScoreSpan.WeekOf(DateOnly.FromDateTime(LocalDay.At(at, zone).DateTime - Morning)).Beginning;

    /// <summary>The Monday of the latest week that is told anywhere.</summary>
    public static DateOnly Latest(DateTimeOffset at) => ScoreSpan.WeekOf(DateOnly.FromDateTime(at.UtcDateTime + Furthest - Morning)).Beginning;
}
