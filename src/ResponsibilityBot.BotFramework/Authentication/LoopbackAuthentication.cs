using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.BotFramework.Authentication;

/// <summary>
/// Takes activities without a token from programs on this machine, in Development or where the configuration dangerously says so, and
/// refuses everything else. A page in a browser and a proxy that forwards for others are not programs on this machine.
/// </summary>
internal sealed class LoopbackAuthentication(IOptions<BotFrameworkOptions> options, IHostEnvironment environment) : IInboundAuthentication
{
    private static readonly InboundVerdict Taken = new InboundVerdict.Accepted(null);

    public ValueTask<InboundVerdict> JudgeAsync(HttpContext http, CancellationToken cancel) => ValueTask.FromResult(
        !environment.IsDevelopment() && !options.Value.DangerouslyAllowUnauthenticatedRequests
            ? new InboundVerdict.Refused(TokenVerdict.NoCredentials)
            : ThisMachine.Problem(http) is { } problem ? new InboundVerdict.Refused(TokenVerdict.NotThisMachine, problem) : Taken);
}
