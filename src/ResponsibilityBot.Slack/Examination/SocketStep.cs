using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.Sockets;

namespace ResponsibilityBot.Slack.Examination;

/// <summary>Whether Slack gives an address for a socket. None is opened: it would take deliveries away from the bot that runs.</summary>
internal sealed class SocketStep(IOptions<SlackOptions> options, SocketOpening opening) : SlackStep(options)
{
    protected override async Task<HealthCheckResult> ExamineAsync(SlackOptions settings, CancellationToken cancel)
    {
        if (settings.Mode != SlackMode.Socket)
            return Skipped("Slack:Mode is Http, so no socket is opened.");
        return await opening.AskAsync(cancel) switch
        {
            SocketOpen.At at => HealthCheckResult.Healthy($"Slack lets a socket be opened at {at.Address.Host}."),
            SocketOpen.Never never => HealthCheckResult.Unhealthy($"Slack opens no socket ({never.Error}): {never.Cure}."),
            SocketOpen.NotNow later => HealthCheckResult.Unhealthy($"Slack opens no socket at present ({later.Reason}); check the network, the proxy (HTTPS_PROXY) and Slack:ApiBaseUrl, and try again."),
            var unknown => throw new UnreachableException($"no rule for {unknown.GetType().Name}"),
        };
    }
}
