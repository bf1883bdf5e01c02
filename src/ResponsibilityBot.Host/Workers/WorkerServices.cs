using ResponsibilityBot.Host.Operations;
using ResponsibilityBot.Tutoring.Turns;

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
        .AddSingleton<TurnWorker>()
        .AddSingleton<IDesk>(services => services.GetRequiredService<TurnWorker>())
        .AddHostedService(services => services.GetRequiredService<TurnWorker>())
        .AddHostedService<SendWorker>();
}
