using ResponsibilityBot.Host.Workers;

namespace ResponsibilityBot.Host.Workloads;

/// <summary>Runs <see cref="GapPoster"/> every minute. A run that fails is logged and tried again.</summary>
internal sealed partial class GapWorker(GapPoster poster, TimeProvider time, ILogger<GapWorker> log) : BackgroundService
{
    private static TimeSpan Interval { get; } = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TendAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task TendAsync(CancellationToken stop)
    {
        try
        {
            await poster.TendAsync(stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(Fault.Kind(failure), failure.StackTrace);
        }
    }

    [LoggerMessage(1601, LogLevel.Error, "Telling of gaps failed: {Kind}; it is tried again\n{Stack}")]
    private partial void LogFailed(string kind, string? stack);
}
