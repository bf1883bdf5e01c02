using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.WebApi;

namespace ResponsibilityBot.Slack.Sockets;

/// <summary>Asks Slack where a socket may be opened. Changes nothing: an address that is not used runs out.</summary>
/// <remarks>Source: https://docs.slack.dev/reference/methods/apps.connections.open.</remarks>
internal sealed class SocketOpening(SlackApi api, IOptions<SlackOptions> options)
{
    /// <summary>The method that is asked.</summary>
    public const string Method = "apps.connections.open";

    private const string NewToken = "make a new app-level token with the scope connections:write at api.slack.com/apps, Basic Information, and set Slack:AppToken";

    /// <summary>What Slack says.</summary>
    public async Task<SocketOpen> AskAsync(CancellationToken cancel) =>
        await api.CallAsync(new(Method, [], options.Value.AppToken), cancel) switch
        {
            SlackResult.Done { Answer: var answer } => AddressOf(SlackJson.TextAt(answer, "url")) is { } address
                ? new SocketOpen.At(address)
                : new SocketOpen.NotNow("the answer has no wss address", null),
            SlackResult.Limited limited => new SocketOpen.NotNow("limited", limited.RetryAfter),
            SlackResult.Unanswered silent => new SocketOpen.NotNow(silent.Reason, null),
            SlackResult.Refused refused => CureOf(refused.Error) is { } cure ? new SocketOpen.Never(refused.Error, cure) : new SocketOpen.NotNow(refused.Error, null),
            var unknown => throw new System.Diagnostics.UnreachableException($"no rule for {unknown.GetType().Name}"),
        };

    /// <summary>What a person must do before a socket can be opened; null for what passes by itself.</summary>
    private static string? CureOf(string error) => error switch
    {
        "not_authed" or "invalid_auth" or "token_revoked" or "token_expired" => NewToken,
        "not_allowed_token_type" => $"Slack:AppToken is no app-level token; {NewToken}",
        "missing_scope" or "no_permission" => $"the app-level token lacks the scope connections:write; {NewToken}",
        "account_inactive" => "the app or the workspace of its token is gone; install the app again, and set Slack:AppToken",
        "user_removed_from_team" => $"who made the token has left the workspace; {NewToken}",
        "team_disabled" => "the workspace is switched off; ask its owner, or install the app in another one",
        "link_disabled" => SocketStop.SwitchedOff,
        _ => null,
    };

    /// <summary>The address, if what travels there is encrypted or does not leave this machine.</summary>
    private static Uri? AddressOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeWss || (address.Scheme == Uri.UriSchemeWs && address.IsLoopback)) ? address : null;
}

/// <summary>What Slack says to who wants to open a socket.</summary>
internal abstract record SocketOpen
{
    private SocketOpen()
    {
    }

    /// <summary>It may be opened there, once and soon.</summary>
    public sealed record At(Uri Address) : SocketOpen;

    /// <summary>Not at present.</summary>
    /// <param name="Reason">Without secrets.</param>
    /// <param name="After">How long Slack wants us to wait, or null.</param>
    public sealed record NotNow(string Reason, TimeSpan? After) : SocketOpen;

    /// <summary>Not until a person did something.</summary>
    /// <param name="Error">Slack's word.</param>
    /// <param name="Cure">What they must do.</param>
    public sealed record Never(string Error, string Cure) : SocketOpen;
}

/// <summary>Why no socket will be open any more.</summary>
/// <param name="Error">Slack's word.</param>
/// <param name="Cure">What a person must do; then the program is started again.</param>
internal sealed record SocketStop(string Error, string Cure)
{
    /// <summary>What must be done when Slack says that Socket Mode is off.</summary>
    public const string SwitchedOff = "Socket Mode is switched off for the app; switch it on at api.slack.com/apps, Socket Mode, or set Slack:Mode to Http";
}
