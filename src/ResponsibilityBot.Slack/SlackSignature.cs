using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ResponsibilityBot.Slack;

/// <summary>What a request's signature is worth.</summary>
public enum SignatureVerdict
{
    /// <summary>Slack signed this body, less than five minutes ago.</summary>
    Valid,

    /// <summary>The timestamp or the signature is missing or has no readable form.</summary>
    Malformed,

    /// <summary>Signed too long ago, or in the future.</summary>
    Stale,

    /// <summary>Signed with another secret, or the body is another.</summary>
    Mismatch,
}

/// <summary>Judges whether Slack sent a request.</summary>
/// <remarks>
/// Source: https://docs.slack.dev/authentication/verifying-requests-from-slack. HMAC-SHA256 over <c>v0:{timestamp}:{body}</c>, where the body
/// is the raw bytes as they arrived. The skew counts in both directions: a timestamp from the future could be replayed until then.
/// </remarks>
public static class SlackSignature
{
    /// <summary>How far a timestamp may be from now, either way.</summary>
    public static TimeSpan MaxSkew { get; } = TimeSpan.FromMinutes(5);

    private const string Version = "v0=";

    /// <summary>Judges one request. Does not throw, whatever the headers hold.</summary>
    /// <param name="secret">The app's signing secret.</param>
    /// <param name="timestamp">The <c>X-Slack-Request-Timestamp</c> header: whole seconds since 1970-01-01 UTC.</param>
    /// <param name="signature">The <c>X-Slack-Signature</c> header.</param>
    /// <param name="body">The raw bytes of the body.</param>
    /// <param name="now">The time of arrival.</param>
    /// <exception cref="ArgumentException">The secret is empty: nothing could be told apart.</exception>
    public static SignatureVerdict Judge(string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || Parse(signature) is not { } claimed)
            return SignatureVerdict.Malformed;
        if (Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)MaxSkew.TotalSeconds)
            return SignatureVerdict.Stale;
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return CryptographicOperations.FixedTimeEquals(hmac.GetHashAndReset(), claimed) ? SignatureVerdict.Valid : SignatureVerdict.Mismatch;
    }

    private static byte[]? Parse(string? signature)
    {
        if (signature is null || !signature.StartsWith(Version, StringComparison.Ordinal) || signature.Length != Version.Length + (2 * SHA256.HashSizeInBytes))
            return null;
        var bytes = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(signature.AsSpan(Version.Length), bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : null;
    }
}
