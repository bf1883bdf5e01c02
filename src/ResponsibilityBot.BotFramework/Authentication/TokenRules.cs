using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>What a token must say, whoever signed it. Pure: the keys are somebody else's matter.</summary>
/// <param name="appId">The bot's own app.</param>
/// <param name="cloud">The cloud that it is registered in.</param>
/// <param name="ownTenant">The tenant whose emulators may speak too; empty for none.</param>
/// <param name="acceptEmulator">Whether emulators may speak at all.</param>
internal sealed class TokenRules(string appId, CloudAddresses cloud, string ownTenant, bool acceptEmulator)
{
    /// <summary>How far the clocks of issuer and bot may differ.</summary>
    public static TimeSpan Skew { get; } = TimeSpan.FromMinutes(5);

    /// <summary>What everybody here signs with: RSASSA-PKCS1-v1_5 over SHA-256.</summary>
    public const string Algorithm = SecurityAlgorithms.RsaSha256;

    /// <summary>Whether the token says that a channel's issuer made it.</summary>
    public bool IsFromConnector(JsonWebToken token) => token.Issuer == cloud.Issuer;

    /// <summary>Judges all that the token says about itself.</summary>
    public TokenVerdict Judge(JsonWebToken token, DateTimeOffset now)
    {
        if (token.IsEncrypted || token.TryGetHeaderValue<object>("crit", out _))
            return TokenVerdict.Malformed;
        if (token.Alg != Algorithm)
            return TokenVerdict.WrongAlgorithm;
        if (!IsFromConnector(token) && EmulatorTenant(token) is null)
            return TokenVerdict.WrongIssuer;
        if (!IsForUs(token.Audiences))
            return TokenVerdict.WrongAudience;
        var lifetime = Judge(token.ValidFrom, token.ValidTo, now);
        if (lifetime != TokenVerdict.Accepted)
            return lifetime;
        if (string.IsNullOrEmpty(token.Kid))
            return TokenVerdict.UnknownKey;
        return IsFromConnector(token)
            ? (ServiceUrl(token) is null ? TokenVerdict.NoServiceUrl : TokenVerdict.Accepted)
            : JudgeEmulator(token);
    }

    /// <summary>Whether the bot is among those that a token is for: the claim may be one id or a list.</summary>
    public bool IsForUs(IEnumerable<string> audiences) => audiences.Contains(appId, StringComparer.OrdinalIgnoreCase);

    /// <summary>The service that the token speaks for, or null. In the token the claim is written in small letters.</summary>
    public static string? ServiceUrl(JsonWebToken token) => Text(token, "serviceurl");

    /// <summary>Judges from when (<c>nbf</c>) until when (<c>exp</c>) it is good; what is missing is null or the least instant.</summary>
    public static TokenVerdict Judge(DateTime? from, DateTime? until, DateTimeOffset now)
    {
        if (from is null || until is null || from == DateTime.MinValue || until == DateTime.MinValue)
            return TokenVerdict.NoLifetime;
        if (now.UtcDateTime - Skew >= until)
            return TokenVerdict.Expired;
        return now.UtcDateTime + Skew < from ? TokenVerdict.NotYetValid : TokenVerdict.Accepted;
    }

    /// <summary>
    /// An emulator has the bot's own token: the app that asked for it (<c>appid</c> in version 1, <c>azp</c> in version 2) is the bot itself.
    /// A skill's token is another app's, so it is refused here.
    /// </summary>
    private TokenVerdict JudgeEmulator(JsonWebToken token)
    {
        var app = Version(token) switch
        {
            1 => Text(token, "appid"),
            2 => Text(token, "azp"),
            _ => null,
        };
        if (!appId.Equals(app, StringComparison.OrdinalIgnoreCase))
            return TokenVerdict.WrongApp;
        return Text(token, "tid") is { } tenant && tenant == EmulatorTenant(token) ? TokenVerdict.Accepted : TokenVerdict.WrongTenant;
    }

    /// <summary>The tenant in the issuer's name, or null if emulators do not get tokens there.</summary>
    private string? EmulatorTenant(JsonWebToken token)
    {
        if (!acceptEmulator || cloud.Emulator is not { } emulator)
            return null;
        IEnumerable<string> tenants = ownTenant.Length > 0 ? [.. emulator.Tenants, ownTenant.ToLowerInvariant()] : emulator.Tenants;
        return tenants.FirstOrDefault(
            tenant => token.Issuer == (Version(token) == 1 ? $"https://sts.windows.net/{tenant}/" : $"{emulator.Login}/{tenant}/v2.0"));
    }

    private static int Version(JsonWebToken token) => Text(token, "ver") switch
    {
        null or "" or "1.0" => 1,
        "2.0" => 2,
        _ => 0,
    };

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<object>(claim, out var value) && value is string { Length: > 0 } text ? text : null;
}
