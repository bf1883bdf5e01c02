using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.BotFramework.DirectLine;

namespace ResponsibilityBot.BotFramework.Tests;

/// <summary>So many a minute for each of many senders.</summary>
public sealed class EvenRatesSpecs
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Each_has_a_minutes_permits_of_its_own()
    {
        var rates = new EvenRates<string>(2, time);
        Assert.Equal([null, null, TimeSpan.FromSeconds(30)], Enumerable.Range(0, 3).Select(_ => rates.Wait("ann")));
        Assert.Null(rates.Wait("ben"));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(rates.Wait("ann"));
        Assert.Equal(TimeSpan.FromSeconds(30), rates.Wait("ann"));
    }

    [Fact]
    public void Only_who_has_all_permits_again_is_forgotten()
    {
        var rates = new EvenRates<string>(2, time);
        Assert.Null(rates.Wait("early"));
        time.Advance(TimeSpan.FromSeconds(45));
        Assert.Null(rates.Wait("late"));
        Assert.Null(rates.Wait("late"));
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Null(rates.Wait("asks"));

        // "late" has one of two permits back; "early" has all of them, and made room for who asks.
        Assert.Equal(2, rates.Count);
        Assert.Null(rates.Wait("late") ?? rates.Wait("early"));
        Assert.Equal(TimeSpan.FromSeconds(30), rates.Wait("late"));
    }

    [Fact]
    public void Many_who_came_once_are_not_remembered()
    {
        var rates = new EvenRates<int>(10, time);
        for (var minute = 0; minute < 3; minute++)
        {
            for (var sender = 0; sender < 1_000; sender++)
                Assert.Null(rates.Wait((minute * 1_000) + sender));
            time.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Null(rates.Wait(-1));
        Assert.Equal(1, rates.Count);
    }

    [Fact]
    public void Many_threads_take_no_more_than_there_are()
    {
        var rates = new EvenRates<string>(1_000, time);
        var given = 0;
        Parallel.For(0, 5_000, _ =>
        {
            if (rates.Wait("ann") is null)
                Interlocked.Increment(ref given);
        });

        Assert.Equal(1_000, given);
    }
}
