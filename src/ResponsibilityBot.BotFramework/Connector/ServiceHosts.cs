using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>
/// The hosts that replies, and with them the bot's own token, may be sent to. An activity names where its replies go, so anybody could name
/// anything.
/// </summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages and the list of
/// the Microsoft 365 Agents SDK.
/// </remarks>
internal sealed class ServiceHosts(IOptions<BotFrameworkOptions> options, IHostEnvironment environment)
{
    /// <summary>Why replies may not go there, or null if they may.</summary>
    public string? Refusal(string serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            return "serviceUrl is not an https address.";
        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
            return "serviceUrl has more than a scheme, a host and a path.";
        if (url.IsLoopback && LoopbackAllowed)
            return null;
        if (url.Scheme != "https" || !url.IsDefaultPort)
            return "serviceUrl is not an https address on the usual port.";
        return CloudAddresses.Of(options.Value.Cloud).ServiceHosts.Concat(options.Value.AllowedServiceHosts).Any(pattern => Matches(pattern, url.IdnHost))
            ? null
            : "serviceUrl is on a host that replies are not sent to; if it should be, add the host to BotFramework:AllowedServiceHosts.";
    }

    /// <summary>
    /// Whether an address that replies may go to is shown the bot's own token. Where activities are taken without a token, any program on this
    /// machine could name itself as the service, so nothing on this machine is shown one then.
    /// </summary>
    public bool MayHaveToken(string address) =>
        Refusal(address) is null && !(options.Value.DangerouslyAllowUnauthenticatedRequests && new Uri(address).IsLoopback);

    /// <summary>Whoever may send without a token from this machine may be answered on this machine.</summary>
    private bool LoopbackAllowed => environment.IsDevelopment() || options.Value.DangerouslyAllowUnauthenticatedRequests;

    private static bool Matches(string pattern, string host) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length > pattern.Length - 1 && host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
