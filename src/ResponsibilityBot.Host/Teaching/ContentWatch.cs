using ResponsibilityBot.Tutoring.Oversight;

namespace ResponsibilityBot.Host.Teaching;

/// <summary>Lets nobody start before the content is read, reads it again when a file changes, and has it remembered since when a state is taught from. Many changes at once are read once, when they have been quiet for a moment.</summary>
internal sealed partial class ContentWatch(CurriculumStore store, IContentRevisions revisions, TimeProvider time, ILogger<ContentWatch> log) : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private readonly SemaphoreSlim changed = new(0);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.ReadyAsync(cancellationToken);
        await revisions.NoteAsync(store.Current.Table.Revision, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = new FileSystemWatcher(store.Folder, "*.yaml") { IncludeSubdirectories = true };
        watcher.Changed += Note;
        watcher.Created += Note;
        watcher.Deleted += Note;
        watcher.Renamed += Note;
        watcher.EnableRaisingEvents = true;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await changed.WaitAsync(stoppingToken);
                await Task.Delay(Quiet, time, stoppingToken);
                while (changed.Wait(0, stoppingToken))
                {
                }

                await ReadAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end, also of a program that never got to start.
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        changed.Dispose();
        base.Dispose();
    }

    private void Note(object sender, FileSystemEventArgs change) => changed.Release();

    private async Task ReadAsync(CancellationToken stop)
    {
        try
        {
            var read = store.Read();
            store.Take(read);
            if (read.Curriculum is not null)
            {
                LogTaken(read.Revision);
                await revisions.NoteAsync(read.Revision, stop);
            }
            else
                LogKept(read.Problems.Count, store.Current.Table.Revision, string.Join('\n', read.Problems.Take(20)));
        }
        catch (IOException error)
        {
            // An editor may hold a file for a moment; its next event reads again.
            LogUnreadable(error.Message);
        }
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "The content changed; revision {Revision} is taken")]
    private partial void LogTaken(string revision);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "The content has {Count} problems; revision {Revision} is kept:\n{Problems}")]
    private partial void LogKept(int count, string revision, string problems);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Warning, Message = "The content could not be read: {Reason}")]
    private partial void LogUnreadable(string reason);
}
