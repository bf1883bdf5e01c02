using ResponsibilityBot.Host.Workers;

namespace ResponsibilityBot.Host.Organisation;

/// <summary>Runs <see cref="ClauseNotices"/> every minute. A run that fails is logged and tried again.</summary>
internal sealed partial class ClauseWorker(ClauseNotices notices, TimeProvider time, ILogger<ClauseWorker> log)
    : TendingWorker(TimeSpan.FromMinutes(1), time)
{
    protected override Task TendAsync(CancellationToken stop) => notices.TendAsync(stop);

    [LoggerMessage(1404, LogLevel.Error, "Reminding of clauses failed: {Kind}; it is tried again\n{Stack}")]
    protected override partial void LogFailed(string kind, string? stack);
}
