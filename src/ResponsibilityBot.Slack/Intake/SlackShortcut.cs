using System.Text.Json;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>Reads shortcuts.</summary>
/// <remarks>Source: https://docs.slack.dev/interactivity/implementing-shortcuts.</remarks>
internal static class SlackShortcut
{
    /// <summary>The id of the message shortcut "Who owns this?".</summary>
    public const string WhoOwnsThis = "who_owns_this";

    /// <summary>The id of the global shortcut "Quiz me".</summary>
    public const string QuizMe = "quiz_me";

    /// <summary>What was wanted, or null for a shortcut that is not ours.</summary>
    public static Heard? Read(JsonElement payload)
    {
        if (SlackPayload.WorkspaceOf(payload) is not { } workspace || SlackJson.Code(payload, "user", "id") is not { } user || SlackJson.Code(payload, "trigger_id") is not { } trigger)
            return null;
        var wanted = new Heard
        {
            Workspace = workspace,
            Key = ["shortcut", user, trigger, SlackJson.Code(payload, "action_ts") ?? ""],
            User = user,
            UserName = SlackJson.TextAt(payload, "user", "name") ?? "",
            Place = Place.Personal,
            Conversation = SlackPlaces.ChatWith(user),
            Kind = TurnKind.Pressed,
            Press = new(Verbs.Quiz, new Dictionary<string, string>(StringComparer.Ordinal)),
            Way = new ReplyWay.Begin(user),
        };
        return (SlackJson.TextAt(payload, "type"), SlackJson.TextAt(payload, "callback_id")) switch
        {
            ("shortcut", QuizMe) => wanted,
            ("message_action", WhoOwnsThis) => Ask(wanted, payload),
            _ => null,
        };
    }

    /// <summary>The message's words as a question; the answer is shown to whoever asked, who may share it.</summary>
    private static Heard? Ask(Heard wanted, JsonElement payload)
    {
        if (SlackJson.Code(payload, "channel", "id") is not { } channel || SlackJson.TextAt(payload, "response_url") is not { } url)
            return null;
        return wanted with
        {
            Place = SlackPlaces.Of(channel),
            Conversation = SlackPlaces.Private(channel, wanted.User),
            Kind = TurnKind.Said,
            Press = null,
            Text = SlackText.Read(SlackJson.TextAt(payload, "message", "text") ?? "", null).Text,
            Way = new ReplyWay.Respond(url) { MayShare = !SlackPlaces.IsDirect(channel) },
        };
    }
}
