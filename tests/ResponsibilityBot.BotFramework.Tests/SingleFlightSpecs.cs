using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests;

public sealed class SingleFlightSpecs
{
    [Fact]
    public async Task Many_who_ask_at_once_get_it_done_once_and_who_asks_later_gets_it_done_again()
    {
        var gate = new TaskCompletionSource();
        var begun = 0;
        var subject = new SingleFlight(() =>
        {
            Interlocked.Increment(ref begun);
            return gate.Task;
        });
        var waiting = Enumerable.Range(0, 50).Select(_ => subject.RunAsync(Cancel)).ToList();
        gate.SetResult();
        await Task.WhenAll(waiting);
        Assert.Equal(1, begun);

        await subject.RunAsync(Cancel);
        Assert.Equal(2, begun);
    }

    [Fact]
    public async Task Who_leaves_does_not_end_it_for_the_others()
    {
        var gate = new TaskCompletionSource();
        var subject = new SingleFlight(() => gate.Task);
        using var leaving = new CancellationTokenSource();
        var first = subject.RunAsync(leaving.Token);
        var second = subject.RunAsync(Cancel);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(second.IsCompleted);
        gate.SetResult();
        await second;
    }

    [Fact]
    public async Task A_failure_is_everybodys_and_the_next_try_is_a_new_one()
    {
        var fails = true;
        var subject = new SingleFlight(() => fails ? throw new InvalidOperationException("broken") : Task.CompletedTask);
        await Assert.ThrowsAsync<InvalidOperationException>(() => subject.RunAsync(Cancel));
        fails = false;
        await subject.RunAsync(Cancel);
    }
}
