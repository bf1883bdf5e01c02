using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Host.Deliveries;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;

namespace ResponsibilityBot.EndToEnd.Deliveries;

public sealed class LeaseSpecs
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private readonly FakeTimeProvider time = new();
    private readonly Lease lease;

    public LeaseSpecs() => lease = new(new("t1", 1, IsSudden: false), time);

    [Fact]
    public async Task Something_may_be_sent_for_three_seconds_after_a_proof_and_no_longer()
    {
        time.Advance(Ownership.Lease - Moment);
        Assert.True(await HoldsAsync());
        time.Advance(Moment);
        var asked = HoldsAsync();
        Assert.False(asked.IsCompleted);
        lease.Prove(time.GetTimestamp());
        Assert.True(await asked);
    }

    [Fact]
    public void A_proof_counts_from_when_it_was_asked_for_and_an_older_one_takes_nothing_away()
    {
        var asked = time.GetTimestamp();
        time.Advance(Ownership.Lease - Moment);
        lease.Prove(asked);
        Assert.True(HoldsAsync().IsCompleted);
        lease.Prove(time.GetTimestamp());
        lease.Prove(asked);
        time.Advance(Moment);
        Assert.True(HoldsAsync().IsCompleted);
        time.Advance(Ownership.Lease);
        lease.Prove(asked);
        Assert.False(HoldsAsync().IsCompleted);
    }

    [Fact]
    public async Task What_is_lost_stays_lost_also_for_those_who_wait()
    {
        time.Advance(Ownership.Lease);
        var asked = HoldsAsync();
        lease.Lose();
        Assert.False(await asked);
        lease.Prove(time.GetTimestamp());
        Assert.False(await HoldsAsync());
    }

    private Task<bool> HoldsAsync() => lease.HoldsAsync(TestContext.Current.CancellationToken).AsTask();
}
