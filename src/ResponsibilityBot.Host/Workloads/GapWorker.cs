using ResponsibilityBot.Host.Workers;

namespace ResponsibilityBot.Host.Workloads;

/// <summary>Runs <see cref="GapPoster"/> every minute. A run that fails is logged and tried again.</summary>
internal sealed partial class GapWorker(GapPoster poster, TimeProvider time, ILogger<GapWorker> log)
    : TendingWorker(TimeSpan.FromMinutes(1), time)
{
    protected override Task TendAsync(CancellationToken stop) => poster.TendAsync(stop);

    [LoggerMessage(1605, LogLevel.Error, "Telling of gaps failed: {Kind}; it is tried again\n{Stack}")]
    protected override partial void LogFailed(string kind, string? stack);
}
