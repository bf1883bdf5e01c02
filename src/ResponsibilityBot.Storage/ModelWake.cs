using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace ResponsibilityBot.Storage;

/// <summary>
/// Builds EF's model, which takes a third of a second of processor, shortly after everything has started: nothing that starts needs it, and whoever asks for a list or a report first shall not wait for all of it.
/// </summary>
internal sealed class ModelWake(IDbContextFactory<BotDbContext> contexts, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    /// <summary>The first requests are answered meanwhile.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registered = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.Delay(Moment, time, stoppingToken);
        await using var db = await contexts.CreateDbContextAsync(stoppingToken);
        _ = db.Model;
    }
}
