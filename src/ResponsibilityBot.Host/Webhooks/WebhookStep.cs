using System.Net.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Host.Webhooks;

/// <summary>Whether messages to webhooks can be sent where the settings say. Nothing is sent.</summary>
internal sealed class WebhookStep(IOptions<WebhookOptions> options, IHostEnvironment environment) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            foreach (var hook in options.Value.Endpoints)
            {
                if (await ProblemAsync(new Uri(hook.Address), cancellationToken) is { } problem)
                    return HealthCheckResult.Unhealthy($"The address of webhook {hook.Name} {problem}");
            }

            return HealthCheckResult.Healthy($"{options.Value.Endpoints.Count} webhooks: {string.Join(", ", options.Value.Endpoints.Select(hook => $"{hook.Name} ({string.Join(" ", hook.Events)})"))}.");
        }
        catch (OptionsValidationException wrong)
        {
            return HealthCheckResult.Unhealthy(string.Join(' ', wrong.Failures));
        }
    }

    private async Task<string?> ProblemAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            await WebhookNetwork.FindAsync(address, environment, cancel);
            return null;
        }
        catch (WebhookRefusedException)
        {
            return "leads into a network of this machine, where nothing is sent; it must be reached through the internet.";
        }
        catch (SocketException failure)
        {
            return $"leads nowhere ({failure.SocketErrorCode}); check the name, and DNS.";
        }
    }
}
