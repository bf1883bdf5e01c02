using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>Where everything from Slack comes in, whichever way it was delivered.</summary>
internal sealed partial class SlackIntake(
    IInbox inbox, IConversations conversations, IWorkspaces workspaces, SharedAnswers shared, TimeProvider time, ILogger<SlackIntake> log)
{
    /// <summary>Keeps what was delivered, once. When this returns, it is kept for good and may be acknowledged.</summary>
    /// <returns>What the acknowledgement is to hold, or null for an empty one.</returns>
    public async Task<JsonObject?> TakeAsync(SlackDelivery delivery, CancellationToken cancel)
    {
        var payload = delivery.Payload;
        switch (delivery.Kind)
        {
            case DeliveryKind.Event when SlackEvent.IsRemoval(payload):
                if (SlackEvent.WorkspaceOf(payload) is { } gone)
                    await workspaces.RemovedAsync(gone, cancel);
                return null;
            case DeliveryKind.Event when SlackEvent.FarewellOf(payload) is { } left:
                if (SlackEvent.WorkspaceOf(payload) is { } home)
                    await conversations.ForgetAsync(SlackChannel.ChannelName, home.Tenant, left, team: null, cancel);
                return null;
            case DeliveryKind.Interaction when SlackJson.TextAt(payload, "type") == "block_suggestion":
                return new() { ["options"] = new JsonArray() };
            case DeliveryKind.Interaction when SharedAnswers.IsWish(payload):
                await shared.ShareAsync(payload, cancel);
                return null;
            default:
                await KeepAsync(payload, cancel);
                return null;
        }
    }

    private async Task KeepAsync(JsonElement payload, CancellationToken cancel)
    {
        if (SlackPayload.Read(payload) is not { } heard)
            return;
        var inbound = SlackInbound.Of(heard, payload.GetRawText(), time.GetUtcNow());
        if (!await inbox.KeepAsync(inbound, cancel))
            LogDuplicate(inbound.Id);
    }

    [LoggerMessage(4001, LogLevel.Information, "{Inbound} was delivered again")]
    private partial void LogDuplicate(string inbound);
}
