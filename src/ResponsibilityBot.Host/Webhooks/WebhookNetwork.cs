using System.Net;
using System.Net.Sockets;

namespace ResponsibilityBot.Host.Webhooks;

/// <summary>
/// Which machines messages are sent to: those in the internet, never one in this machine's own networks, whatever a name leads to at the moment of
/// the connection. In Development this machine too, where an http address names it.
/// </summary>
/// <remarks>Source: https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry.</remarks>
internal static class WebhookNetwork
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>All of IPv6 that is given out to the internet; the rest is local, or holds an address of IPv4 within it.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>Whether an address is one in the internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || Global.Contains(plain)) && !Special.Any(network => network.Contains(plain));
    }

    /// <summary>Whether an address names this machine over http where that is allowed.</summary>
    public static bool IsHere(Uri address, IHostEnvironment environment) => environment.IsDevelopment() && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback;

    /// <summary>The machines of a host that messages may be sent to.</summary>
    /// <param name="address">The webhook's.</param>
    /// <param name="environment">Development or not.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="lookUp">Who knows the machines of a name; null for the system.</param>
    /// <exception cref="WebhookRefusedException">There is none.</exception>
    /// <exception cref="SocketException">The name leads nowhere.</exception>
    public static async Task<IPAddress[]> FindAsync(Uri address, IHostEnvironment environment, CancellationToken cancel, Func<string, CancellationToken, Task<IPAddress[]>>? lookUp = null)
    {
        var isHere = IsHere(address, environment);
        IPAddress[] allowed = [.. (await (lookUp ?? Dns.GetHostAddressesAsync)(address.IdnHost, cancel)).Where(found => IsPublic(found) || (isHere && IPAddress.IsLoopback(found)))];
        return allowed.Length > 0 ? allowed : throw new WebhookRefusedException();
    }
}

/// <summary>A host is none that messages are sent to.</summary>
internal sealed class WebhookRefusedException() : IOException("The host is in no network that messages are sent to: only in the internet.");
