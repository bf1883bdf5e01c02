using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace ResponsibilityBot.Host.Operations;

/// <summary>The setting <c>Urls</c>, which the web server reads by itself, and fails at without naming it.</summary>
internal static class ListenAddresses
{
    private const string Example = "such as http://localhost:3978";

    /// <summary>What is wrong with the setting, with the cure; null if nothing is.</summary>
    /// <param name="urls">As it is written: addresses with semicolons between them. Empty or null for the server's own.</param>
    public static string? Problem(string? urls) => Array.Find(Split(urls), address => !IsAddress(address)) is { } odd
        ? $"Urls has '{odd}', which is no address to listen at; write http, a host and a port, {Example}, with semicolons between several."
        : null;

    /// <summary>What is said of a server that cannot listen, with the cure; null if the failure is another one.</summary>
    /// <param name="failure">As starting the server throws it.</param>
    /// <param name="urls">The setting.</param>
    public static string? Says(Exception failure, string? urls) => failure switch
    {
        IOException { InnerException: AddressInUseException } => $"{failure.Message.TrimEnd('.')}. End the program that listens there, or name another address in Urls ({urls}), {Example}.",
        SocketException => $"Nothing can listen at Urls ({urls}): {failure.Message}. Name an address of this machine, and a port that the account may take, {Example}.",
        InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } when Array.Exists(Split(urls), address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) =>
            $"Urls ({urls}) names https, and there is no certificate: name one in Kestrel:Certificates:Default, or write http and put a proxy before the bot that speaks https.",
        _ => null,
    };

    private static string[] Split(string? urls) => (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsAddress(string text)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(text);
        }
        catch (FormatException)
        {
            return false;
        }

        if (address.IsUnixPipe || address.IsNamedPipe)
            return true;
        // A port that is no number is taken for a part of the host, and every host that is not known for all addresses of the machine.
        var isHost = !address.Host.Contains(':', StringComparison.Ordinal) || (address.Host.StartsWith('[') && address.Host.EndsWith(']'));
        return address.Scheme is "http" or "https" && address.PathBase.Length == 0 && isHost && address.Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort;
    }
}
