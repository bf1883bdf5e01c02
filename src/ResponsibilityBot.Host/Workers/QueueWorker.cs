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

    /// <summary>Takes the next, or null.</summary>
    protected abstract Task<T?> ClaimAsync(CancellationToken cancel);

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
                var item = await NextAsync(stoppingToken);
                if (item is null)
                    continue;
                await free.WaitAsync(CancellationToken.None);
                _ = WorkInPlaceAsync(item, stoppingToken);
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

    private async Task<T?> NextAsync(CancellationToken stop)
    {
        try
        {
            if (await ClaimAsync(CancellationToken.None) is { } item)
                return item;
            await WaitAsync(stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LogQueueFailed(Fault.Kind(failure));
            await Task.Delay(Pause, Time, stop);
        }

        return null;
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
