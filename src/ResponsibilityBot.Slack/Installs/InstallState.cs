using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace ResponsibilityBot.Slack.Installs;

/// <summary>
/// Ties the way back from Slack to the browser that left: the state in the address must be the one in the browser's cookie, is good for ten
/// minutes, and once. Nothing is kept for those who leave and never come back.
/// </summary>
internal sealed class InstallState(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a person may take to consent.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(10);

    private readonly IDataProtector protector = protection.CreateProtector("ResponsibilityBot.Slack.InstallState.v1");
    private readonly ConcurrentDictionary<string, DateTimeOffset> used = new(StringComparer.Ordinal);

    /// <summary>A new state, and what the browser's cookie holds.</summary>
    public (string State, string Cookie) Begin()
    {
        var state = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var end = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        return (state, protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{end}.{state}")));
    }

    /// <summary>Whether the way back is the one that was begun; true once. Does not throw, whatever the browser sends.</summary>
    public bool Complete(string? state, string? cookie)
    {
        var now = time.GetUtcNow();
        if (state is null || Read(cookie) is not { } begun || now >= begun.End || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(begun.State)))
            return false;
        foreach (var (old, end) in used)
        {
            if (end <= now)
                used.TryRemove(old, out _);
        }

        return used.TryAdd(state, begun.End);
    }

    private (DateTimeOffset End, string State)? Read(string? cookie)
    {
        try
        {
            return cookie is not null && protector.Unprotect(cookie).Split('.') is [var end, var state]
                ? (DateTimeOffset.FromUnixTimeSeconds(long.Parse(end, CultureInfo.InvariantCulture)), state)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
