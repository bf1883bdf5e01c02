using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>Takes activities from whoever shows a token that a channel's issuer, or where that is allowed an emulator's, signed for this bot.</summary>
internal sealed class BearerAuthentication : IInboundAuthentication
{
    /// <summary>The longest token that is looked at; those of the Bot Connector have about 1,200 characters.</summary>
    public const int MaxLength = 16 * 1024;

    private const string Scheme = "Bearer ";
    private readonly JsonWebTokenHandler handler = new();
    private readonly TimeProvider time;
    private readonly VerifiedTokens verified;
    private readonly TokenRules rules;
    private readonly IssuerKeys connectorKeys;
    private readonly IssuerKeys? emulatorKeys;

    public BearerAuthentication(IOptions<BotFrameworkOptions> options, IHttpClientFactory clients, TimeProvider time, ILogger<IssuerKeys> log)
    {
        var settings = options.Value;
        var cloud = CloudAddresses.Of(settings.Cloud);
        this.time = time;
        verified = new(time);
        rules = new(settings.AppId, cloud, settings.TenantId, settings.DangerouslyAcceptEmulatorTokens);
        connectorKeys = new(settings.MetadataAddress, clients, time, log);
        emulatorKeys = cloud.Emulator is { } emulator ? new(new(emulator.OpenIdMetadata), clients, time, log) : null;
    }

    public ValueTask<InboundVerdict> JudgeAsync(HttpContext http, CancellationToken cancel)
    {
        var token = Read(http.Request.Headers.Authorization, out var problem);
        if (problem != TokenVerdict.Accepted)
            return ValueTask.FromResult<InboundVerdict>(new InboundVerdict.Refused(problem));
        var hash = TokenHash.Of(token);
        return verified.Find(hash) is { } known
            ? ValueTask.FromResult<InboundVerdict>(new InboundVerdict.Accepted(known))
            : VerifyAsync(token.ToString(), hash, cancel);
    }

    /// <summary>The token in the header: the scheme's name may be written in any letters, and there must be one token and nothing else.</summary>
    private static ReadOnlySpan<char> Read(StringValues header, out TokenVerdict problem)
    {
        problem = header.Count == 0 ? TokenVerdict.NoToken : TokenVerdict.NotBearer;
        if (header is not [{ } value] || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return default;
        var token = value.AsSpan(Scheme.Length).Trim(' ');
        if (!token.IsEmpty && !token.Contains(' '))
            problem = token.Length <= MaxLength ? TokenVerdict.Accepted : TokenVerdict.Malformed;
        return token;
    }

    private async ValueTask<InboundVerdict> VerifyAsync(string text, TokenHash hash, CancellationToken cancel)
    {
        if (Parse(text) is not { } token)
            return new InboundVerdict.Refused(TokenVerdict.Malformed);
        // What it says about itself is judged first: that costs no call and no cryptography. Nothing is believed until the signature is seen.
        var says = rules.Judge(token, time.GetUtcNow());
        if (says != TokenVerdict.Accepted)
            return new InboundVerdict.Refused(says);
        var isFromConnector = rules.IsFromConnector(token);
        if ((isFromConnector ? connectorKeys : emulatorKeys) is not { } keys)
            return new InboundVerdict.Refused(TokenVerdict.WrongIssuer);
        var (key, verdict) = await keys.FindAsync(token.Kid, cancel);
        if (key is null)
            return new InboundVerdict.Refused(verdict);
        if (!(await handler.ValidateTokenAsync(token, Parameters(token, key))).IsValid)
            return new InboundVerdict.Refused(TokenVerdict.WrongSignature);
        var expiresAt = new DateTimeOffset(token.ValidTo, TimeSpan.Zero);
        VerifiedToken found = isFromConnector
            ? new VerifiedToken.Connector(TokenRules.ServiceUrl(token) ?? "", key.Endorsements, expiresAt)
            : new VerifiedToken.Emulator(expiresAt);
        verified.Keep(hash, found);
        return new InboundVerdict.Accepted(found);
    }

    /// <summary>The library asks everything once more, so that no rule hangs on our reading alone.</summary>
    private TokenValidationParameters Parameters(JsonWebToken token, IssuerKey key) => new()
    {
        ValidAlgorithms = [TokenRules.Algorithm],
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        ValidIssuer = token.Issuer,
        AudienceValidator = (audiences, _, _) => rules.IsForUs(audiences),
        LifetimeValidator = (from, until, _, _) => TokenRules.Judge(from, until, time.GetUtcNow()) == TokenVerdict.Accepted,
    };

    private JsonWebToken? Parse(string text)
    {
        try
        {
            return handler.CanReadToken(text) ? handler.ReadJsonWebToken(text) : null;
        }
        catch (ArgumentException)
        {
            // The library's word for what is not a token.
            return null;
        }
    }
}
