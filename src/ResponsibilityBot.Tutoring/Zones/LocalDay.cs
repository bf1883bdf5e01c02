using NodaTime;
using NodaTime.Extensions;

namespace ResponsibilityBot.Tutoring.Zones;

/// <summary>Days as they are where people are.</summary>
public static class LocalDay
{
    /// <summary>The date that a moment has in a zone.</summary>
    public static DateOnly Of(DateTimeOffset at, string zone) => In(at, zone).Date.ToDateOnly();

    /// <summary>When the day of a moment began in a zone: mostly at midnight, but some days begin later.</summary>
    public static DateTimeOffset BeginningOf(DateTimeOffset at, string zone) => ZoneNames.ZoneOf(zone).AtStartOfDay(In(at, zone).Date).ToDateTimeOffset();

    /// <summary>What a clock shows in a zone, with the offset that holds there then.</summary>
    public static DateTimeOffset At(DateTimeOffset at, string zone) => In(at, zone).ToDateTimeOffset();

    private static ZonedDateTime In(DateTimeOffset at, string zone) => at.ToInstant().InZone(ZoneNames.ZoneOf(zone));
}
