using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace ResponsibilityBot.Storage;

/// <summary>
/// Builds EF's model, which takes a third of a second of processor, shortly after everything has started: nothing that starts needs it, and whoever asks for a list or a report first shall not wait for all of it.
/// </summary>
internal sealed class ModelWake(IDbContextFactory<BotDbContext> contexts, TimeProvider time) : BackgroundService, IHostedLifecycleService
{
    /// <summary>The first requests are answered meanwhile.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        started.TrySetResult();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await started.Task.WaitAsync(stoppingToken);
            await Task.Delay(Moment, time, stoppingToken);
            await using var db = await contexts.CreateDbContextAsync(stoppingToken);
            _ = db.Model;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end, also of a program that never got to start.
        }
    }
}
