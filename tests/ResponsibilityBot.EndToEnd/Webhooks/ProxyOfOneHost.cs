using System.Net;

namespace ResponsibilityBot.EndToEnd.Webhooks;

/// <summary>The proxy of this machine, as a system is told of one, for one host alone: what else runs in this process goes the way it went before.</summary>
internal sealed class ProxyOfOneHost(string host, Uri proxy, IWebProxy before) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => before.Credentials;
        set => before.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => destination.Host == host ? proxy : before.GetProxy(destination);

    bool IWebProxy.IsBypassed(Uri destination) => destination.Host != host && before.IsBypassed(destination);
}
