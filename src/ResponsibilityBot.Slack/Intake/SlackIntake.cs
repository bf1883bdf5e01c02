using System.Text.Json.Nodes;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>Where everything from Slack comes in, whichever way it was delivered.</summary>
internal sealed class SlackIntake
{
    /// <summary>Keeps what was delivered, once. When this returns, it is kept for good and may be acknowledged.</summary>
    /// <returns>What the acknowledgement is to hold, or null for an empty one.</returns>
    public Task<JsonObject?> TakeAsync(SlackDelivery delivery, CancellationToken cancel) =>
        throw new NotImplementedException($"{delivery.Kind} {cancel.CanBeCanceled}");
}
