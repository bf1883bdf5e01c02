using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Host.Workers;

namespace ResponsibilityBot.Host.Oversight;

/// <summary>Runs <see cref="DigestPoster"/> and <see cref="ScheduledExports"/> every minute. What fails is logged and tried again, and keeps nothing else from running.</summary>
internal sealed partial class OversightWorker(DigestPoster digests, ScheduledExports exports, TimeProvider time, ILogger<OversightWorker> log) : BackgroundService
{
    private static TimeSpan Interval { get; } = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(digests.TendAsync, stoppingToken);
                await TryAsync(exports.TendAsync, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task<int>> work, CancellationToken stop)
    {
        try
        {
            await work(stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(Fault.Kind(failure), failure.StackTrace);
        }
    }

    [LoggerMessage(1512, LogLevel.Error, "Sending digests or writing exports failed: {Kind}; it is tried again in a minute\n{Stack}")]
    private partial void LogFailed(string kind, string? stack);
}
