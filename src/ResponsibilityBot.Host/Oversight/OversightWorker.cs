using ResponsibilityBot.Host.Exports;
using ResponsibilityBot.Host.Workers;

namespace ResponsibilityBot.Host.Oversight;

/// <summary>Runs <see cref="DigestPoster"/> and <see cref="ScheduledExports"/> every minute. What fails is logged and tried again, and keeps nothing else from running.</summary>
internal sealed partial class OversightWorker(DigestPoster digests, ScheduledExports exports, TimeProvider time, ILogger<OversightWorker> log)
    : TendingWorker(TimeSpan.FromMinutes(1), time)
{
    protected override async Task TendAsync(CancellationToken stop)
    {
        await TryAsync(digests.TendAsync, stop);
        await TryAsync(exports.TendAsync, stop);
    }

    [LoggerMessage(1512, LogLevel.Error, "Sending digests or writing exports failed: {Kind}; it is tried again in a minute\n{Stack}")]
    protected override partial void LogFailed(string kind, string? stack);
}
