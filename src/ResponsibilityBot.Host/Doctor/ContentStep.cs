using Microsoft.Extensions.Diagnostics.HealthChecks;
using ResponsibilityBot.Content;
using ResponsibilityBot.Host.Teaching;

namespace ResponsibilityBot.Host.Doctor;

/// <summary>Whether the content is fit to teach from.</summary>
internal sealed class ContentStep(IConfiguration configuration) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = ContentReader.Read(ContentFolder.Find(configuration[$"{ContentOptions.Section}:{nameof(ContentOptions.Path)}"]));
            return Task.FromResult(read.Curriculum is { } curriculum
                ? HealthCheckResult.Healthy($"{curriculum.Table.Content.Responsibilities.Count} responsibilities, {curriculum.Table.Content.Services.Count} services, revision {read.Revision}.")
                : HealthCheckResult.Unhealthy($"{Problem.Counted(read.Problems.Count)}, the first: {read.Problems[0]}; the command check lists them all."));
        }
        catch (DirectoryNotFoundException missing)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy($"{missing.Message}."));
        }
    }
}
