using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.WebApi;

namespace ResponsibilityBot.Slack.Installs;

/// <summary>Asks Slack for tokens with the app's id and secret.</summary>
/// <remarks>Sources: https://docs.slack.dev/reference/methods/oauth.v2.access, https://docs.slack.dev/authentication/using-token-rotation.</remarks>
internal sealed class OAuthCalls(SlackApi api, IOptions<SlackOptions> options, TimeProvider time)
{
    /// <summary>The method for both.</summary>
    public const string Method = "oauth.v2.access";

    /// <summary>What a person's consent is worth.</summary>
    /// <param name="code">As it came to the redirect address; good for one call.</param>
    /// <param name="redirect">The redirect address that consent was asked with.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<OAuthAnswer> ExchangeAsync(string code, Uri redirect, CancellationToken cancel) =>
        AskAsync(new() { ["code"] = code, ["redirect_uri"] = redirect.AbsoluteUri }, cancel);

    /// <summary>The next token. The refresh token is used up by this, so what comes must be kept before it is used.</summary>
    public Task<OAuthAnswer> RefreshAsync(string refreshToken, CancellationToken cancel) =>
        AskAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, cancel);

    private async Task<OAuthAnswer> AskAsync(System.Text.Json.Nodes.JsonObject arguments, CancellationToken cancel)
    {
        arguments["client_id"] = options.Value.ClientId;
        arguments["client_secret"] = options.Value.ClientSecret;
        return await api.CallAsync(new(Method, arguments, null), cancel) switch
        {
            SlackResult.Done { Answer: var answer } => Read(answer),
            SlackResult.Refused refused => new OAuthAnswer.Refused(refused.Error),
            SlackResult.Limited limited => new OAuthAnswer.NotNow("limited", limited.RetryAfter),
            SlackResult.Unanswered silent => new OAuthAnswer.NotNow(silent.Reason, null),
            var unknown => throw new UnreachableException($"no rule for {unknown.GetType().Name}"),
        };
    }

    private OAuthAnswer Read(JsonElement answer)
    {
        var isOrganisation = SlackJson.IsTrue(answer, "is_enterprise_install");
        var (organisation, team) = (SlackJson.Code(answer, "enterprise", "id"), isOrganisation ? null : SlackJson.Code(answer, "team", "id"));
        if (SlackJson.TextAt(answer, "access_token") is not { Length: > 0 } token || SlackJson.Code(answer, "bot_user_id") is not { } user
            || SlackJson.TextAt(answer, "token_type") is not "bot" || (team ?? organisation) is null)
            return new OAuthAnswer.Refused("no_bot_token");
        DateTimeOffset? end = SlackJson.At(answer, "expires_in") is { ValueKind: JsonValueKind.Number } seconds && seconds.TryGetInt64(out var lifetime) && lifetime is > 0 and < int.MaxValue
            ? time.GetUtcNow().AddSeconds(lifetime)
            : null;
        return new OAuthAnswer.Granted(organisation, team, new(token, user, SlackJson.TextAt(answer, "refresh_token"), end), SlackJson.Code(answer, "app_id"))
        {
            Name = SlackJson.TextAt(answer, isOrganisation ? "enterprise" : "team", "name"),
            Scopes = SlackJson.TextAt(answer, "scope")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
    }
}

/// <summary>What Slack says to who asks for a token.</summary>
internal abstract record OAuthAnswer
{
    private OAuthAnswer()
    {
    }

    /// <summary>A token.</summary>
    /// <param name="Organisation">The id of the organisation, or null.</param>
    /// <param name="Team">The id of the workspace; null for an installation in the organisation as a whole.</param>
    /// <param name="Bot">The bot there.</param>
    /// <param name="App">The app's id, or null.</param>
    public sealed record Granted(string? Organisation, string? Team, InstalledBot Bot, string? App) : OAuthAnswer
    {
        /// <summary>What people call the workspace or organisation, or null.</summary>
        public string? Name { get; init; }

        /// <summary>What the bot may do there.</summary>
        public IReadOnlyList<string> Scopes { get; init; } = [];
    }

    /// <summary>No.</summary>
    /// <param name="Error">Slack's word.</param>
    public sealed record Refused(string Error) : OAuthAnswer;

    /// <summary>Not at present.</summary>
    /// <param name="Reason">Without secrets.</param>
    /// <param name="After">How long Slack wants us to wait, or null.</param>
    public sealed record NotNow(string Reason, TimeSpan? After) : OAuthAnswer;
}
