using System.Diagnostics;
using ResponsibilityBot.Slack.Speaking;
using ResponsibilityBot.Slack.WebApi;
using ResponsibilityBot.Slack.Workspaces;

namespace ResponsibilityBot.Slack.Installs;

/// <summary>Asks Slack whether a bot's token still works, before anything is deleted: what says that the app was removed may come late, when it is back.</summary>
internal sealed class TokenProbe(SlackApi api)
{
    /// <summary>Whether Slack's word means that the app was removed, and not only that a token is over.</summary>
    public static bool IsEnd(string error) => error is "token_revoked" or "account_inactive";

    /// <summary>Whether Slack takes the token.</summary>
    /// <exception cref="SlackUnavailableException">Slack does not say.</exception>
    public async Task<bool> IsTakenAsync(string token, CancellationToken cancel) => await api.CallAsync(new("auth.test", [], token), cancel) switch
    {
        SlackResult.Done => true,
        SlackResult.Refused refused when SlackErrors.IsOfToken(refused.Error) => false,
        SlackResult.Refused refused => throw new SlackUnavailableException($"auth.test: {refused.Error}", null),
        SlackResult.Limited limited => throw new SlackUnavailableException("auth.test is limited", limited.RetryAfter),
        SlackResult.Unanswered silent => throw new SlackUnavailableException($"auth.test: {silent.Reason}", null),
        var unknown => throw new UnreachableException($"no rule for {unknown.GetType().Name}"),
    };
}
