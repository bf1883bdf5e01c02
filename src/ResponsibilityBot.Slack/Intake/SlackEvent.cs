using System.Text.Json;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>Reads what the Events API delivers.</summary>
/// <remarks>Source: https://docs.slack.dev/apis/events-api and the pages of the events.</remarks>
internal static class SlackEvent
{
    /// <summary>The workspace that an event is for: the first of those who authorised it.</summary>
    public static Workspace? WorkspaceOf(JsonElement payload)
    {
        var authorized = Authorization(payload);
        return SlackPayload.Known(new(
            SlackJson.Code(authorized, "team_id") ?? SlackJson.Code(payload, "team_id"),
            SlackJson.Code(authorized, "enterprise_id") ?? SlackJson.Code(payload, "enterprise_id"),
            SlackJson.IsTrue(authorized, "is_enterprise_install")));
    }

    /// <summary>The place that the bot was removed from, or that is gone; null for every other event.</summary>
    public static string? FarewellOf(JsonElement payload)
    {
        var happened = SlackJson.At(payload, "event");
        var isOwn = SlackJson.Code(happened, "user") is { } user && user == BotOf(payload);
        return SlackJson.TextAt(happened, "type") switch
        {
            "channel_left" or "group_left" or "channel_deleted" or "group_deleted" => SlackJson.Code(happened, "channel"),
            "member_left_channel" when isOwn => SlackJson.Code(happened, "channel"),
            _ => null,
        };
    }

    /// <summary>Whether the app was removed from the workspace, or the bot's token was revoked.</summary>
    public static bool IsRemoval(JsonElement payload) => SlackJson.TextAt(payload, "event", "type") switch
    {
        "app_uninstalled" => true,
        "tokens_revoked" => SlackJson.At(payload, "event", "tokens", "bot") is { ValueKind: JsonValueKind.Array } bots && bots.GetArrayLength() > 0,
        _ => false,
    };

    /// <summary>What happened, or null when there is nothing to hear.</summary>
    public static Heard? Read(JsonElement payload)
    {
        var happened = SlackJson.At(payload, "event");
        if (WorkspaceOf(payload) is not { } workspace)
            return null;
        return SlackJson.TextAt(happened, "type") switch
        {
            "message" or "app_mention" => SlackMessage.Read(workspace, happened, BotOf(payload)),
            "app_home_opened" => Home(workspace, payload, happened),
            "member_joined_channel" => Joined(workspace, payload, happened),
            "assistant_thread_started" => Assistant(workspace, payload, SlackJson.At(happened, "assistant_thread")),
            "link_shared" => Links(workspace, payload, happened),
            _ => null,
        };
    }

    private static Heard? Home(Workspace workspace, JsonElement payload, JsonElement happened)
    {
        if (SlackJson.Code(happened, "user") is not { } user || SlackJson.Code(happened, "channel") is not { } chat || EventKey(payload) is not { } key)
            return null;
        var isTab = SlackJson.TextAt(happened, "tab") == "home";
        return new()
        {
            Workspace = workspace,
            Key = key,
            User = user,
            Place = Place.Personal,
            Conversation = chat,
            Kind = isTab ? TurnKind.Pressed : TurnKind.Joined,
            Press = isTab ? Ask(Verbs.Home) : null,
            Way = isTab ? new ReplyWay.Home(user, chat) : new ReplyWay.Post(chat, null),
            IsReachable = true,
        };
    }

    /// <summary>Only the bot's own coming is a time to welcome.</summary>
    private static Heard? Joined(Workspace workspace, JsonElement payload, JsonElement happened)
    {
        if (SlackJson.Code(happened, "channel") is not { } channel || SlackJson.Code(happened, "user") is not { } user || user != BotOf(payload) || EventKey(payload) is not { } key)
            return null;
        return new()
        {
            Workspace = workspace,
            Key = key,
            User = SlackJson.Code(happened, "inviter") ?? user,
            Place = SlackPlaces.Of(channel),
            Conversation = channel,
            Kind = TurnKind.Joined,
            Way = new ReplyWay.Post(channel, null),
            IsReachable = true,
            IsPerson = false,
        };
    }

    private static Heard? Assistant(Workspace workspace, JsonElement payload, JsonElement thread)
    {
        if (SlackJson.Code(thread, "user_id") is not { } user || SlackJson.Code(thread, "channel_id") is not { } chat
            || SlackJson.Code(thread, "thread_ts") is not { } root || EventKey(payload) is not { } key)
            return null;
        return new()
        {
            Workspace = workspace,
            Key = key,
            User = user,
            Place = Place.Personal,
            Conversation = SlackPlaces.Thread(chat, root),
            Kind = TurnKind.Pressed,
            Press = Ask(Verbs.Help),
            Way = new ReplyWay.Prompts(chat, root),
            IsReachable = true,
        };
    }

    /// <summary>Slack tells of links only to the addresses that the app's settings name: our own.</summary>
    private static Heard? Links(Workspace workspace, JsonElement payload, JsonElement happened)
    {
        if (SlackJson.Code(happened, "user") is not { } user || SlackJson.Code(happened, "channel") is not { } channel || EventKey(payload) is not { } key
            || MatrixLink.FirstOf(happened) is not { } link || ReplyWay.Unfurl.Of(happened, link.Text) is not { } unfurl)
            return null;
        return new()
        {
            Workspace = workspace,
            Key = key,
            User = user,
            Place = SlackPlaces.Of(channel),
            Conversation = SlackPlaces.Private(channel, user),
            Kind = TurnKind.Pressed,
            Press = link.Press,
            Way = unfurl,
            IsPerson = false,
        };
    }

    private static Press Ask(string verb) => new(verb, new Dictionary<string, string>(StringComparer.Ordinal));

    private static string[]? EventKey(JsonElement payload) => SlackJson.Code(payload, "event_id") is { } id ? ["event", id] : null;

    private static string? BotOf(JsonElement payload) => SlackJson.Code(Authorization(payload), "user_id");

    private static JsonElement Authorization(JsonElement payload) =>
        SlackJson.At(payload, "authorizations") is { ValueKind: JsonValueKind.Array } all && all.GetArrayLength() > 0 ? all[0] : default;
}
