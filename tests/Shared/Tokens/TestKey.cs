using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ResponsibilityBot.Testing.Tokens;

/// <summary>An RSA key pair of a made-up issuer.</summary>
internal sealed class TestKey(string id, int bits = 2048) : IDisposable
{
    private readonly RSA rsa = RSA.Create(bits);

    public string Id => id;

    /// <summary>The public half in PEM, which some have used as a shared secret by mistake.</summary>
    public string PublicPem => rsa.ExportSubjectPublicKeyInfoPem();

    public byte[] Sign(byte[] data) => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>The public half as it is published; with the channels that it may sign for, if there are any.</summary>
    public JsonObject Published(params string[] endorsements)
    {
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = TestToken.Encode(parameters.Modulus ?? []),
            ["e"] = TestToken.Encode(parameters.Exponent ?? []),
        };
        if (endorsements.Length > 0)
            key["endorsements"] = new JsonArray([.. endorsements.Select(channel => JsonValue.Create(channel))]);
        return key;
    }

    public void Dispose() => rsa.Dispose();
}
