using System.Diagnostics;
using ResponsibilityBot.EndToEnd.WebChat;

namespace ResponsibilityBot.EndToEnd.Slack;

/// <summary>Bolt behind its own receiver, as Node runs it.</summary>
public sealed class BoltReceiver : IAsyncLifetime
{
    private ServerProcess? bolt;

    internal HttpClient Http { get; } = new();

    public async ValueTask InitializeAsync()
    {
        (bolt, var address) = await ServerProcess.StartAsync(
            new ProcessStartInfo("node", ["bolt.cjs", SlackService.Secret]) { WorkingDirectory = Peers.Folder },
            line => line.StartsWith("listening on ", StringComparison.Ordinal) ? new(line["listening on ".Length..]) : null);
        Http.BaseAddress = address;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (bolt is not null)
            await bolt.DisposeAsync();
    }
}
