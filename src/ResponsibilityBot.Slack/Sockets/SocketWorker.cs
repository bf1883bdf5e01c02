using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Slack.Sockets;

/// <summary>In Socket Mode keeps <see cref="SlackOptions.Sockets"/> sockets open. Any of them may bring anything; each delivery comes through one.</summary>
internal sealed class SocketWorker(SocketOpening opening, SocketSurroundings around, IOptions<SlackOptions> options) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Mode != SlackMode.Socket)
            return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var lines = Enumerable.Range(0, options.Value.Sockets).Select(_ => new SocketLine(opening, around).RunAsync(stop.Token)).ToList();
        SocketStop? said = null;
        await foreach (var line in Task.WhenEach(lines))
        {
            // One that stops speaks for all: they have the same token.
            if (await line is not { } reason || said is not null)
                continue;
            said = reason;
            around.Log.Stopped(said.Error, said.Cure);
            await stop.CancelAsync();
        }
    }
}
