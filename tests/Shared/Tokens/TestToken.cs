using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ResponsibilityBot.Testing.Tokens;

/// <summary>A token made by hand, so that any rule of making tokens can be broken.</summary>
internal sealed record TestToken
{
    public JsonObject Header { get; init; } = [];

    public JsonObject Payload { get; init; } = [];

    public Func<byte[], byte[]> Signer { get; init; } = _ => [];

    /// <summary>What the Bot Connector shows: good for an hour.</summary>
    public static TestToken OfConnector(TestKey key, string appId, string serviceUrl, DateTimeOffset now, string issuer = "https://api.botframework.com") => SignedBy(key) with
    {
        Payload = new JsonObject
        {
            ["serviceurl"] = serviceUrl,
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            ["iss"] = issuer,
            ["aud"] = appId,
        },
    };

    /// <summary>What an emulator shows: the bot's own token, of version 1 or 2.</summary>
    public static TestToken OfEmulator(TestKey key, string appId, string tenant, DateTimeOffset now, int version = 1) => SignedBy(key) with
    {
        Payload = new JsonObject
        {
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            ["iss"] = version == 1 ? $"https://sts.windows.net/{tenant}/" : $"https://login.microsoftonline.com/{tenant}/v2.0",
            ["aud"] = appId,
            ["tid"] = tenant,
            ["ver"] = $"{version}.0",
            [version == 1 ? "appid" : "azp"] = appId,
        },
    };

    private static TestToken SignedBy(TestKey key) => new() { Header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = key.Id }, Signer = key.Sign };

    public TestToken WithHeader(string name, JsonNode? value) => this with { Header = Changed(Header, name, value) };

    /// <summary>With another claim; null takes it away.</summary>
    public TestToken With(string name, JsonNode? value) => this with { Payload = Changed(Payload, name, value) };

    /// <summary>Signed with that key, whatever the header says.</summary>
    public TestToken ForgedBy(TestKey key) => this with { Signer = key.Sign };

    public TestToken SignedWithSecret(string secret) => this with { Signer = data => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), data) };

    public TestToken Unsigned() => this with { Signer = _ => [] };

    public string Text()
    {
        var content = $"{Encode(Encoding.UTF8.GetBytes(Header.ToJsonString()))}.{Encode(Encoding.UTF8.GetBytes(Payload.ToJsonString()))}";
        return $"{content}.{Encode(Signer(Encoding.ASCII.GetBytes(content)))}";
    }

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static JsonObject Changed(JsonObject source, string name, JsonNode? value)
    {
        var changed = source.DeepClone().AsObject();
        if (value is null)
            changed.Remove(name);
        else
            changed[name] = value;
        return changed;
    }
}
