namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>Kinds of time that points are summed over. Stored, so the numbers never change.</summary>
public enum SpanKind
{
    /// <summary>A day, as people's own clocks have it.</summary>
    Day = 0,

    /// <summary>A week from Monday to Sunday.</summary>
    Week = 1,

    /// <summary>A season of <see cref="Seasons"/>.</summary>
    Season = 2,

    /// <summary>All that ever was.</summary>
    All = 3,
}

/// <summary>A time that points are summed over.</summary>
/// <param name="Kind">How long.</param>
/// <param name="Beginning">Its first day; the first of all days for <see cref="SpanKind.All"/>.</param>
public sealed record ScoreSpan(SpanKind Kind, DateOnly Beginning)
{
    /// <summary>All that ever was.</summary>
    public static ScoreSpan All { get; } = new(SpanKind.All, DateOnly.MinValue);

    /// <summary>The day itself.</summary>
    public static ScoreSpan Today(DateOnly day) => new(SpanKind.Day, day);

    /// <summary>The week of a day.</summary>
    public static ScoreSpan WeekOf(DateOnly day) => new(SpanKind.Week, day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    /// <summary>The season of a day.</summary>
    public static ScoreSpan SeasonOf(DateOnly day, Seasons seasons)
    {
        ArgumentNullException.ThrowIfNull(seasons);
        return new(SpanKind.Season, seasons.BeginningOf(day));
    }

    /// <summary>All four that a day belongs to.</summary>
    public static IReadOnlyList<ScoreSpan> Of(DateOnly day, Seasons seasons) => [Today(day), WeekOf(day), SeasonOf(day, seasons), All];
}
