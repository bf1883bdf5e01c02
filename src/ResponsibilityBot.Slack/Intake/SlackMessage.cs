using System.Text.Json;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Slack.Workspaces;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Intake;

/// <summary>
/// Reads messages. Where several people are, the bot hears only what mentions it; such a message may come as <c>message</c> and as <c>app_mention</c>,
/// with an event id each, so it is known by its channel, person and time.
/// </summary>
/// <remarks>Source: https://docs.slack.dev/reference/events/message.</remarks>
internal static class SlackMessage
{
    /// <summary>A message of a person, or null: other bots' and our own, edits, deletions, joins, what does not mention us.</summary>
    public static Heard? Read(Workspace workspace, JsonElement message, string? bot)
    {
        if (SlackJson.Code(message, "user") is not { } user || SlackJson.Code(message, "channel") is not { } channel || SlackJson.Code(message, "ts") is not { } ts)
            return null;
        if (user == bot || SlackJson.At(message, "bot_id").ValueKind == JsonValueKind.String || !IsSaid(SlackJson.TextAt(message, "subtype")))
            return null;
        var kind = SlackJson.TextAt(message, "channel_type");
        var isDirect = kind == "im" || (kind is null && SlackPlaces.IsDirect(channel));
        var text = SlackJson.TextAt(message, "text") ?? "";
        var isMention = SlackJson.TextAt(message, "type") == "app_mention" || (bot is not null && text.Contains($"<@{bot}", StringComparison.Ordinal));
        if (!isDirect && !isMention)
            return null;
        var began = SlackJson.Code(message, "thread_ts");
        // An answer to a message in a channel begins the message's thread; in a chat of two it stands under it.
        var thread = began ?? (isDirect ? null : ts);
        var (said, pasted) = SlackText.Read(text, bot);
        return new()
        {
            Workspace = workspace,
            Key = ["message", channel, user, ts],
            User = user,
            Place = isDirect ? Place.Personal : kind == "mpim" ? Place.Group : began is null ? Place.Channel : Place.Thread,
            Conversation = thread is null ? channel : SlackPlaces.Thread(channel, thread),
            Kind = TurnKind.Said,
            Text = said,
            Pasted = pasted,
            Way = new ReplyWay.Post(channel, thread) { By = user },
            IsReachable = true,
        };
    }

    private static bool IsSaid(string? subtype) => subtype is null or "file_share" or "thread_broadcast" or "me_message";
}
