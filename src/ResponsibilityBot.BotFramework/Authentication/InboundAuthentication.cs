using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>
/// With credentials a token is needed; without, only programs on this machine are heard, and only where that is allowed. A request with a
/// token is never judged by where it comes from.
/// </summary>
internal sealed class InboundAuthentication(IOptions<BotFrameworkOptions> options, BearerAuthentication bearer, LoopbackAuthentication loopback)
    : IInboundAuthentication
{
    public ValueTask<InboundVerdict> JudgeAsync(HttpContext http, CancellationToken cancel)
    {
        var settings = options.Value;
        if (!settings.HasCredentials)
            return loopback.JudgeAsync(http, cancel);
        return settings.DangerouslyAllowUnauthenticatedRequests && http.Request.Headers.Authorization.Count == 0
            ? loopback.JudgeAsync(http, cancel)
            : bearer.JudgeAsync(http, cancel);
    }
}
