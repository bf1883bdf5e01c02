using ResponsibilityBot.Storage.Rows;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.Storage.Webhooks;

/// <summary>Reads <c>webhook_messages</c> for people.</summary>
internal sealed class WebhookReport(Database database, DatabaseState state) : IWebhookReport
{
    public async ValueTask<IReadOnlyList<ReportedWebhook>> ListAsync(string? tenant, CancellationToken cancel)
    {
        await state.RequireReadyAsync(cancel);
        var (all, one) = (tenant is null, tenant ?? "");
        return await database.ReadAsync(
            sql => sql.Query(
                $"""
                SELECT hook, id, tenant, kind, state, attempt, reason, created_at, finished_at FROM webhook_messages
                WHERE {all} OR tenant = {one} ORDER BY created_at DESC, hook, id
                """,
                row => new ReportedWebhook(
                    row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), StateOf((WorkState)row.GetInt32(4)), row.GetInt32(5), row.IsDBNull(6) ? null : row.GetString(6),
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)), row.IsDBNull(8) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)))),
            cancel);
    }

    private static WebhookState StateOf(WorkState state) => state switch
    {
        WorkState.Done => WebhookState.Taken,
        WorkState.GivenUp => WebhookState.GivenUp,
        _ => WebhookState.Waiting,
    };
}
