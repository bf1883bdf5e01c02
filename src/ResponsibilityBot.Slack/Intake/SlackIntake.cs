using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.Slack.Forms;
using ResponsibilityBot.Slack.People;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>Where everything from Slack comes in, whichever way it was delivered.</summary>
internal sealed partial class SlackIntake(
    IInbox inbox, IConversations conversations, IWorkspaces workspaces, SharedAnswers shared, SlackViews views, SlackZones zones, SlackHomes homes, TimeProvider time, ILogger<SlackIntake> log)
{
    private const string Older = "This form is older than I am, or not one of mine. Close it and open it again. Nothing is changed.";
    private const string Late = "That took too long. Close this, and ask me in words whether it is done before you try again.";

    /// <summary>How long a form that was sent off may take: Slack gives up after three seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

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
            case DeliveryKind.Interaction when SlackJson.TextAt(payload, "type") == SlackView.Submission:
                return await AnswerAsync(payload, cancel);
            default:
                await KeepAsync(payload, cancel);
                return null;
        }
    }

    private async Task KeepAsync(JsonElement payload, CancellationToken cancel)
    {
        if (SlackPayload.Read(payload) is not { } heard)
            return;
        if (heard is { Press.Verb: Verbs.Open } && SlackJson.Code(payload, "trigger_id") is { } trigger && await views.OpenAsync(heard.Workspace, trigger, cancel) is { } view)
            (payload, heard) = (view.Into(payload), SlackPayload.Read(view.Into(payload)) ?? heard);
        var inbound = SlackInbound.Of(heard, payload.GetRawText(), time.GetUtcNow());
        if (!await inbox.KeepAsync(inbound, cancel))
            LogDuplicate(inbound.Id);
        Note(heard, payload);
    }

    /// <summary>A form that was sent off is answered in its own request: Slack shows what is wrong only then.</summary>
    private async Task<JsonObject> AnswerAsync(JsonElement payload, CancellationToken cancel)
    {
        if (SlackPayload.Read(payload) is not { } heard)
            return FormView.Instead(FormView.Saying(Older));
        var inbound = SlackInbound.Of(heard, payload.GetRawText(), time.GetUtcNow());
        if (!await inbox.TakeAsync(inbound, cancel))
            LogDuplicate(inbound.Id);
        Note(heard, payload);
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            var said = (await inbox.AnswersAsync(inbound.Id, either.Token)).FirstOrDefault(outbound => outbound.Inline);
            return said is not null && JsonNode.Parse(said.Body) is JsonObject answer ? answer : FormView.Closed();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            LogLate(inbound.Id);
            return FormView.Instead(FormView.Saying(Late));
        }
    }

    private void Note(Heard heard, JsonElement payload)
    {
        if (!heard.IsPerson)
            return;
        zones.Ask(heard.Workspace, heard.User);
        homes.Note(heard, payload);
    }

    [LoggerMessage(4002, LogLevel.Error, "{Inbound} was not answered in time")]
    private partial void LogLate(string inbound);

    [LoggerMessage(4001, LogLevel.Information, "{Inbound} was delivered again")]
    private partial void LogDuplicate(string inbound);
}
