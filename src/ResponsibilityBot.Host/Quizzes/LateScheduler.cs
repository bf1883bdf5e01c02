using Microsoft.Extensions.Options;
using Quartz;

namespace ResponsibilityBot.Host.Quizzes;

/// <summary>Starts Quartz when everything else has started and a moment has passed: nobody who writes to the bot waits for it.</summary>
internal sealed partial class LateScheduler(
    IHostApplicationLifetime lifetime, IServiceProvider services, IOptionsMonitor<QuartzHostedServiceOptions> options, TimeProvider time, ILogger<LateScheduler> log) : IHostedService
{
    /// <summary>Quartz takes the better part of a second of the processor, which the first who write would miss.</summary>
    public static TimeSpan Moment { get; } = TimeSpan.FromSeconds(5);

    /// <summary>How often it is started, because the database may be starting, too.</summary>
    private const int MostTries = 6;

    private readonly QuartzHostedService quartz = new(lifetime, services, options);

    /// <summary>Ends when it is started, or could not be.</summary>
    public Task Started { get; private set; } = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => Started = BeginAsync());
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
            await Task.Delay(Moment, time, lifetime.ApplicationStopping);
            await StartQuartzAsync(lifetime.ApplicationStopping);
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
        catch (Exception failure)
        {
            // Told to stop in the midst of it: Quartz wraps the cancellation in exceptions of its own. Nothing was due yet, and the next start does it anew.
            LogBroken(failure);
        }
    }

    private async Task StartQuartzAsync(CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await quartz.StartAsync(stop);
                return;
            }
            catch (Exception failure) when (attempt < MostTries && !stop.IsCancellationRequested)
            {
                LogAgain(failure, Moment);
                await Task.Delay(Moment, time, stop);
            }
        }
    }

    [LoggerMessage(1212, LogLevel.Error, "The scheduler of daily quizzes did not start; it is tried again in {Pause}")]
    private partial void LogAgain(Exception failure, TimeSpan pause);

    [LoggerMessage(1213, LogLevel.Information, "The scheduler of daily quizzes was told to stop while it was starting")]
    private partial void LogBroken(Exception failure);

    [LoggerMessage(1211, LogLevel.Critical, "The scheduler of daily quizzes did not start; the bot stops")]
    private partial void LogFailed(Exception failure);
}
