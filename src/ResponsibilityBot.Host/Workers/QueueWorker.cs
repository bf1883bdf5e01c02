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

    /// <summary>The clock.</summary>
    protected TimeProvider Time { get; } = time;

    /// <summary>Takes the next ones, so many at most; fewer when there are no more.</summary>
    protected abstract Task<IReadOnlyList<T>> ClaimAsync(int most, CancellationToken cancel);

    /// <summary>Returns when there may be a next.</summary>
    protected abstract Task WaitAsync(CancellationToken cancel);

    /// <summary>Works on one and writes down what became of it.</summary>
    protected abstract Task WorkAsync(T item);

    /// <summary>Puts one back.</summary>
    protected abstract Task ReleaseAsync(T item);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Other hosted services start meanwhile.
        await Task.Yield();
        try
        {
            while (true)
            {
                stoppingToken.ThrowIfCancellationRequested();
                await WorkOnNextAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Nothing new is begun; when all places are free, everything is finished.
            for (var place = 0; place < places; place++)
                await free.WaitAsync(CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        free.Dispose();
        base.Dispose();
    }

    private async Task WorkOnNextAsync(CancellationToken stop)
    {
        try
        {
            if (await BeginAsync(stop))
                await WaitAsync(stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LogQueueFailed(Fault.Kind(failure));
            await Task.Delay(Pause, Time, stop);
        }
    }

    /// <summary>Begins to work on as many as there are places for; whether there were fewer.</summary>
    private async Task<bool> BeginAsync(CancellationToken stop)
    {
        var places = await TakePlacesAsync();
        IReadOnlyList<T> items = [];
        try
        {
            items = await ClaimAsync(places, CancellationToken.None);
        }
        finally
        {
            if (items.Count < places)
                free.Release(places - items.Count);
        }

        foreach (var item in items)
            _ = Task.Run(() => WorkInPlaceAsync(item, stop), CancellationToken.None);
        return items.Count < places;
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

    private async Task WorkInPlaceAsync(T item, CancellationToken stop)
    {
        try
        {
            await WorkAsync(item);
        }
        catch (Exception failure)
        {
            LogNotWritten(Fault.Kind(failure));
            await ReleaseAtLastAsync(item, stop);
        }
        finally
        {
            free.Release();
        }
    }

    private async Task ReleaseAtLastAsync(T item, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, Time, stop);
                await ReleaseAsync(item);
                return;
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
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

    [LoggerMessage(1001, LogLevel.Error, "The queue does not answer: {Kind}")]
    private partial void LogQueueFailed(string kind);

    [LoggerMessage(1002, LogLevel.Error, "What became of a piece of work could not be written down: {Kind}")]
    private partial void LogNotWritten(string kind);
}
