namespace ResponsibilityBot.Tutoring.Oversight.EvidencePacks;

/// <summary>The days of which a pack of evidence tells, in UTC.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; not before the first.</param>
public sealed record EvidencePeriod(DateOnly From, DateOnly To)
{
    /// <summary>The last day that a pack may tell of: once it is over everywhere on earth, nothing that is done later belongs to it.</summary>
    public static DateOnly LastOver(DateTimeOffset now) => DateOnly.FromDateTime(now.AddHours(-12).UtcDateTime).AddDays(-1);

    /// <summary>When the first day begins.</summary>
    public DateTimeOffset Start => new(From.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>When the last day is over.</summary>
    public DateTimeOffset End => new(To.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The Monday of the first week that is wholly within.</summary>
    public DateOnly FirstWeek => From.AddDays((8 - (int)From.DayOfWeek) % 7);

    /// <summary>The Monday of the last such week; before the first where there is none.</summary>
    public DateOnly LastWeek => To.AddDays(-6 - ((int)To.DayOfWeek % 7));

    /// <summary>Whether a day is within.</summary>
    public bool Holds(DateOnly day) => From <= day && day <= To;
}
