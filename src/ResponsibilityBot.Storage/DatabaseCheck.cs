using Microsoft.Extensions.Diagnostics.HealthChecks;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>Ready when the database answers; says how much is waiting, and is degraded where something waits longer than it should.</summary>
internal sealed class DatabaseCheck(IBacklog backlog) : IHealthCheck
{
    /// <summary>What is due is taken within seconds, unless nobody works or there is far too much.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (inbox, outbox) = await backlog.ReadAsync(cancellationToken);
        var says = $"{inbox.Count} waiting to be answered, {outbox.Count} waiting to be sent";
        var age = inbox.Age > outbox.Age ? inbox.Age : outbox.Age;
        return age <= Longest
            ? HealthCheckResult.Healthy(says)
            : HealthCheckResult.Degraded($"{says}; the oldest has been due for {(int)age.TotalMinutes} minutes, so the workers do not keep up or are not there");
    }
}
