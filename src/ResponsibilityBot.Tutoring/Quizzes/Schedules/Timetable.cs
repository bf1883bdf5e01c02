using NodaTime;
using NodaTime.Extensions;
using NodaTime.TimeZones;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Quizzes.Schedules;

/// <summary>
/// When the quizzes of a plan come. A time that a change of the clocks leaves out goes to the first moment after the gap; of one that comes
/// twice the first counts. Pure.
/// </summary>
public static class Timetable
{
    /// <summary>How far the next one is sought: two years and a few days.</summary>
    public const int DaysAhead = 740;

    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The quizzes from a date on, one after the other; it ends after <see cref="DaysAhead"/> days.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="holidays">Dates on which none comes anywhere.</param>
    /// <param name="from">The first date that counts.</param>
    public static IEnumerable<Occurrence> From(QuizPlan plan, IReadOnlySet<DateOnly> holidays, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(holidays);
        var zone = ZoneNames.ZoneOf(plan.Zone);
        var first = plan.PausedUntil is { } pause && pause > from ? pause : from;
        for (var day = 0; day < DaysAhead && first.DayNumber + day <= DateOnly.MaxValue.DayNumber; day++)
        {
            var date = first.AddDays(day);
            if (plan.Days.HasFlag(DayOf(date)) && !holidays.Contains(date) && !plan.Holidays.Contains(date) && At(date, plan.At, zone) is { } at)
                yield return new(date, at);
        }
    }

    /// <summary>The quizzes after a moment.</summary>
    public static IEnumerable<Occurrence> After(QuizPlan plan, IReadOnlySet<DateOnly> holidays, DateTimeOffset after) =>
        // The day before: with a gap over midnight, its quiz may come today.
        From(plan, holidays, LocalDay.Of(after, plan.Zone).AddDays(-1)).SkipWhile(next => next.At <= after);

    /// <summary>What is to be done for a plan whose time has come.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="due">When the next quiz was to come, as it was reckoned when the last one came.</param>
    /// <param name="rules">What holds for all.</param>
    /// <param name="now">Now.</param>
    public static Verdict Judge(QuizPlan plan, DateTimeOffset due, QuizRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        // From the date on and not from the moment: the database of zones may have changed since.
        var all = From(plan, rules.Holidays, LocalDay.Of(due, plan.Zone)).TakeWhile(next => next.At <= now);
        var latest = all.Cast<Occurrence?>().LastOrDefault();
        return new(
            latest is { } missed && now - missed.At <= rules.CatchUp ? latest : null,
            After(plan, rules.Holidays, now).Cast<Occurrence?>().FirstOrDefault()?.At);
    }

    /// <summary>The day of the week that a date is.</summary>
    public static Weekdays DayOf(DateOnly date) => (Weekdays)(1 << (((int)date.DayOfWeek + 6) % 7));

    /// <summary>Null if the whole day is left out there, as a place that crosses the date line leaves one out.</summary>
    private static DateTimeOffset? At(DateOnly date, TimeOnly time, DateTimeZone zone)
    {
        var mapping = zone.MapLocal(date.ToLocalDate() + time.ToLocalTime());
        var jump = mapping.Count > 0 ? 0 : mapping.LateInterval.WallOffset.Seconds - mapping.EarlyInterval.WallOffset.Seconds;
        return jump < NodaConstants.SecondsPerDay ? Resolver(mapping).ToDateTimeOffset() : null;
    }
}

/// <summary>One quiz of a plan.</summary>
/// <param name="Date">The local date that it is for.</param>
/// <param name="At">When it comes.</param>
public readonly record struct Occurrence(DateOnly Date, DateTimeOffset At);

/// <summary>What is to be done for a plan whose time has come.</summary>
/// <param name="Post">The quiz to be posted, or null: it is too old, or no longer meant.</param>
/// <param name="Next">When the next one comes, or null if none does.</param>
public readonly record struct Verdict(Occurrence? Post, DateTimeOffset? Next);
