using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>
/// Decides who is given a token without showing one: our own page and the pages of allowed origins, and in Development every program on
/// this machine. A browser says truly which page asks; a program that lies gains what opening the page would give it too.
/// </summary>
internal sealed class OwnPage(IOptions<WebChatOptions> options, IHostEnvironment environment)
{
    /// <summary>Why no token is given, or null if one is.</summary>
    public string? Refusal(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var isOwn = origin.Length > 0 ? IsOwn(origin, request.Host) : site == "same-origin";
        if (options.Value.Enabled)
        {
            return isOwn || options.Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
                ? null
                : "Tokens are given to the bot's own page only; other origins must stand in WebChat:AllowedOrigins.";
        }

        if (!environment.IsDevelopment() || ThisMachine.Problem(request.HttpContext) is not null)
            return "The web chat is switched off; set WebChat:Enabled to switch it on.";
        return isOwn || (origin.Length == 0 && site is "" or "none") ? null : "Tokens are given to the bot's own page only.";
    }

    /// <summary>The scheme is not compared: behind a proxy that ends TLS, the page is https and the request is not.</summary>
    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && Uri.TryCreate($"{page.Scheme}://{host.Value}", UriKind.Absolute, out var own)
        && page.Authority.Equals(own.Authority, StringComparison.OrdinalIgnoreCase);
}
