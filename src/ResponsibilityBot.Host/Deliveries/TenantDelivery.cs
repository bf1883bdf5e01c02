using ResponsibilityBot.Host.Quizzes;
using ResponsibilityBot.Host.Workers;
using ResponsibilityBot.Tutoring.Quizzes.Deliveries;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Deliveries;

/// <summary>What all tenants' deliveries of a process share.</summary>
/// <param name="Deliveries">What is to be sent.</param>
/// <param name="Owners">Who sends.</param>
/// <param name="Cards">What is sent.</param>
/// <param name="Sender">How.</param>
/// <param name="Ends">Where it is written down.</param>
/// <param name="Places">How many calls go out at once.</param>
/// <param name="Time">The clock.</param>
internal sealed record DeliveryTools(IDeliveries Deliveries, IOwners Owners, RoundCards Cards, Sender Sender, DeliveryEnds Ends, SemaphoreSlim Places, TimeProvider Time);

/// <summary>Delivers what is due in one tenant, as long as this process is its owner and there is something.</summary>
internal sealed partial class TenantDelivery(Lease lease, DeliveryTools tools, ILogger log) : IDisposable
{
    /// <summary>How many are in hand at once: what a dead owner's successor has to take up.</summary>
    public const int Window = 64;

    /// <summary>How many calls go out at once for one tenant, so that one whose service hangs leaves the other places free.</summary>
    private const int AtOnce = 16;

    /// <summary>How long to stay for what comes next.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A longer wait is waited for in the table, and not in one of the places.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait after a failure of the database.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    /// <summary>Who waited longer than this for a place asks again whether its time has come.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromMilliseconds(50);

    /// <summary>How many calls begin within <see cref="Beat"/>: an even 25 a second, also where a machine is so slow that a burst would run into the next.</summary>
    private const int ToBeat = 5;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(0.2);

    private readonly SemaphoreSlim own = new(AtOnce);
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>When the last <see cref="ToBeat"/> calls began.</summary>
    private readonly Queue<long> begun = new(ToBeat);

    private readonly HashSet<Task> working = [];

    private Ownership Own => lease.Own;

