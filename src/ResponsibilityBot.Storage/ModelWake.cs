using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace ResponsibilityBot.Storage;

/// <summary>
/// Builds EF's model, which takes a third of a second of processor, shortly after everything has started: nothing that starts needs it, and whoever asks for a list or a report first shall not wait for all of it.
/// </summary>
internal sealed class ModelWake(IDbContextFactory<BotDbContext> contexts, TimeProvider time) : IHostedLifecycleService, IDisposable
{
    /// <summary>The first requests are answered meanwhile.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stop = new();
    private Task awake = Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        awake = Task.Run(WakeAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Waits for a model that is half built: what it is built from is disposed afterwards.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stop.CancelAsync();
        await awake;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => stop.Dispose();

    private async Task WakeAsync()
    {
        await Task.Delay(Moment, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stop.IsCancellationRequested)
            return;
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        _ = db.Model;
    }
}
