using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>Says at each start when activities without a token are taken.</summary>
internal sealed partial class UnauthenticatedNotice(
    IOptions<BotFrameworkOptions> options, IHostEnvironment environment, ILogger<UnauthenticatedNotice> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.DangerouslyAllowUnauthenticatedRequests)
            LogDangerous();
        else if (environment.IsDevelopment())
            LogDevelopment();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(3001, LogLevel.Warning, "BotFramework:DangerouslyAllowUnauthenticatedRequests is on: any program on this machine can speak as any person")]
    private partial void LogDangerous();

    [LoggerMessage(3002, LogLevel.Information, "Development: activities without a token are taken from this machine")]
    private partial void LogDevelopment();
}