    /// <summary>Runs until there is nothing to do, until it is stopped, or until there is another owner. What is being sent is finished.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await DeliverAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What is in hand is finished or given back.
        }
        catch (Exception failure)
        {
            LogFailed(Own.Tenant, Fault.Kind(failure), failure.StackTrace);
        }

        await Task.WhenAll(working);
        await ReleaseAsync();
    }

    public void Dispose()
    {
        own.Dispose();
        turn.Dispose();
    }

    private async Task DeliverAsync(CancellationToken stop)
    {
        // The owner before may be sending still, and with it the tenant would hear more at once than it takes.
        if (Own.IsSudden)
            await Task.Delay(Ownership.Lease, tools.Time, stop);
        var isResumed = false;
        while (await lease.HoldsAsync(stop))
        {
            try
            {
                if (!isResumed)
                    await tools.Owners.ResumeAsync(Own, stop);
                isResumed = true;
                if (!await DeliverNextAsync(stop))
                    return;
            }
            catch (System.Data.Common.DbException failure)
            {
                LogNoDatabase(Own.Tenant, Fault.Kind(failure));
                await Task.Delay(Pause, tools.Time, stop);
            }
        }
    }

    /// <summary>Takes some and waits until there is room for more; false when there is nothing more to do here.</summary>
    private async Task<bool> DeliverNextAsync(CancellationToken stop)
    {
        // Before anything is taken: what is taken must be sent.
        var aside = await tools.Cards.AsideAsync(Own.Tenant, stop);
        var claimed = await tools.Deliveries.ClaimAsync(Own, Window - working.Count, stop);
        if (claimed is null)
            return false;
        foreach (var delivery in claimed)
            working.Add(Task.Run(() => DeliverOneAsync(delivery, aside, stop), CancellationToken.None));
        if (working.Count > 0)
        {
            // So that many are taken at once, and what becomes due meanwhile does not wait for the slowest.
            var pause = Task.Delay(Pause, tools.Time, stop);
            while (working.Count > Window / 2 || (claimed.Count == 0 && working.Count > 0))
            {
                var first = await Task.WhenAny([.. working, pause]);
                working.RemoveWhere(task => task.IsCompleted);
                if (first == pause && (working.Count <= Window / 2 || stop.IsCancellationRequested))
                    break;
                if (first == pause)
                    pause = Task.Delay(Pause, tools.Time, stop);
            }

            stop.ThrowIfCancellationRequested();
            return true;
        }

        var now = tools.Time.GetUtcNow();
        if (await tools.Deliveries.NextDueAsync(Own.Tenant, stop) is not { } next || next > now + Patience)
            return false;
        await Task.Delay(next > now ? next - now : TimeSpan.FromMilliseconds(1), tools.Time, stop);
        return true;
    }

    private async Task DeliverOneAsync(Delivery delivery, IReadOnlySet<string> aside, CancellationToken stop)
    {
        try
        {
            if (await EndAsync(delivery, aside, stop) is { } end)
                await tools.Ends.WriteAsync(end);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await tools.Ends.WriteAsync(new DeliveryEnd.Again(delivery, tools.Time.GetUtcNow(), Reason: null));
        }
        catch (Exception failure)
        {
            LogFailed(Own.Tenant, Fault.Kind(failure), failure.StackTrace);
            await tools.Ends.WriteAsync(delivery.Attempt >= SendRetry.MostTries
                ? new DeliveryEnd.Dead(delivery, Fault.Kind(failure))
                : new DeliveryEnd.Again(delivery, tools.Time.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(2, delivery.Attempt)), Fault.Kind(failure)));
        }
    }

    /// <summary>What became of it; null if another owner sees to it.</summary>
    private async Task<DeliveryEnd?> EndAsync(Delivery delivery, IReadOnlySet<string> aside, CancellationToken stop)
    {
        var isNew = delivery.Sent is null;
        if (delivery.Place is not { } place)
            return new DeliveryEnd.Dead(delivery, "the bot is no longer there");
        if (isNew && (delivery.Round.IsClosed || delivery.Round.ClosesAt <= tools.Time.GetUtcNow()))
            return new DeliveryEnd.Dead(delivery, "the question was over before it could be sent");
        if (await tools.Cards.OfAsync(delivery, place, aside, stop) is not { } card)
            return isNew ? new DeliveryEnd.Dead(delivery, "the question was withdrawn, or cannot be shown there") : new DeliveryEnd.Done(delivery, null);
        if (tools.Sender.Hold(card) is var wait && wait > Longest)
            return new DeliveryEnd.Again(delivery, tools.Time.GetUtcNow() + wait, Reason: null);
        await own.WaitAsync(stop);
        try
        {
            if (!await GoAsync(card, stop))
                return null;
            Verdict verdict;
            try
            {
                verdict = await tools.Sender.SendAsync(card);
            }
            finally
            {
                tools.Places.Release();
            }

            return verdict switch
            {
                Verdict.Sent sent => new DeliveryEnd.Done(delivery, new(sent.Result.Id ?? "", sent.Result.Conversation ?? delivery.Sent?.Conversation ?? delivery.Round.Conversation)),
                Verdict.Again again => new DeliveryEnd.Again(delivery, again.At, again.Reason),
                Verdict.GivenUp gone => new DeliveryEnd.Dead(delivery, gone.Reason),
                var unknown => throw new System.Diagnostics.UnreachableException($"no rule for {unknown.GetType().Name}"),
            };
        }
        finally
        {
            own.Release();
        }
    }

    /// <summary>
    /// Waits until the other side takes it, until there is a place, and until the ownership is proved, all three at one moment; then it has the
    /// place. False if there is another owner.
    /// </summary>
    private async Task<bool> GoAsync(Outbound card, CancellationToken stop)
    {
        while (true)
        {
            while (tools.Sender.Hold(card) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, tools.Time, stop);
            await BeginAsync(stop);
            var asked = tools.Time.GetTimestamp();
            await tools.Places.WaitAsync(stop);
            var isTaken = true;
            try
            {
                if (!await lease.HoldsAsync(stop))
                    return false;
                if (tools.Time.GetElapsedTime(asked) < Stale || tools.Sender.Hold(card) == TimeSpan.Zero)
                {
                    isTaken = false;
                    return true;
                }
            }
            finally
            {
                if (isTaken)
                    tools.Places.Release();
            }
        }
    }

    /// <summary>One after the other, so that a process that stood still does not make up for it at once.</summary>
    private async Task BeginAsync(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            if (begun.Count == ToBeat && Beat - tools.Time.GetElapsedTime(begun.Dequeue()) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, tools.Time, stop);
            begun.Enqueue(tools.Time.GetTimestamp());
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await tools.Owners.ReleaseAsync(Own, CancellationToken.None);
        }
        catch (System.Data.Common.DbException failure)
        {
            // It lapses.
            LogNoDatabase(Own.Tenant, Fault.Kind(failure));
        }
    }

    [LoggerMessage(1411, LogLevel.Error, "Delivering in {Tenant} failed: {Kind}\n{Stack}")]
    private partial void LogFailed(string tenant, string kind, string? stack);

    [LoggerMessage(1412, LogLevel.Warning, "Delivering in {Tenant} waits for the database: {Kind}")]
    private partial void LogNoDatabase(string tenant, string kind);
}
