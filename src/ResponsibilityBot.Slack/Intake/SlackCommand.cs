using System.Text.Json;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>Reads the slash command. What is said to it is shown to whoever typed it, who may share it.</summary>
/// <remarks>Source: https://docs.slack.dev/interactivity/implementing-slash-commands.</remarks>
internal static class SlackCommand
{
    /// <summary>The command.</summary>
    public const string Name = "/responsibility";

    /// <summary>What was typed, or null where that is no command.</summary>
    public static Heard? Read(JsonElement payload)
    {
        if (SlackPayload.Known(new(SlackJson.Code(payload, "team_id"), SlackJson.Code(payload, "enterprise_id"), SlackJson.TextAt(payload, "is_enterprise_install") == "true")) is not { } workspace
            || SlackJson.Code(payload, "user_id") is not { } user || SlackJson.Code(payload, "channel_id") is not { } channel
            || SlackJson.TextAt(payload, "response_url") is not { } url || SlackJson.Code(payload, "trigger_id") is not { } trigger)
            return null;
        var text = SlackText.Read(SlackJson.TextAt(payload, "text") ?? "", null).Text;
        var isDirect = SlackPlaces.IsDirect(channel);
        return new()
        {
            Workspace = workspace,
            Key = ["command", channel, user, trigger],
            User = user,
            UserName = SlackJson.TextAt(payload, "user_name") ?? "",
            Place = isDirect ? Place.Personal : PlaceOf(payload),
            Conversation = SlackPlaces.Private(channel, user),
            Kind = text.Length > 0 ? TurnKind.Said : TurnKind.Pressed,
            Text = text,
            Press = text.Length > 0 ? null : new(Verbs.Help, new Dictionary<string, string>(StringComparer.Ordinal)),
            Way = new ReplyWay.Respond(url) { MayShare = !isDirect },
        };
    }

    private static Place PlaceOf(JsonElement payload) =>
        SlackJson.TextAt(payload, "channel_name")?.StartsWith("mpdm-", StringComparison.Ordinal) == true ? Place.Group : Place.Channel;
}
