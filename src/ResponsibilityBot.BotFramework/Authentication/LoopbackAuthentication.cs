using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>
/// Takes activities without a token from programs on this machine, in Development or where the configuration dangerously says so, and
/// refuses everything else. A page in a browser and a proxy that forwards for others are not programs on this machine.
/// </summary>
internal sealed class LoopbackAuthentication(IOptions<BotFrameworkOptions> options, IHostEnvironment environment) : IInboundAuthentication
{
    private static readonly InboundVerdict Taken = new InboundVerdict.Accepted(null);

    public ValueTask<InboundVerdict> JudgeAsync(HttpContext http, CancellationToken cancel) => ValueTask.FromResult(
        !environment.IsDevelopment() && !options.Value.DangerouslyAllowUnauthenticatedRequests
            ? new InboundVerdict.Refused(TokenVerdict.NotThisMachine, "The bot has no credentials to check a token with, so every request is refused.")
            : Problem(http) is { } problem ? new InboundVerdict.Refused(TokenVerdict.NotThisMachine, problem) : Taken);

    /// <summary>Why a request does not come from a program or page on this machine, or null if it does.</summary>
    public static string? Problem(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (http.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote))
            return "Activities without a token are taken from this machine only.";
        if (headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("Forwarded"))
            return "Activities without a token are not taken through a proxy.";
        if (!IsThisMachine(http.Request.Host.Host))
            return "Activities without a token are taken under the name localhost only.";
        return headers.Origin is [{ } origin, ..] && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.IsLoopback)
            ? "Activities without a token are not taken from pages."
            : null;
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
