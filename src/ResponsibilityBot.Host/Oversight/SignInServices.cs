using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ResponsibilityBot.BotFramework.DirectLine;

namespace ResponsibilityBot.Host.Oversight;

/// <summary>The ways to sign in that are configured.</summary>
/// <param name="Links">What stands on the buttons, and where they lead.</param>
public sealed record SignInWays(IReadOnlyList<(string Label, string Address)> Links);

/// <summary>Signs managers in with OpenID Connect: Microsoft Entra and Slack.</summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference (<c>tid</c>, <c>oid</c>),
/// https://docs.slack.dev/authentication/sign-in-with-slack (<c>https://slack.com/team_id</c>, <c>https://slack.com/user_id</c>).
/// </remarks>
internal static partial class SignInServices
{
    private const string Entra = "entra";
    private const string Slack = "slack";

    /// <summary>Only what the handlers keep between two steps; nobody is ever signed in with it.</summary>
    private const string Between = "sign-in";

    /// <summary>Adds what is configured in <c>SignIn</c>. Without any, links from the bot are the only way in.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EntraSignInOptions>().Bind(configuration.GetSection(EntraSignInOptions.Section)).ValidateOnStart();
        services.AddOptions<SlackSignInOptions>().Bind(configuration.GetSection(SlackSignInOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EntraSignInOptions>, EntraSignInOptionsValidator>();
        services.AddSingleton<IValidateOptions<SlackSignInOptions>, SlackSignInOptionsValidator>();
        var (entra, slack) = (configuration.GetSection(EntraSignInOptions.Section).Get<EntraSignInOptions>() ?? new(), configuration.GetSection(SlackSignInOptions.Section).Get<SlackSignInOptions>() ?? new());
        var links = new List<(string, string)>();
        if (entra.ClientId.Length > 0)
            links.Add(("Sign in with Microsoft", $"/scores/sign-in/{Entra}"));
        if (slack.ClientId.Length > 0)
            links.Add(("Sign in with Slack", $"/scores/sign-in/{Slack}"));
        services.AddSingleton(new SignInWays(links));
        if (links.Count == 0)
            return services;
        services.AddDataProtection().SetApplicationName("ResponsibilityBot").PersistKeysToFileSystem(KeyFolder(configuration));
        // Behind a proxy that ends TLS the request does not say so.
        var isHttps = configuration[$"{SiteOptions.Section}:{nameof(SiteOptions.Address)}"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;
        var ways = services.AddAuthentication(Between).AddCookie(Between);
        if (entra.ClientId.Length > 0)
        {
            var authority = entra.Authority.Length > 0 ? entra.Authority : $"https://login.microsoftonline.com/{entra.TenantId}/v2.0";
            ways.AddOpenIdConnect(Entra, options => Configure(options, isHttps, Entra, authority, entra.ClientId, entra.ClientSecret, claims => claims("tid") is { } tenant
                && Guid.TryParse(tenant, out var id) && Guid.TryParse(entra.TenantId, out var own) && id == own && claims("oid") is { } person ? (tenant, person) : null));
        }

        if (slack.ClientId.Length > 0)
        {
            ways.AddOpenIdConnect(Slack, options => Configure(options, isHttps, Slack, slack.Authority, slack.ClientId, slack.ClientSecret, claims =>
                claims(slack.IsOrgInstall ? "https://slack.com/enterprise_id" : "https://slack.com/team_id") is { } tenant && claims("https://slack.com/user_id") is { } person ? (tenant, person) : null));
        }

        return services;
    }

    /// <summary>Sends somebody to sign in.</summary>
    public static async Task<IResult> ChallengeAsync(HttpContext http, string way, SignInWays ways) =>
        ways.Links.Any(link => link.Address.EndsWith($"/{way}", StringComparison.Ordinal))
            ? TypedResults.Challenge(new AuthenticationProperties { RedirectUri = "/scores" }, [way])
            : await ScoresEndpoints.WordsAsync(http, StatusCodes.Status404NotFound, new("There is no such way to sign in", ["Say “scores page” to the bot in your own chat for a link."]));

    private static void Configure(OpenIdConnectOptions options, bool isHttps, string way, string authority, string client, string secret, Func<Func<string, string?>, (string Tenant, string Person)?> read)
    {
        options.Authority = authority;
        options.RequireHttpsMetadata = !new Uri(authority).IsLoopback;
        (options.ClientId, options.ClientSecret) = (client, secret);
        options.CallbackPath = $"/scores/signed-in-{way}";
        options.ResponseType = OpenIdConnectResponseType.Code;
        // An answer by address comes with cookies that are kept from forms of other sites.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        // What others sign is checked by the real clock, and so are the cookies beside it.
        options.TimeProvider = TimeProvider.System;
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest);
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            // Behind a proxy the request's own address is not the one that people have.
            if (context.HttpContext.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value.Address is { Length: > 0 } site)
                context.ProtocolMessage.RedirectUri = new Uri(new Uri(site), options.CallbackPath).AbsoluteUri;
            return Task.CompletedTask;
        };
        options.Events.OnTicketReceived = context => FinishAsync(context, way, read(name => context.Principal?.FindFirst(name)?.Value));
        options.Events.OnRemoteFailure = FailAsync;
    }

    /// <summary>Somebody is known: they get our own cookie if they have the role.</summary>
    private static async Task FinishAsync(TicketReceivedContext context, string way, (string Tenant, string Person)? who)
    {
        var http = context.HttpContext;
        context.HandleResponse();
        if (who is not var (tenant, person))
        {
            LogForeign(Log(http), way);
            await SayAsync(http, StatusCodes.Status403Forbidden, new("This account has no place here", ["It belongs to another organisation than the one that this bot serves."]));
            return;
        }

        var name = context.Principal?.FindFirst("name")?.Value ?? "";
        var (viewer, status, refusal) = http.RequestServices.GetRequiredService<ScoresDoor>().Admit(new(tenant, person, name, way == Entra ? "signed in with Microsoft" : "signed in with Slack"));
        if (viewer is null)
        {
            await SayAsync(http, status, refusal);
            return;
        }

        http.RequestServices.GetRequiredService<ScoresSession>().Begin(http, viewer);
        http.Response.Redirect("/scores");
    }

    private static Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        LogFailed(Log(context.HttpContext), context.Scheme.Name, context.Failure);
        return SayAsync(context.HttpContext, StatusCodes.Status403Forbidden, new("You are not signed in", ["Signing in was given up or did not work. Begin again from this page."]) { Ways = [("Team scores", "/scores")] });
    }

    private static async Task SayAsync(HttpContext http, int status, PageWords words) => await (await ScoresEndpoints.WordsAsync(http, status, words)).ExecuteAsync(http);

    /// <summary>Beside the key of the web chat, which replicas share too.</summary>
    private static DirectoryInfo KeyFolder(IConfiguration configuration)
    {
        var options = configuration.GetSection(WebChatOptions.Section).Get<WebChatOptions>() ?? new();
        return new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(options.SigningKeyFile)) ?? ".", "signin-keys"));
    }

    private static ILogger Log(HttpContext http) => http.RequestServices.GetRequiredService<ILogger<ScoresDoor>>();

    [LoggerMessage(1506, LogLevel.Warning, "Somebody signed in with {Way} whose organisation is not the one that is served")]
    private static partial void LogForeign(ILogger log, string way);

    [LoggerMessage(1507, LogLevel.Warning, "Signing in with {Way} failed")]
    private static partial void LogFailed(ILogger log, string way, Exception? failure);
}
