using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Intake;

namespace ResponsibilityBot.Slack.Sockets;

/// <summary>What a socket works with.</summary>
/// <param name="Take">Keeps a delivery for good, and says what its acknowledgement answers.</param>
/// <param name="Time">The clock.</param>
/// <param name="Log">What is written down.</param>
internal sealed record SocketSurroundings(Func<SlackDelivery, CancellationToken, Task<JsonObject?>> Take, TimeProvider Time, SocketLog Log)
{
    /// <summary>How long nothing may arrive before a ping is sent, and how long its answer may take. Told by the machine's own clock.</summary>
    public TimeSpan Ping { get; init; } = TimeSpan.FromSeconds(10);
}
