using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ResponsibilityBot.Storage;

/// <summary>Ready when the database answers; says how much is waiting.</summary>
internal sealed class DatabaseCheck(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var inbox = await database.QueryAsync(db => db.Inbox.CountAsync(row => row.State < Rows.WorkState.Done, cancellationToken), cancellationToken);
        var outbox = await database.QueryAsync(db => db.Outbox.CountAsync(row => row.State < Rows.WorkState.Done, cancellationToken), cancellationToken);
        return HealthCheckResult.Healthy($"{inbox} waiting to be answered, {outbox} waiting to be sent");
    }
}
