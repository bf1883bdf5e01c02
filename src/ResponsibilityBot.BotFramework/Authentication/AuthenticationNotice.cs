using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>Says at each start who may speak with the bot.</summary>
internal sealed partial class AuthenticationNotice(
    IOptions<BotFrameworkOptions> options, IHostEnvironment environment, ILogger<AuthenticationNotice> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (settings.DangerouslyAllowUnauthenticatedRequests)
            LogUnauthenticated();
        else if (!settings.HasCredentials && environment.IsDevelopment())
            LogDevelopment();
        else if (!settings.HasCredentials)
            LogNobody();
        if (settings.DangerouslyAcceptEmulatorTokens)
            LogEmulator();
        if (settings.HasCredentials)
            LogCredentials(settings.AppId, settings.AppType, settings.Cloud);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(3001, LogLevel.Warning, "BotFramework:DangerouslyAllowUnauthenticatedRequests is on: any program on this machine can speak as any person")]
    private partial void LogUnauthenticated();

    [LoggerMessage(3002, LogLevel.Information, "Development: activities without a token are taken from this machine")]
    private partial void LogDevelopment();

    [LoggerMessage(3003, LogLevel.Information, "BotFramework:AppId is not set: activities at /api/messages are refused")]
    private partial void LogNobody();

    [LoggerMessage(3004, LogLevel.Warning, "BotFramework:DangerouslyAcceptEmulatorTokens is on: whoever has the app's secret can speak as any person")]
    private partial void LogEmulator();

    [LoggerMessage(3005, LogLevel.Information, "Activities need a token for app {AppId} ({AppType}, {Cloud})")]
    private partial void LogCredentials(string appId, AppType appType, Cloud cloud);
}
