using Microsoft.AspNetCore.Http;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>What became of a request's credentials: which rule it broke, if it broke one. The log has these names and never a token.</summary>
/// <remarks>
/// Source of the rules: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication. Where that page
/// leaves a choice, the strict one is taken: <c>exp</c>, <c>nbf</c>, <c>kid</c>, the serviceUrl in claim and body, the channel and the key's
/// endorsements are all required.
/// </remarks>
internal enum TokenVerdict
{
    /// <summary>It kept them all.</summary>
    Accepted,

    /// <summary>The bot has no credentials to check a token with, and hears nobody without one.</summary>
    NoCredentials,

    /// <summary>There is no token, and this is not a program on this machine that may speak without one.</summary>
    NotThisMachine,

    /// <summary>There is no Authorization header.</summary>
    NoToken,

    /// <summary>The header does not hold the scheme Bearer and one token.</summary>
    NotBearer,

    /// <summary>It is not a signed JWT, or holds a header that must be understood and is not.</summary>
    Malformed,

    /// <summary>It is signed with something else than the issuer signs with.</summary>
    WrongAlgorithm,

    /// <summary>It was issued by somebody who does not speak for a channel.</summary>
    WrongIssuer,

    /// <summary>It was issued for another bot.</summary>
    WrongAudience,

    /// <summary>It does not say from when and until when it is good.</summary>
    NoLifetime,

    /// <summary>It is over.</summary>
    Expired,

    /// <summary>It is not good yet.</summary>
    NotYetValid,

    /// <summary>It does not say which service it speaks for.</summary>
    NoServiceUrl,

    /// <summary>It names no key, or one that the issuer does not publish.</summary>
    UnknownKey,

    /// <summary>It was not signed with the key that it names.</summary>
    WrongSignature,

    /// <summary>The issuer's keys cannot be read, so nothing can be said about it.</summary>
    KeysUnavailable,

    /// <summary>The emulator's token belongs to another app.</summary>
    WrongApp,

    /// <summary>The emulator's token names a tenant that did not issue it.</summary>
    WrongTenant,

    /// <summary>The activity names another service than the token, or none.</summary>
    OtherServiceUrl,

    /// <summary>The key may not sign for the activity's channel, or the activity names none.</summary>
    NotEndorsed,

    /// <summary>The activity comes from a tenant that is not allowed.</summary>
    TenantNotAllowed,
}

/// <summary>How verdicts are answered.</summary>
internal static class TokenVerdicts
{
    /// <summary>The HTTP status.</summary>
    public static int Status(this TokenVerdict verdict) => verdict switch
    {
        TokenVerdict.Accepted => StatusCodes.Status200OK,
        TokenVerdict.NotEndorsed or TokenVerdict.TenantNotAllowed => StatusCodes.Status403Forbidden,
        TokenVerdict.KeysUnavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status401Unauthorized,
    };

    /// <summary>A sentence for whoever sent it. Says nothing of what was expected.</summary>
    public static string Says(this TokenVerdict verdict) => verdict switch
    {
        TokenVerdict.Accepted => "",
        TokenVerdict.NoCredentials => "BotFramework:AppId is not set, so there is nothing to check a token with, and every request is refused.",
        TokenVerdict.NotThisMachine => "Activities without a token are not taken.",
        TokenVerdict.NoToken => "The Authorization header is missing.",
        TokenVerdict.NotBearer => "The Authorization header must be: Bearer, one space, one token.",
        TokenVerdict.Malformed => "The token is not a signed JWT.",
        TokenVerdict.WrongAlgorithm => "The token is signed with an algorithm that is not taken.",
        TokenVerdict.WrongIssuer => "The token is from an issuer that is not taken.",
        TokenVerdict.WrongAudience => "The token is for somebody else.",
        TokenVerdict.NoLifetime => "The token must have nbf and exp.",
        TokenVerdict.Expired => "The token is over.",
        TokenVerdict.NotYetValid => "The token is not good yet.",
        TokenVerdict.NoServiceUrl => "The token names no serviceurl.",
        TokenVerdict.UnknownKey => "The token is signed with a key that is not known.",
        TokenVerdict.WrongSignature => "The token's signature is wrong.",
        TokenVerdict.KeysUnavailable => "The token cannot be checked now; send the activity again.",
        TokenVerdict.WrongApp => "The token is another app's.",
        TokenVerdict.WrongTenant => "The token's tenant did not issue it.",
        TokenVerdict.OtherServiceUrl => "The token was signed for another serviceUrl.",
        TokenVerdict.NotEndorsed => "The token's key may not sign for this channel.",
        TokenVerdict.TenantNotAllowed => "The bot does not serve this tenant.",
        _ => throw new System.Diagnostics.UnreachableException($"no words for {verdict}"),
    };
}
