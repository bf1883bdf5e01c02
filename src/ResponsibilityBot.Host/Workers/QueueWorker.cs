namespace ResponsibilityBot.Host.Workers;

/// <summary>
/// Takes what waits in a queue and works on several at once. When the program stops, what was begun is finished. Work whose result cannot
/// be written down is put back until it can.
/// </summary>
internal abstract partial class QueueWorker<T>(int places, TimeProvider time, ILogger log) : BackgroundService
    where T : class
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim free = new(places);
    private CancellationToken stopping;

    /// <summary>The clock.</summary>
    protected TimeProvider Time { get; } = time;

    /// <summary>Takes the next ones, so many at most; fewer when there are no more.</summary>
    protected abstract Task<IReadOnlyList<T>> ClaimAsync(int most, CancellationToken cancel);

    /// <summary>
    /// Waits for the next: returns what has a place already, or nothing when there may be some to claim. When cancelled, takes no more places
    /// and returns what has one.
    /// </summary>
    protected abstract Task<IReadOnlyList<T>> WaitAsync(SemaphoreSlim places, CancellationToken cancel);

    /// <summary>Works on one and writes down what became of it.</summary>
    protected abstract Task WorkAsync(T item);

    /// <summary>Puts one back.</summary>
    protected abstract Task ReleaseAsync(T item);

    /// <summary>Puts one back whose work could not be written down, as soon as that can be.</summary>
    protected async Task ReleaseAtLastAsync(T item, Exception why)
    {
        LogNotWritten(Fault.Kind(why));
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, Time, stopping);
                await ReleaseAsync(item);
                return;
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                LogNotWritten(Fault.Kind(failure));
            }
            catch (OperationCanceledException)
            {
                // The next start takes it up again.
                return;
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        stopping = stoppingToken;
        // Other hosted services start meanwhile.
        await Task.Yield();
        var mayClaim = true;
        while (!stoppingToken.IsCancellationRequested)
            mayClaim = await WorkOnNextAsync(mayClaim, stoppingToken);

        // Only what has a place already is begun; when all places are free, everything is finished.
        await WorkOnNextAsync(mayClaim: false, stoppingToken);
        for (var place = 0; place < places; place++)
            await free.WaitAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        // After a start that failed nobody has waited for the end of it, and it goes on with the places.
        if (ExecuteTask is not { IsCompleted: false })
            free.Dispose();
    }

    /// <summary>Begins to work on what can be claimed or, when there is no more, on what comes; whether there may be more to claim.</summary>
    private async Task<bool> WorkOnNextAsync(bool mayClaim, CancellationToken stop)
    {
        try
        {
            if (mayClaim)
                return await ClaimAsync();
            var items = await WaitAsync(free, stop);
            Begin(items);
            return items.Count == 0;
        }
        catch (Exception failure)
        {
            LogQueueFailed(Fault.Kind(failure));
            await PauseAsync(stop);
            return true;
        }
    }

    /// <summary>Begins to work on as many as there are places for; whether there may be more.</summary>
    private async Task<bool> ClaimAsync()
    {
        var taken = await TakePlacesAsync();
        IReadOnlyList<T> items = [];
        try
        {
            items = await ClaimAsync(taken, CancellationToken.None);
        }
        finally
        {
            if (items.Count < taken)
                free.Release(taken - items.Count);
        }

        Begin(items);
        return items.Count == taken;
    }

    private void Begin(IReadOnlyList<T> items)
    {
        foreach (var item in items)
            _ = Task.Run(() => WorkInPlaceAsync(item), CancellationToken.None);
    }

    private async Task PauseAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(Pause, Time, stop);
        }
        catch (OperationCanceledException)
        {
            // No need to wait any longer.
        }
    }

    /// <summary>Waits for a free place; takes all that are free, and says how many.</summary>
    private async Task<int> TakePlacesAsync()
    {
        await free.WaitAsync(CancellationToken.None);
        var taken = 1;
        while (free.Wait(0, CancellationToken.None))
            taken++;
        return taken;
    }

    private async Task WorkInPlaceAsync(T item)
    {
        try
        {
            await WorkAsync(item);
        }
        catch (Exception failure)
        {
            await ReleaseAtLastAsync(item, failure);
        }
        finally
        {
            free.Release();
        }
    }

    [LoggerMessage(1001, LogLevel.Error, "The queue does not answer: {Kind}")]
    private partial void LogQueueFailed(string kind);

    [LoggerMessage(1002, LogLevel.Error, "What became of a piece of work could not be written down: {Kind}")]
    private partial void LogNotWritten(string kind);
}
