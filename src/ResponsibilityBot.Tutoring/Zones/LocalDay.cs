using NodaTime;
using NodaTime.Extensions;
using NodaTime.TimeZones;

namespace ResponsibilityBot.Tutoring.Zones;

/// <summary>Days as they are where people are.</summary>
public static class LocalDay
{
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The date that a moment has in a zone.</summary>
    public static DateOnly Of(DateTimeOffset at, string zone) => In(at, zone).Date.ToDateOnly();

    /// <summary>When the day of a moment began in a zone: mostly at midnight, but some days begin later.</summary>
    public static DateTimeOffset BeginningOf(DateTimeOffset at, string zone) => ZoneNames.ZoneOf(zone).AtStartOfDay(In(at, zone).Date).ToDateTimeOffset();

    /// <summary>What a clock shows in a zone, with the offset that holds there then.</summary>
    public static DateTimeOffset At(DateTimeOffset at, string zone) => In(at, zone).ToDateTimeOffset();

    /// <summary>
    /// When a clock shows a time on a date in a zone. A time that a change of the clocks leaves out goes to the first moment after the gap; of one
    /// that comes twice the first counts.
    /// </summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time, string zone) =>
        ZoneNames.ZoneOf(zone).ResolveLocal(date.ToLocalDate() + time.ToLocalTime(), Resolver).ToDateTimeOffset();

    private static ZonedDateTime In(DateTimeOffset at, string zone) => at.ToInstant().InZone(ZoneNames.ZoneOf(zone));
}
