using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>Addresses of the bot that hold what they show, signed with the key of the web chat, for one use and for a while.</summary>
public sealed class SealedAddresses
{
    private const string Issuer = "responsibilitybot";
    private const string Content = "content";
    private readonly SigningKey key;
    private readonly TimeProvider time;
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    internal SealedAddresses(SigningKey key, TimeProvider time) => (this.key, this.time) = (key, time);

    /// <summary>The part of an address that holds the content. Whoever has it can read it.</summary>
    /// <param name="use">What it is good for: "chart". An address for one use is refused for another.</param>
    /// <param name="content">What is to be shown.</param>
    /// <param name="until">When it ends.</param>
    /// <exception cref="IOException">The key's file cannot be read or made.</exception>
    public string Seal(string use, string content, DateTimeOffset until) => handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = use,
        Expires = until.UtcDateTime,
        SigningCredentials = new(key.Value, SecurityAlgorithms.HmacSha256),
        Claims = new Dictionary<string, object> { [Content] = content },
    });

    /// <summary>The content, or null if it is not one of ours, is for another use, or is over. Never throws for what it holds.</summary>
    public async Task<string?> OpenAsync(string use, string sealedContent)
    {
        var result = await handler.ValidateTokenAsync(sealedContent, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = use,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = key.Value,
            LifetimeValidator = (_, expires, _, _) => expires > time.GetUtcNow().UtcDateTime,
        });
        return result.IsValid && result.Claims.TryGetValue(Content, out var content) ? content as string : null;
    }
}
