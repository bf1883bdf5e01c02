using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ResponsibilityBot.Storage.Postgres;

/// <summary>
/// Gives back to the queues what a dead process had claimed. With one process the next start does that; where there are several, a claim
/// lapses after <see cref="WorkSignals.Lease"/>. Whoever had it and is not dead cannot put it back any more: the try has another number then.
/// </summary>
internal sealed partial class LapsedClaims(Database database, WorkSignals signals, TimeProvider time, ILogger<LapsedClaims> log)
{
    /// <summary>Gives them back; how many there were.</summary>
    public async Task<int> ReturnAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var (turns, sends) = await database.WriteAsync(
            sql => (sql.Execute($"UPDATE inbox SET state = 0 WHERE state = 1 AND due_at <= {now}"), sql.Execute($"UPDATE outbox SET state = 0 WHERE state = 1 AND due_at <= {now}")),
            cancel);
        if (turns > 0)
            signals.Inbox.Ring();
        if (sends > 0)
            signals.Outbox.Ring();
        if (turns + sends > 0)
            LogResumed(turns + sends);
        return turns + sends;
    }

    [LoggerMessage(2107, LogLevel.Warning, "Took up again {Rows} messages that a process had left unfinished")]
    private partial void LogResumed(int rows);
}

/// <summary>Runs <see cref="LapsedClaims"/> four times in a lease. What fails is tried again the next time.</summary>
internal sealed partial class LapsedClaimsWorker(LapsedClaims lapsed, TimeProvider time, ILogger<LapsedClaimsWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(WorkSignals.Lease / 4, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await ReturnAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task ReturnAsync(CancellationToken stop)
    {
        try
        {
            await lapsed.ReturnAsync(stop);
        }
        catch (DbException failure)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(2104, LogLevel.Error, "What dead processes had claimed could not be given back; it is tried again")]
    private partial void LogFailed(Exception failure);
}
