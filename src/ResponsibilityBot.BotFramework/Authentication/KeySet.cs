using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>The keys that an issuer publishes.</summary>
/// <param name="Keys">By their <c>kid</c>; never empty.</param>
/// <param name="ReadAt">When they were read.</param>
internal sealed record KeySet(FrozenDictionary<string, IssuerKey> Keys, DateTimeOffset ReadAt)
{
    /// <summary>A key of fewer bits is not taken.</summary>
    private const int LeastBits = 2048;

    /// <summary>Reads an issuer's keys by way of its metadata document.</summary>
    /// <exception cref="HttpRequestException">One of the two did not come.</exception>
    /// <exception cref="JsonException">One of the two is not JSON.</exception>
    /// <exception cref="InvalidDataException">They do not hold what we need; the message says what.</exception>
    public static async Task<KeySet> FetchAsync(HttpClient client, Uri metadata, TimeProvider time, CancellationToken cancel)
    {
        var document = JsonSerializer.Deserialize(await client.GetByteArrayAsync(metadata, cancel), OpenIdJson.Default.OpenIdMetadata);
        var json = await client.GetByteArrayAsync(AddressOf(metadata, document), cancel);
        return Read(Encoding.UTF8.GetString(json), time.GetUtcNow());
    }

    /// <summary>What can be wrong out there: no answer, no success, no JSON, no keys.</summary>
    public static bool IsOutside(Exception failure) =>
        failure is HttpRequestException or OperationCanceledException or JsonException or InvalidDataException or ArgumentException;

    /// <summary>Where the keys are, according to the issuer's metadata document.</summary>
    /// <exception cref="InvalidDataException">The document does not say where, or does not sign with what we check.</exception>
    public static Uri AddressOf(Uri metadata, OpenIdMetadata? document)
    {
        if (document?.SigningAlgorithms is { } algorithms && !algorithms.Contains(TokenRules.Algorithm))
            throw new InvalidDataException($"{metadata} does not list {TokenRules.Algorithm}");
        // Keys that came over an open line would be anybody's; only a document on this machine may lead to keys on this machine.
        return Uri.TryCreate(document?.JwksUri, UriKind.Absolute, out var keys)
            && (keys.Scheme == Uri.UriSchemeHttps || (keys.IsLoopback && metadata.IsLoopback))
            ? keys
            : throw new InvalidDataException($"{metadata} does not say where the keys are");
    }

    /// <summary>The RSA keys of a JSON Web Key Set; what else it holds is left out.</summary>
    /// <exception cref="InvalidDataException">It holds none.</exception>
    public static KeySet Read(string json, DateTimeOffset now)
    {
        var keys = new Dictionary<string, IssuerKey>(StringComparer.Ordinal);
        foreach (var key in new JsonWebKeySet(json).Keys)
        {
            if (key is { Kty: JsonWebAlgorithmsKeyTypes.RSA, Kid: { Length: > 0 } id } && key.Use is null or "" or "sig" && RsaKey(key) is { } rsa)
                keys.TryAdd(id, new(rsa, Endorsements(key)));
        }

        return keys.Count > 0 ? new(keys.ToFrozenDictionary(StringComparer.Ordinal), now) : throw new InvalidDataException("the key set holds no RSA key");
    }

    private static RsaSecurityKey? RsaKey(JsonWebKey key)
    {
        try
        {
            var parameters = new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(key.N), Exponent = Base64UrlEncoder.DecodeBytes(key.E) };
            var rsa = new RsaSecurityKey(parameters) { KeyId = key.Kid };
            return rsa.KeySize >= LeastBits ? rsa : null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or CryptographicException)
        {
            // One key that cannot be read must not take the others with it.
            return null;
        }
    }

    private static FrozenSet<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } channels
            ? channels.EnumerateArray().Where(channel => channel.ValueKind == JsonValueKind.String).Select(channel => channel.GetString() ?? "")
                .ToFrozenSet(StringComparer.Ordinal)
            : [];
}

/// <summary>A key and the channels that it may sign for.</summary>
internal sealed record IssuerKey(RsaSecurityKey Key, FrozenSet<string> Endorsements);

/// <summary>What we read of an issuer's metadata document.</summary>
/// <remarks>Source: https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata.</remarks>
internal sealed record OpenIdMetadata
{
    [JsonPropertyName("jwks_uri")]
    public string? JwksUri { get; init; }

    [JsonPropertyName("id_token_signing_alg_values_supported")]
    public IReadOnlyList<string>? SigningAlgorithms { get; init; }
}

[JsonSerializable(typeof(OpenIdMetadata))]
internal sealed partial class OpenIdJson : JsonSerializerContext;
