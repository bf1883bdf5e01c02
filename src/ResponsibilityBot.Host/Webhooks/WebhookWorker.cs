using ResponsibilityBot.Host.Workers;

namespace ResponsibilityBot.Host.Webhooks;

/// <summary>Runs <see cref="GapSpotter"/> and <see cref="WebhookSender"/> every few seconds. What fails is logged and tried again, and keeps nothing else from running.</summary>
internal sealed partial class WebhookWorker(GapSpotter gaps, WebhookSender sender, TimeProvider time, ILogger<WebhookWorker> log)
    : TendingWorker(TimeSpan.FromSeconds(5), time)
{
    protected override async Task TendAsync(CancellationToken stop)
    {
        await TryAsync(gaps.TendAsync, stop);
        await TryAsync(sender.TendAsync, stop);
    }

    [LoggerMessage(1701, LogLevel.Error, "Telling webhooks failed: {Kind}; it is tried again\n{Stack}")]
    protected override partial void LogFailed(string kind, string? stack);
}
