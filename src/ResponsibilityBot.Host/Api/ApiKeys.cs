using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.Api;

/// <summary>Makes keys and knows those that the configuration holds now.</summary>
internal sealed partial class ApiKeys : IDisposable
{
    /// <summary>What a key begins with, so that people and scanners for secrets know it when they see it.</summary>
    public const string Prefix = "rb_";

    private const int SecretBytes = 32;

    private readonly TimeProvider time;
    private readonly ILogger<ApiKeys> log;
    private readonly IDisposable? listening;
    private FrozenDictionary<string, ApiKeySetting> known;

    public ApiKeys(IOptionsMonitor<ApiOptions> options, TimeProvider time, ILogger<ApiKeys> log)
    {
        (this.time, this.log) = (time, log);
        known = ByHash(options.CurrentValue);
        listening = options.OnChange(now =>
        {
            known = ByHash(now);
            LogChanged(known.Count);
        });
    }

    /// <summary>A new key, which nobody can guess.</summary>
    public static string Create() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What is kept of a key. Without salt: a key is as random as its hash.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Whether a text can be what <see cref="HashOf"/> gives.</summary>
    public static bool IsHash(string text) => text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigit);

    /// <summary>The entry of a key, or null if there is none or its last day is over.</summary>
    public ApiKeySetting? Find(string key) =>
        known.GetValueOrDefault(HashOf(key)) is { } found && !(found.Expires < DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) ? found : null;

    public void Dispose() => listening?.Dispose();

    /// <summary>Two entries with one hash are one key; the first counts.</summary>
    private static FrozenDictionary<string, ApiKeySetting> ByHash(ApiOptions options) =>
        options.Keys.DistinctBy(key => key.Hash, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(key => key.Hash, StringComparer.OrdinalIgnoreCase);

    [LoggerMessage(1601, LogLevel.Information, "The configuration changed: {Count} keys are taken now")]
    private partial void LogChanged(int count);
}
