using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Speaking;

/// <summary>What Slack's words for failures mean: the one place that says which are worth another try.</summary>
/// <remarks>Source: the pages of the methods, such as https://docs.slack.dev/reference/methods/chat.postMessage#errors.</remarks>
internal static class SlackErrors
{
    /// <summary>Whether the bot's token is no longer taken.</summary>
    public static bool IsOfToken(string error) =>
        error is "token_expired" or "token_revoked" or "invalid_auth" or "not_authed" or "account_inactive" or "team_access_not_granted";

    /// <summary>What becomes of a message that was refused.</summary>
    public static SendResult Of(string error) => error switch
    {
        // Another token may be there at the next try.
        "token_expired" => new SendResult.Later(null, error),
        "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout" or "team_added_to_org" or "accesslimited" => new SendResult.Later(null, error),
        // The workspace is to blame and not the place, which would be forgotten if it were blocked.
        "account_inactive" or "token_revoked" or "invalid_auth" or "not_authed" or "team_access_not_granted" or "org_login_required" => new SendResult.Refused(error),
        "not_in_channel" or "channel_not_found" or "is_archived" or "user_not_found" or "user_disabled" or "cannot_dm_bot" or "messages_tab_disabled" or "restricted_action" =>
            new SendResult.Blocked(error),
        _ => new SendResult.Refused(error),
    };
}
