using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Host.Settings;

namespace ResponsibilityBot.Host.Doctor;

/// <summary>Whether the start takes all settings: it is asked itself.</summary>
internal sealed class SettingsStep(IStartupValidator start) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            start.Validate();
            return Task.FromResult(HealthCheckResult.Healthy("The start takes them all."));
        }
        catch (Exception wrong) when (WrongSetting.Sentences(wrong) is { } sentences)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy(string.Join(' ', sentences)));
        }
    }
}
