using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ResponsibilityBot.Storage;

/// <summary>Runs <see cref="Retention"/> every hour. A sweep that fails is logged and tried again an hour later.</summary>
internal sealed partial class RetentionWorker(Retention retention, TimeProvider time, ILogger<RetentionWorker> log) : BackgroundService
{
    private static TimeSpan Interval { get; } = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await SweepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end, also of a program that never got to start.
        }
    }

    private async Task SweepAsync(CancellationToken stop)
    {
        try
        {
            LogSwept(await retention.SweepAsync(stop));
        }
        catch (DbException failure)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(2101, LogLevel.Debug, "Retention deleted {Rows} rows")]
    private partial void LogSwept(int rows);

    [LoggerMessage(2102, LogLevel.Error, "Retention failed; it runs again in an hour")]
    private partial void LogFailed(Exception failure);
}
