using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>
/// The tokens of Direct Line: a JWT that says who speaks (<c>user</c>), in which conversation (<c>conv</c>) and until when (<c>exp</c>).
/// Web Chat reads the <c>user</c> claim itself.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-authentication.</remarks>
internal sealed class DirectLineTokens(SigningKey key, TimeProvider time)
{
    /// <summary>How long a token lasts. Clients refresh it at half time.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(30);

    /// <summary>How long the address of a stream lasts. It stands in the request line, so it must be worthless soon.</summary>
    private static readonly TimeSpan StreamLifetime = TimeSpan.FromSeconds(60);

    private const string Issuer = "responsibilitybot";
    private const string User = "user";
    private const string Name = "name";
    private const string Conversation = "conv";
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A user's id that nobody can guess.</summary>
    public static string NewUser() => "dl_" + NewConversation();

    /// <summary>A conversation's id that nobody can guess.</summary>
    public static string NewConversation() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>A token for one use.</summary>
    public string Issue(DirectLineCaller caller, DirectLineUse use)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience(use),
            IssuedAt = now,
            Expires = now + (use == DirectLineUse.Stream ? StreamLifetime : Lifetime),
            SigningCredentials = new(key.Value, SecurityAlgorithms.HmacSha256),
            Claims = new Dictionary<string, object> { [User] = caller.User, [Name] = caller.Name, [Conversation] = caller.Conversation },
        });
    }

    /// <summary>Who a token was given to, or null if it is not one of ours, is for another use, or is over. Never throws for what the token holds.</summary>
    public async Task<DirectLineCaller?> ReadAsync(string token, DirectLineUse use)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience(use),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = key.Value,
            LifetimeValidator = (_, expires, _, _) => expires > time.GetUtcNow().UtcDateTime,
        });
        return result.IsValid && Text(result, User) is { } user && Text(result, Conversation) is { } conversation
            ? new(user, Text(result, Name) ?? "", conversation)
            : null;
    }

    private static string Audience(DirectLineUse use) => use == DirectLineUse.Stream ? "directline-stream" : "directline";

    private static string? Text(TokenValidationResult result, string claim) => result.Claims.TryGetValue(claim, out var value) ? value as string : null;
}

/// <summary>Who speaks, and where.</summary>
/// <param name="User">The person's id; begins with <c>dl_</c>.</param>
/// <param name="Name">What to call them; may be empty.</param>
/// <param name="Conversation">The only conversation that they may speak in with this token.</param>
internal sealed record DirectLineCaller(string User, string Name, string Conversation);

/// <summary>What a token is good for.</summary>
internal enum DirectLineUse
{
    /// <summary>Calls, in the header <c>Authorization</c>.</summary>
    Call,

    /// <summary>Opening a stream, in its address.</summary>
    Stream,
}
