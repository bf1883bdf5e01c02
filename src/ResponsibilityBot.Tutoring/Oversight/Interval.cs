namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>Where a share lies with 95 % certainty.</summary>
/// <param name="Low">0 to 1.</param>
/// <param name="High">0 to 1, never below <paramref name="Low"/>.</param>
public sealed record Interval(double Low, double High)
{
    /// <summary>The 97.5th percentile of the normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Wilson's interval.</summary>
    /// <param name="share">The share that was seen, 0 to 1.</param>
    /// <param name="people">
    /// Of how many. People are counted, not answers: who answers five times is not five witnesses, so that the interval is rather too wide.
    /// </param>
    /// <remarks>
    /// Sources: E. B. Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953; for small numbers recommended by Brown, Cai and DasGupta 2001,
    /// https://doi.org/10.1214/ss/1009213286.
    /// </remarks>
    public static Interval Wilson(double share, int people)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(people);
        var scale = 1 + (Z * Z / people);
        var middle = (share + (Z * Z / (2 * people))) / scale;
        var half = Z / scale * Math.Sqrt((share * (1 - share) / people) + (Z * Z / (4.0 * people * people)));
        return new(Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
