namespace ResponsibilityBot.Slack.Workspaces;

/// <summary>The workspaces that the app is installed in. Safe for use by many threads.</summary>
internal interface IWorkspaces
{
    /// <summary>The bot in a workspace, or null if the app is not installed there.</summary>
    /// <exception cref="SlackUnavailableException">Slack does not say at present.</exception>
    ValueTask<SlackBot?> FindAsync(Workspace workspace, CancellationToken cancel);

    /// <summary>Slack refused the bot's token: the next <see cref="FindAsync"/> asks anew for what it would have given.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="token">The token that was refused.</param>
    /// <param name="error">Slack's word: <c>token_expired token_revoked invalid_auth account_inactive</c> …</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask RefusedAsync(Workspace workspace, string token, string error, CancellationToken cancel);

    /// <summary>The app was removed from a workspace, or its tokens were revoked. May be told twice, and in any order.</summary>
    ValueTask RemovedAsync(Workspace workspace, CancellationToken cancel);
}

/// <summary>A workspace, as a delivery names it.</summary>
/// <param name="Team">The id of the workspace, <c>T…</c>; null in an installation for a whole organisation where none is named.</param>
/// <param name="Enterprise">The id of the organisation that it belongs to, <c>E…</c>, or null.</param>
/// <param name="IsOrgInstall">Whether the app was installed for the whole organisation.</param>
internal sealed record Workspace(string? Team, string? Enterprise, bool IsOrgInstall)
{
    /// <summary>Whose data it is: the organisation's where the app was installed for all of it, else the workspace's.</summary>
    public string Tenant => (IsOrgInstall ? Enterprise : Team) ?? Team ?? Enterprise ?? "";
}

/// <summary>The bot in a workspace.</summary>
/// <param name="Token">What authorises its calls.</param>
/// <param name="User">The bot's user id, <c>U…</c>.</param>
internal sealed record SlackBot(string Token, string User);

/// <summary>Slack cannot be asked at present.</summary>
/// <param name="message">What happened, without people's words and secrets.</param>
/// <param name="after">How long Slack wants us to wait, or null if it did not say.</param>
internal sealed class SlackUnavailableException(string message, TimeSpan? after) : Exception(message)
{
    /// <summary>How long Slack wants us to wait, or null.</summary>
    public TimeSpan? RetryAfter => after;
}
