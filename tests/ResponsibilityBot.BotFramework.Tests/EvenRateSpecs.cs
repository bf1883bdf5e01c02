using System.Threading.RateLimiting;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.BotFramework.DirectLine;

namespace ResponsibilityBot.BotFramework.Tests;

public sealed class EvenRateSpecs
{
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(60)]
    [InlineData(10_000)]
    public void All_permits_of_a_minute_can_be_taken_at_once_and_no_more(int perMinute)
    {
        using var rate = new EvenRate(perMinute, time);
        for (var taken = 0; taken < perMinute; taken++)
            Assert.Null(Wait(rate));
        Assert.InRange((Wait(rate) ?? TimeSpan.Zero).TotalSeconds, 0.99 * 60 / perMinute, 60.0 / perMinute);
    }

    [Fact]
    public void A_permit_comes_back_when_its_share_of_the_minute_has_passed()
    {
        using var rate = new EvenRate(3, time);
        Assert.Equal([null, null, null, TimeSpan.FromSeconds(20)], Enumerable.Range(0, 4).Select(_ => Wait(rate)));
        time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(TimeSpan.FromSeconds(5), Wait(rate));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal([null, TimeSpan.FromSeconds(20)], Enumerable.Range(0, 2).Select(_ => Wait(rate)));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([null, null, null, TimeSpan.FromSeconds(20)], Enumerable.Range(0, 4).Select(_ => Wait(rate)));
    }

    [Fact]
    public void Nobody_is_forgotten_before_all_permits_are_there_again()
    {
        using var rate = new EvenRate(2, time);
        Assert.Null(Wait(rate));
        Assert.Null(Wait(rate));
        Assert.Null(rate.IdleDuration);
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Null(rate.IdleDuration);
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(TimeSpan.FromSeconds(10), rate.IdleDuration);
    }

    private static TimeSpan? Wait(EvenRate rate)
    {
        using var lease = rate.AttemptAcquire();
        Assert.NotEqual(lease.IsAcquired, lease.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        return lease.IsAcquired ? null : wait;
    }
}
