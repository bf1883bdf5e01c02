using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.Manifest;

namespace ResponsibilityBot.Slack.Installs;

/// <summary><c>GET /slack/install</c> and <c>GET /slack/oauth</c>: a person adds the app to their workspace.</summary>
/// <remarks>Source: https://docs.slack.dev/authentication/installing-with-oauth.</remarks>
internal sealed partial class InstallEndpoints(
    InstallState states, OAuthCalls oauth, InstalledWorkspaces workspaces, SlackSite site, IOptions<SlackOptions> options, ILogger<InstallEndpoints> log)
{
    /// <summary>The cookie that ties the way back to the browser.</summary>
    public const string Cookie = "slack-install";

    private const string Begin = "Begin again at <a href=\"install\">/slack/install</a>.";

    /// <summary>Sends the browser to Slack, where the person consents.</summary>
    public IResult Leave(HttpContext http)
    {
        if (Redirect is not { } redirect)
            return Page(StatusCodes.Status503ServiceUnavailable, "The bot does not know its own address", "Whoever runs it must set Site:Address.");
        var (state, cookie) = states.Begin();
        http.Response.Cookies.Append(Cookie, cookie, CookieOptions(redirect));
        var consent = new Uri(new Uri(options.Value.ApiBaseUrl), "../oauth/v2/authorize");
        return TypedResults.Redirect(QueryHelpers.AddQueryString(consent.AbsoluteUri, new Dictionary<string, string?>
        {
            ["client_id"] = options.Value.ClientId,
            ["scope"] = string.Join(',', BotScopes.All),
            ["redirect_uri"] = redirect.AbsoluteUri,
            ["state"] = state,
        }));
    }

    /// <summary>Takes what Slack gives for the person's consent.</summary>
    public async Task<IResult> ReturnAsync(HttpContext http, CancellationToken cancel)
    {
        if (Redirect is not { } redirect)
            return Page(StatusCodes.Status503ServiceUnavailable, "The bot does not know its own address", "Whoever runs it must set Site:Address.");
        var query = http.Request.Query;
        var isOwn = states.Complete(query["state"], http.Request.Cookies[Cookie]);
        http.Response.Cookies.Delete(Cookie, CookieOptions(redirect));
        if (!isOwn)
            return Page(StatusCodes.Status400BadRequest, "This way back is not known", $"It is older than ten minutes, was used before, or began in another browser. {Begin}");
        if (query["code"].ToString() is not { Length: > 0 } code)
            return Page(StatusCodes.Status400BadRequest, "Nothing was installed", $"Slack gave no consent. {Begin}");
        return await oauth.ExchangeAsync(code, redirect, cancel) switch
        {
            OAuthAnswer.Granted granted => await InstallAsync(granted, cancel),
            OAuthAnswer.Refused refused => Failed(refused.Error),
            OAuthAnswer.NotNow later => Failed(later.Reason),
            var unknown => throw new System.Diagnostics.UnreachableException($"no rule for {unknown.GetType().Name}"),
        };
    }

    /// <summary>The way back, as Slack knows it; null while the address is not known.</summary>
    private Uri? Redirect => site.Address is { } address ? new(address, "slack/oauth") : null;

    private async Task<IResult> InstallAsync(OAuthAnswer.Granted granted, CancellationToken cancel)
    {
        await workspaces.InstallAsync(granted, cancel);
        var missing = BotScopes.All.Except(granted.Scopes, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            LogMissing(InstallPlace.Of(granted.Organisation, granted.Team), string.Join(' ', missing));
        var name = HtmlEncoder.Default.Encode(granted.Name ?? granted.Team ?? granted.Organisation ?? "");
        return Page(StatusCodes.Status200OK, $"ResponsibilityBot is installed in {name}", "Open Slack and ask it: Who patches the operating system in PaaS?");
    }

    private ContentHttpResult Failed(string reason)
    {
        LogFailed(reason);
        return Page(StatusCodes.Status502BadGateway, "Nothing was installed", $"Slack did not give a token ({HtmlEncoder.Default.Encode(reason)}). {Begin}");
    }

    /// <summary>Goes back to this site only, also when the person comes from Slack's page.</summary>
    private static CookieOptions CookieOptions(Uri redirect) => new()
    {
        HttpOnly = true,
        Secure = redirect.Scheme == Uri.UriSchemeHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/slack",
        MaxAge = InstallState.Lifetime,
    };

    private static ContentHttpResult Page(int status, string title, string text) => TypedResults.Text(
        $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><h1>{title}</h1><p>{text}</p></html>\n",
        MediaTypeNames.Text.Html, Encoding.UTF8, status);

    [LoggerMessage(4311, LogLevel.Warning, "Slack: nothing was installed ({Reason})")]
    private partial void LogFailed(string reason);

    [LoggerMessage(4312, LogLevel.Warning, "Slack: the app was installed in {Where} without the scopes {Scopes}; make the app's manifest anew, and install it again")]
    private partial void LogMissing(string where, string scopes);
}
