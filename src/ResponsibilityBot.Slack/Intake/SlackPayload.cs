using System.Text.Json;
using ResponsibilityBot.Slack.Forms;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>Reads payloads. They come from Slack, but what stands in them may be anything, types still to be invented too.</summary>
internal static class SlackPayload
{
    /// <summary>What happened, or null when there is nothing to hear. Does not throw, whatever the payload holds.</summary>
    public static Heard? Read(JsonElement payload) => SlackJson.TextAt(payload, "type") switch
    {
        "event_callback" => SlackEvent.Read(payload),
        "block_actions" => SlackAction.Read(payload),
        SlackView.Submission => SlackView.Read(payload),
        "shortcut" or "message_action" => SlackShortcut.Read(payload),
        null => SlackCommand.Read(payload),
        _ => null,
    };

    /// <summary>Reads again what was kept.</summary>
    /// <exception cref="JsonException">It is not what was kept.</exception>
    public static Heard? ReadAgain(string body) =>
        SlackJson.Parse(body) is { ValueKind: JsonValueKind.Object } payload ? Read(payload) : throw new JsonException("what was kept is no object");

    /// <summary>The turn.</summary>
    /// <param name="heard">What was heard.</param>
    /// <param name="id">The id of what was kept.</param>
    /// <param name="receivedAt">When it arrived.</param>
    /// <param name="zone">The time zone of the person, or null.</param>
    public static Turn Turn(Heard heard, string id, DateTimeOffset receivedAt, string? zone) => new()
    {
        Id = id,
        Channel = SlackChannel.ChannelName,
        Tenant = heard.Workspace.Tenant,
        Conversation = heard.Conversation,
        Person = new(heard.User, heard.UserName),
        Place = heard.Place,
        Kind = heard.Kind,
        Text = heard.Text,
        Pasted = heard.Pasted,
        Press = heard.Press,
        At = receivedAt,
        Zone = zone,
    };

    /// <summary>The workspace that an interaction names; null if none.</summary>
    public static Workspace? WorkspaceOf(JsonElement interaction) =>
        Known(new(SlackJson.Code(interaction, "team", "id"), SlackJson.Code(interaction, "enterprise", "id"), SlackJson.IsTrue(interaction, "is_enterprise_install")));

    /// <summary>The workspace if it has an id at all.</summary>
    public static Workspace? Known(Workspace workspace) => workspace.Tenant.Length > 0 ? workspace : null;
}
