using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Workers;

/// <summary>Works on the outbox: sends, and sends again later what was not taken.</summary>
internal sealed class SendWorker(IOutbox outbox, Sender sender, TimeProvider time, ILogger<SendWorker> log)
    : QueueWorker<Outbound>(Places, time, log)
{
    /// <summary>How many conversations are sent to at once.</summary>
    private const int Places = 64;

    protected override Task<IReadOnlyList<Outbound>> ClaimAsync(int most, CancellationToken cancel) => outbox.ClaimAsync(most, cancel);

    protected override Task<IReadOnlyList<Outbound>> WaitAsync(SemaphoreSlim places, CancellationToken cancel) => outbox.WaitAsync(places, cancel);

    protected override Task ReleaseAsync(Outbound item) => outbox.ReleaseAsync(item, CancellationToken.None);

    protected override async Task WorkAsync(Outbound item)
    {
        if (sender.Hold(item) is var wait && wait > TimeSpan.Zero)
        {
            await outbox.PostponeAsync(item, Time.GetUtcNow() + wait, CancellationToken.None);
            return;
        }

        await (await sender.SendAsync(item) switch
        {
            Verdict.Sent sent => outbox.SentAsync(item, sent.Result, CancellationToken.None),
            Verdict.Again again => outbox.RetryAsync(item, again.At, again.Reason, CancellationToken.None),
            Verdict.GivenUp gone => outbox.GiveUpAsync(item, gone.Reason, CancellationToken.None),
            var unknown => throw new System.Diagnostics.UnreachableException($"no rule for {unknown.GetType().Name}"),
        });
    }
}
