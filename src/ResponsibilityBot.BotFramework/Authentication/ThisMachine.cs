using System.Net;
using Microsoft.AspNetCore.Http;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>Tells requests of programs and pages on this machine from all others, for what Development opens to them.</summary>
public static class ThisMachine
{
    /// <summary>Why a request does not come from a program or page on this machine, or null if it does.</summary>
    public static string? Problem(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var headers = http.Request.Headers;
        if (http.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote))
            return "Activities without a token are taken from this machine only.";
        if (headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("Forwarded"))
            return "Activities without a token are not taken through a proxy.";
        if (!IsName(http.Request.Host.Host))
            return "Activities without a token are taken under the name localhost only.";
        return headers.Origin is [{ } origin, ..] && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.IsLoopback)
            ? "Activities without a token are not taken from pages."
            : null;
    }

    /// <summary>Whether a host is a name of this machine: localhost, or an address that leads nowhere else.</summary>
    public static bool IsName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
