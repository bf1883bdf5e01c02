using ResponsibilityBot.Host.Operations;

namespace ResponsibilityBot.Host.Workers;

/// <summary>Adds those who work on what is kept.</summary>
internal static class WorkerServices
{
    /// <summary>Adds <see cref="TurnWorker"/> and <see cref="SendWorker"/>.</summary>
    public static IServiceCollection AddWorkers(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<BotTelemetry>()
        .AddSingleton<Channels>()
        .AddSingleton<Announcer>()
        .AddSingleton<Sender>()
        .AddHostedService<TurnWorker>()
        .AddHostedService<SendWorker>();
}
