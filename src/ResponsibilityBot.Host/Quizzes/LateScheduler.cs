using Microsoft.Extensions.Options;
using Quartz;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Starts Quartz when everything else has started: nobody who writes to the bot waits for it.</summary>
internal sealed partial class LateScheduler(
    IHostApplicationLifetime lifetime, IServiceProvider services, IOptionsMonitor<QuartzHostedServiceOptions> options, ILogger<LateScheduler> log) : IHostedService
{
    private readonly QuartzHostedService quartz = new(lifetime, services, options);
    /// <summary>Ends when it is started, or could not be.</summary>
    public Task Started { get; private set; } = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => Started = Task.Run(BeginAsync, CancellationToken.None));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Started.WaitAsync(cancellationToken);
        await quartz.StopAsync(cancellationToken);
    }

    private async Task BeginAsync()
    {
        try
        {
            await quartz.StartAsync(lifetime.ApplicationStopping);
        }
        catch (Exception failure) when (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Without it no quiz would ever come, and nobody would notice.
            LogFailed(failure);
            lifetime.StopApplication();
        }
        catch (OperationCanceledException)
        {
            // It was told to stop before it began.
        }
    }

    [LoggerMessage(1211, LogLevel.Critical, "The scheduler of daily quizzes did not start; the bot stops")]
    private partial void LogFailed(Exception failure);
}
