using ResponsibilityBot.Host.Workers;

namespace ResponsibilityBot.Host.Organisation;

/// <summary>Runs <see cref="ChangeNotices"/>, <see cref="FileChangeNotices"/> and <see cref="AskNotices"/> every few seconds. A run that fails is logged and tried again.</summary>
internal sealed partial class OrganisationWorker(ChangeNotices changes, FileChangeNotices files, AskNotices asks, TimeProvider time, ILogger<OrganisationWorker> log)
    : TendingWorker(TimeSpan.FromSeconds(5), time)
{
    protected override async Task TendAsync(CancellationToken stop)
    {
        await TryAsync(changes.TendAsync, stop);
        await TryAsync(files.TendAsync, stop);
        await asks.TendAsync(stop);
    }

    [LoggerMessage(1402, LogLevel.Error, "Looking after the organisation's changes and questions failed: {Kind}; it is tried again\n{Stack}")]
    protected override partial void LogFailed(string kind, string? stack);
}
