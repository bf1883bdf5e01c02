using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ResponsibilityBot.Host.Webhooks;

/// <summary>Signs messages so that their receiver knows whose they are, that nothing was changed, and when they were sent.</summary>
/// <remarks>Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, the symmetric scheme.</remarks>
internal static class WebhookSignature
{
    /// <summary>What a secret begins with.</summary>
    public const string Prefix = "whsec_";

    private const int Fewest = 24, Most = 64, Usual = 32;

    /// <summary>A new secret, which nobody can guess.</summary>
    public static string CreateSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Usual));

    /// <summary>The bytes of a secret, or null if it is none.</summary>
    public static byte[]? KeyOf(string secret)
    {
        var bytes = new byte[Most];
        return secret.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(secret[Prefix.Length..], bytes, out var count) && count >= Fewest ? bytes[..count] : null;
    }

    /// <summary>The header <c>webhook-signature</c>: a signature for each key, with blanks between them.</summary>
    /// <param name="keys">The bytes of one or more secrets.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="at">When it is sent; its whole seconds are the header <c>webhook-timestamp</c>.</param>
    /// <param name="body">The body as it is sent.</param>
    public static string Of(IEnumerable<byte[]> keys, string id, DateTimeOffset at, string body)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.{body}"));
        return string.Join(' ', keys.Select(key => "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed))));
    }
}
