namespace ResponsibilityBot.Host.Workers;

/// <summary>Looks after something every so often, as long as the program runs. What fails is told and tried again the next time.</summary>
/// <param name="interval">How often.</param>
/// <param name="time">The clock.</param>
internal abstract class TendingWorker(TimeSpan interval, TimeProvider time) : BackgroundService
{
    /// <summary>Looks after it once.</summary>
    protected abstract Task TendAsync(CancellationToken stop);

    /// <summary>Writes down that a run failed.</summary>
    protected abstract void LogFailed(string kind, string? stack);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryAsync(TendAsync, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    /// <summary>Runs a part so that its failure keeps nothing after it from running.</summary>
    protected async Task TryAsync(Func<CancellationToken, Task> part, CancellationToken stop)
    {
        try
        {
            await part(stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(Fault.Kind(failure), failure.StackTrace);
        }
    }
}
