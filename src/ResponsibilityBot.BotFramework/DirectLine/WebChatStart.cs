using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>Reads or makes the signing key at the start, so that a wrong one stops the program, and says who may chat.</summary>
internal sealed partial class WebChatStart(SigningKey key, IOptions<WebChatOptions> options, IHostEnvironment environment, ILogger<WebChatStart> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = key.Value;
        if (options.Value.Enabled)
            LogOpen();
        else if (environment.IsDevelopment())
            LogLocal();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(3201, LogLevel.Information, "Web chat: open to everybody who reaches the page")]
    private partial void LogOpen();

    [LoggerMessage(3202, LogLevel.Information, "Web chat: open to this machine")]
    private partial void LogLocal();
}
