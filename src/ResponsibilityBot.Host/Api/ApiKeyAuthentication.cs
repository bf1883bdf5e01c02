using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.DirectLine;

namespace ResponsibilityBot.Host.Api;

/// <summary>Takes <c>Authorization: Bearer rb_…</c>; in Development also programs on this machine that show nothing, as the web chat does.</summary>
internal sealed partial class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiKeys keys, IHostEnvironment environment)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public const string SchemeName = "ApiKey";

    /// <summary>The claim that holds the tenant.</summary>
    public const string TenantClaim = "tenant";

    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return Task.FromResult(environment.IsDevelopment() && ThisMachine.Problem(Context) is null
                ? Known("this machine", DirectLineServices.Tenant, ApiScopes.All)
                : AuthenticateResult.NoResult());
        }

        return Task.FromResult(header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && keys.Find(header[Bearer.Length..].Trim()) is { } key
            ? Known(key.Name, key.Tenant, key.Scopes)
            : AuthenticateResult.Fail("The key is not known, or over."));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Headers.Authorization.Count > 0)
            LogUnknown(Logger, Request.Path);
        Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblems.WriteAsync(Context, StatusCodes.Status401Unauthorized, "A key is needed.", "Send the header 'Authorization: Bearer rb_…' with a key that stands in Api:Keys; the command 'keys create' makes one.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        LogForbidden(Logger, Context.User.Identity?.Name ?? "", Request.Path);
        return ApiProblems.WriteAsync(Context, StatusCodes.Status403Forbidden, "The key may not do that.", "It lacks the scope; add it to Scopes of the key's entry in Api:Keys.");
    }

    private static AuthenticateResult Known(string name, string tenant, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.Name, name), new(TenantClaim, tenant), .. scopes.Select(scope => new Claim(ApiScopes.Claim, scope))], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    [LoggerMessage(1603, LogLevel.Warning, "{Path} was asked for with a key that is not known, or over")]
    private static partial void LogUnknown(ILogger log, string path);

    [LoggerMessage(1604, LogLevel.Warning, "The key '{Name}' asked for {Path} and lacks the scope")]
    private static partial void LogForbidden(ILogger log, string name, string path);
}

/// <summary>Who asks, as the key says.</summary>
internal static class ApiCaller
{
    /// <summary>The tenant whose figures may be read.</summary>
    public static string Tenant(this ClaimsPrincipal caller) => caller.FindFirstValue(ApiKeyAuthentication.TenantClaim) ?? "";
}
