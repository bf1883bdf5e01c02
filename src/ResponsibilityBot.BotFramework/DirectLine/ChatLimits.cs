using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>How much web chat people may ask for. Asked only once it is certain who it is and that they may, so nobody uses up what is somebody else's.</summary>
internal sealed class ChatLimits(IOptions<WebChatOptions> options, TimeProvider time)
{
    private readonly EvenRates<string> tokens = new(options.Value.TokensPerMinute, time);
    private readonly EvenRates<string> messages = new(options.Value.MessagesPerMinute, time);

    /// <summary>Counts a new token for an address: null if there is one, else how long to wait.</summary>
    public TimeSpan? WaitForToken(IPAddress? address) => tokens.Wait(Network(address));

    /// <summary>Counts what a person posts, in whichever conversation: null if it may be taken, else how long to wait.</summary>
    public TimeSpan? WaitForMessage(DirectLineCaller caller) => messages.Wait(caller.User);

    /// <summary>An address of IPv4, or the network of 64 bits that one customer is given of IPv6.</summary>
    private static string Network(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();
        return address is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : $"{address}";
    }
}
