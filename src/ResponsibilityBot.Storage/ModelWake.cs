using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace ResponsibilityBot.Storage;

/// <summary>
/// Builds EF's model, which takes a third of a second of processor, once everything has started: nothing that starts needs it, and whoever asks for a list or a report first shall not wait for all of it.
/// </summary>
internal sealed class ModelWake(IDbContextFactory<BotDbContext> contexts) : IHostedLifecycleService
{
    private Task awake = Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        awake = Task.Run(Wake, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Ends with the model: what it is built from is disposed afterwards.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) => awake;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Wake()
    {
        using var db = contexts.CreateDbContext();
        _ = db.Model;
    }
}
