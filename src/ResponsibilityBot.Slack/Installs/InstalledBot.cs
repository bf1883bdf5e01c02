using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ResponsibilityBot.Slack.Installs;

/// <summary>What Slack gave the bot in a workspace, or in an organisation.</summary>
/// <param name="Token">What authorises its calls.</param>
/// <param name="User">The bot's user id, <c>U…</c>.</param>
/// <param name="RefreshToken">What the next token is asked for with; null for a token that does not end.</param>
/// <param name="EndsAt">When the token ends, or null.</param>
internal sealed record InstalledBot(string Token, string User, string? RefreshToken, DateTimeOffset? EndsAt);

/// <summary>Encrypts what is kept of an installation.</summary>
internal sealed class InstallSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("ResponsibilityBot.Slack.Installations.v1");

    /// <summary>As it is kept.</summary>
    public string Hide(InstalledBot bot) => protector.Protect(JsonSerializer.Serialize(bot));

    /// <summary>As it was given; null if the key that it was encrypted with is gone.</summary>
    public InstalledBot? Show(string secrets)
    {
        try
        {
            return JsonSerializer.Deserialize<InstalledBot>(protector.Unprotect(secrets));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
