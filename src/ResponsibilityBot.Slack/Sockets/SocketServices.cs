using Microsoft.Extensions.DependencyInjection;
using ResponsibilityBot.Slack.Intake;

namespace ResponsibilityBot.Slack.Sockets;

/// <summary>Adds Socket Mode.</summary>
internal static class SocketServices
{
    /// <summary>Adds the sockets. Needs the Web API and the intake.</summary>
    public static IServiceCollection AddSlackSockets(this IServiceCollection services) => services
        .AddSingleton<SocketLog>()
        .AddSingleton<SocketOpening>()
        .AddSingleton(provider => new SocketSurroundings(
            provider.GetRequiredService<SlackIntake>().TakeAsync, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<SocketLog>()))
        .AddHostedService<SocketWorker>();
}
