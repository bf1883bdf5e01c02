using System.Text.Json;
using ResponsibilityBot.Slack.Blocks;
using ResponsibilityBot.Slack.Forms;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>Reads presses of buttons in messages and on the home tab.</summary>
/// <remarks>Source: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload.</remarks>
internal static class SlackAction
{
    /// <summary>The press, or null where no button of ours was pressed: a choice that is not sent off yet, an empty list of actions.</summary>
    public static Heard? Read(JsonElement payload)
    {
        if (SlackPayload.WorkspaceOf(payload) is not { } workspace || SlackJson.Code(payload, "user", "id") is not { } user || ActionOf(payload) is not { } action
            || PressValue.PressOf(action, SlackJson.At(payload, "state", "values"), SlackJson.At(payload, "view", "state", "values")) is not { } press
            || Where(payload, user) is not var (place, conversation, way))
            return null;
        if (press.Verb == Verbs.Open && OpenedView.In(payload) is { } view)
            way = new ReplyWay.Fill(view, FormOrigin.Of(conversation, way));
        return new()
        {
            Workspace = workspace,
            Key = ["action", ThreadIds.PlaceOf(conversation), user, MessageOf(payload) ?? "home", SlackJson.Code(action, "action_id") ?? "", SlackJson.Code(action, "action_ts") ?? ""],
            User = user,
            UserName = SlackJson.TextAt(payload, "user", "name") ?? "",
            Place = place,
            Conversation = conversation,
            Kind = TurnKind.Pressed,
            Press = press,
            Way = way,
            IsReachable = way is ReplyWay.Post or ReplyWay.Fill { Origin.Channel: not null },
        };
    }

    /// <summary>The only action of a press, or null.</summary>
    public static JsonElement? ActionOf(JsonElement payload) =>
        SlackJson.At(payload, "actions") is { ValueKind: JsonValueKind.Array } actions && actions.GetArrayLength() > 0 ? actions[0] : null;

    /// <summary>Where the button stands, and how what is said goes back there; null for a place that we never write to.</summary>
    private static (Place Place, string Conversation, ReplyWay Way)? Where(JsonElement payload, string user)
    {
        if (SlackJson.TextAt(payload, "container", "type") == "view")
            return OnHome(payload, user);
        var container = SlackJson.At(payload, "container");
        if ((SlackJson.Code(payload, "channel", "id") ?? SlackJson.Code(container, "channel_id")) is not { } channel || MessageOf(payload) is not { } message)
            return null;
        var place = SlackPlaces.Of(channel);
        if (SlackJson.IsTrue(container, "is_ephemeral"))
        {
            return SlackJson.TextAt(payload, "response_url") is { } url
                ? (place, place == Place.Personal ? channel : SlackPlaces.Private(channel, user), new ReplyWay.Respond(url) { Replaces = true })
                : null;
        }

        var thread = SlackJson.Code(container, "thread_ts") ?? SlackJson.Code(payload, "message", "thread_ts") ?? (place == Place.Personal ? null : message);
        var conversation = thread is null ? channel : SlackPlaces.Thread(channel, thread);
        return (place == Place.Channel ? Place.Thread : place, conversation, new ReplyWay.Post(channel, thread) { Pressed = message, By = user });
    }

    /// <summary>What is said to a press on the home tab goes to the chat with the person, whose id was written into the view.</summary>
    private static (Place, string, ReplyWay) OnHome(JsonElement payload, string user) =>
        SlackJson.Code(payload, "view", "private_metadata") is { } chat && SlackPlaces.IsDirect(chat)
            ? (Place.Personal, chat, new ReplyWay.Post(chat, null))
            : (Place.Personal, SlackPlaces.ChatWith(user), new ReplyWay.Begin(user));

    private static string? MessageOf(JsonElement payload) => SlackJson.Code(payload, "container", "message_ts");
}
