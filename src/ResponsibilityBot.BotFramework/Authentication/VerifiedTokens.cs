using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>
/// Tokens that were verified, by their SHA-256, until they are over: the Bot Connector shows the same one for about an hour, and checking a
/// signature takes many times as long as hashing. Only what was verified comes in, so nobody can fill it with rubbish.
/// </summary>
internal sealed class VerifiedTokens(TimeProvider time)
{
    /// <summary>How many are kept. One bot sees a token for each region it is used in.</summary>
    public const int Most = 1000;

    /// <summary>A token that lasts longer is verified again after this time: keys may be withdrawn.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<TokenHash, Kept> kept = new();

    /// <summary>How many there are.</summary>
    public int Count => kept.Count;

    /// <summary>What the token was found to be, or null if it must be verified.</summary>
    public VerifiedToken? Find(TokenHash hash) => kept.TryGetValue(hash, out var found) && time.GetUtcNow() < found.Until ? found.Token : null;

    /// <summary>Keeps a token that was verified.</summary>
    public void Keep(TokenHash hash, VerifiedToken token)
    {
        var now = time.GetUtcNow();
        var until = token.ExpiresAt < now + Longest ? token.ExpiresAt : now + Longest;
        if (until <= now)
            return;
        if (kept.Count >= Most)
            MakeRoom(now);
        kept[hash] = new(token, until);
    }

    /// <summary>Lets go of what is over and, if that is not enough, of what would be over first.</summary>
    private void MakeRoom(DateTimeOffset now)
    {
        var oldest = kept.OrderBy(entry => entry.Value.Until).ToList();
        foreach (var (index, entry) in oldest.Index())
        {
            if (entry.Value.Until <= now || index <= oldest.Count - Most)
                kept.TryRemove(entry);
        }
    }

    private sealed record Kept(VerifiedToken Token, DateTimeOffset Until);
}

/// <summary>The SHA-256 of a token.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TokenHash(UInt128 First, UInt128 Second)
{
    /// <summary>Longer tokens than those of the connector borrow a buffer.</summary>
    private const int OnStack = 2048;

    /// <summary>The hash of a token's text.</summary>
    public static TokenHash Of(ReadOnlySpan<char> token)
    {
        var length = Encoding.UTF8.GetByteCount(token);
        if (length <= OnStack)
            return Of(token, stackalloc byte[OnStack]);
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        var hash = Of(token, bytes);
        ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        return hash;
    }

    private static TokenHash Of(ReadOnlySpan<char> token, Span<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(token, bytes)], hash);
        return MemoryMarshal.Read<TokenHash>(hash);
    }
}
