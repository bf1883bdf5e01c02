namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>Divides time into seasons of whole weeks. They begin on Mondays and follow each other without a gap.</summary>
/// <param name="Weeks">How long one lasts: <see cref="FewestWeeks"/> to <see cref="MostWeeks"/>.</param>
public sealed record Seasons(int Weeks)
{
    /// <summary>The shortest season, in weeks.</summary>
    public const int FewestWeeks = 4;

    /// <summary>The longest season, in weeks: longer ones lose those who are behind.</summary>
    public const int MostWeeks = 6;

    /// <summary>The length where nothing else is configured, in weeks.</summary>
    public const int UsualWeeks = 6;

    /// <summary>A Monday that a season of any length began on.</summary>
    private static readonly DateOnly First = new(2024, 1, 1);

    private int Days => Weeks * 7;

    /// <summary>The first day of the season that a day belongs to.</summary>
    public DateOnly BeginningOf(DateOnly day)
    {
        var days = day.DayNumber - First.DayNumber;
        return First.AddDays((int)Math.Floor((double)days / Days) * Days);
    }

    /// <summary>The last day of the season that begins on that day.</summary>
    public DateOnly EndOf(DateOnly beginning) => beginning.AddDays(Days - 1);
}
