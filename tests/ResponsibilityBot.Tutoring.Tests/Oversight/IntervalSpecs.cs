using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.Tutoring.Tests.Oversight;

public sealed class IntervalSpecs
{
    /// <summary>The values were worked out apart from this code.</summary>
    [Theory]
    [InlineData(5, 5, 0.5655, 1)]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(8, 10, 0.4902, 0.9433)]
    [InlineData(50, 100, 0.4038, 0.5962)]
    public void The_interval_is_Wilson_s(int right, int people, double low, double high)
    {
        var interval = Interval.Wilson((double)right / people, people);
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Fact]
    public void Of_nobody_there_is_no_interval() => Assert.Throws<ArgumentOutOfRangeException>(() => Interval.Wilson(0, 0));

    [Theory]
    [InlineData("2026-11-23T11:59:59Z", "2026-11-09")]
    [InlineData("2026-11-23T12:00:00Z", "2026-11-16")]
    [InlineData("2026-11-29T23:00:00-12:00", "2026-11-16")]
    [InlineData("2026-11-30T14:00:00+14:00", "2026-11-16")]
    public void A_week_is_shown_when_it_is_over_everywhere(string now, string monday) =>
        Assert.Equal(DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture), Weeks.LastOver(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));
}
