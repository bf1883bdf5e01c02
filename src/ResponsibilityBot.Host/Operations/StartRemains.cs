namespace ResponsibilityBot.Host.Operations;

/// <summary>
/// Gives back, once, what starting and reading the content left on the heap: a process that nobody asks makes too little garbage for the collector
/// to come by itself, and would hold some 50 MB until somebody does. Takes a tenth of a second, when the first questions have been answered.
/// </summary>
internal sealed class StartRemains(IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    /// <summary>After Quartz, which is the last to start.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registered = lifetime.ApplicationStarted.Register(started.SetResult);
        try
        {
            await started.Task.WaitAsync(stoppingToken);
            await Task.Delay(Moment, time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end, also of a program that never got to start.
            return;
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
