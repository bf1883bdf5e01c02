using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ResponsibilityBot.Testing.Tokens;

/// <summary>Publishes keys at the addresses where the issuers of tokens do, and nothing anywhere else.</summary>
internal sealed class TestIssuer : HttpMessageHandler
{
    /// <summary>Where the connector's issuer of each cloud publishes.</summary>
    public const string Connector = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Where the emulators' issuer publishes.</summary>
    public const string Emulator = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    private readonly Dictionary<string, JsonObject[]> published = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Every address that was asked for.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>How often the keys were read.</summary>
    public int Readings
    {
        get
        {
            lock (gate)
                return Asked.Count(address => address.EndsWith("/keys", StringComparison.Ordinal));
        }
    }

    /// <summary>What happens before an answer, such as a failure.</summary>
    public Func<string, Task<HttpResponseMessage?>> Before { get; set; } = _ => Task.FromResult<HttpResponseMessage?>(null);

    /// <summary>What the metadata documents say they sign with; null to say nothing.</summary>
    public string[]? Algorithms { get; set; } = ["RS256"];

    public void Publish(string metadata, params JsonObject[] keys)
    {
        lock (gate)
            published[metadata] = keys;
    }

    /// <summary>A client for programs that need no factory.</summary>
    public IHttpClientFactory Clients() => new Factory(this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri?.AbsoluteUri ?? "";
        lock (gate)
            Asked.Add(address);
        if (request.Method != HttpMethod.Get || request.Headers.Authorization is not null || request.Content is not null)
            return new(HttpStatusCode.BadRequest);
        if (await Before(address) is { } instead)
            return instead;
        lock (gate)
        {
            if (published.ContainsKey(address))
                return Json(new JsonObject { ["issuer"] = "https://api.botframework.com", ["jwks_uri"] = KeysOf(address), ["id_token_signing_alg_values_supported"] = Listed() });
            return published.FirstOrDefault(entry => KeysOf(entry.Key) == address).Value is { } keys
                ? Json(new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => key.DeepClone())]) })
                : new(HttpStatusCode.NotFound);
        }
    }

    private static string KeysOf(string metadata) => new Uri(new Uri(metadata), "keys").AbsoluteUri;

    private static HttpResponseMessage Json(JsonObject body) => new() { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    private JsonArray? Listed() => Algorithms is null ? null : new JsonArray([.. Algorithms.Select(name => JsonValue.Create(name))]);

    private sealed class Factory(TestIssuer issuer) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(issuer, disposeHandler: false);
    }
}
