using ResponsibilityBot.Tutoring.Scores;
using ResponsibilityBot.Tutoring.Zones;

namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>
/// When a digest comes: on Monday at nine in the reader's zone, but not before last week has ended everywhere, which is at noon UTC; where that is
/// after six in the evening, on Tuesday at nine.
/// </summary>
public static class DigestTime
{
    private static readonly TimeOnly Morning = new(9, 0);
    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly TimeOnly Evening = new(18, 0);

    /// <summary>The first time after a moment.</summary>
    /// <param name="after">The moment.</param>
    /// <param name="zone">The reader's zone, an id of the IANA database.</param>
    public static DateTimeOffset Next(DateTimeOffset after, string zone)
    {
        var monday = ScoreSpan.WeekOf(LocalDay.Of(after, zone)).Beginning;
        var times = Enumerable.Range(0, 2).Select(week => In(monday.AddDays(7 * week), zone));
        return times.First(time => time > after);
    }

    private static DateTimeOffset In(DateOnly monday, string zone)
    {
        var over = LocalDay.At(new DateTimeOffset(monday.ToDateTime(Noon), TimeSpan.Zero), zone);
        var morning = LocalDay.At(monday, Morning, zone);
        if (morning >= over)
            return morning;
        return DateOnly.FromDateTime(over.DateTime) == monday && TimeOnly.FromDateTime(over.DateTime) <= Evening ? over : LocalDay.At(monday.AddDays(1), Morning, zone);
    }
}
