using ResponsibilityBot.Host.Workers;

namespace ResponsibilityBot.Host.Organisation;

/// <summary>Runs <see cref="ChangeNotices"/> and <see cref="AskNotices"/> every few seconds. A run that fails is logged and tried again.</summary>
internal sealed partial class OrganisationWorker(ChangeNotices changes, AskNotices asks, TimeProvider time, ILogger<OrganisationWorker> log) : BackgroundService
{
    private static TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

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
            await changes.TendAsync(stop);
            await asks.TendAsync(stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(Fault.Kind(failure), failure.StackTrace);
        }
    }

    [LoggerMessage(1402, LogLevel.Error, "Looking after the organisation's changes and questions failed: {Kind}; it is tried again\n{Stack}")]
    private partial void LogFailed(string kind, string? stack);
}
