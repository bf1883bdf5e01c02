using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Scores;
using ResponsibilityBot.Tutoring.Turns;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.Storage.Webhooks;

/// <summary>Tells webhooks of rounds that are closed, in the transaction that closes them. A round in somebody's own chat is theirs, and is told to nobody.</summary>
internal sealed class ClosedRounds(IWebhookSubscribers subscribers, IOptions<PrivacyOptions> privacy)
{
    private const int Personal = (int)Place.Personal;

    /// <summary>Keeps a message for each round that a webhook is to hear of, within the caller's transaction.</summary>
    /// <param name="sql">The caller's.</param>
    /// <param name="rounds">Tenants and ids of rounds that were open before this transaction.</param>
    /// <param name="at">When they were closed (Unix ms).</param>
    public void Tell(Statements sql, IEnumerable<(string Tenant, string Id)> rounds, long at)
    {
        foreach (var (tenant, id) in rounds)
        {
            if (subscribers.Of(tenant, WebhookEvents.RoundClosed) is { Count: > 0 } hooks && DataOf(sql, tenant, id, at) is { } data)
                WebhookQueue.Keep(sql, hooks, new(WebhookEvents.RoundClosed, tenant, id), WebhookBody.Of(at, data), at);
        }
    }

    private ClosedRoundData? DataOf(Statements sql, string tenant, string id, long at)
    {
        // What only one person sees says what that person answered; a place that is not known (any more) may be one of those.
        var found = sql.Query(
            $"""
            SELECT posted.item, posted.fact, posted.number, posted.count, posted.opened_at, posted.channel, posted.conversation FROM posted_rounds AS posted
            JOIN conversations AS place ON place.channel = posted.channel AND place.tenant = posted.tenant AND place.conversation = posted.conversation AND place.place <> {Personal}
            WHERE posted.tenant = {tenant} AND posted.id = {id}
            """,
            row => new ClosedRoundData(
                tenant, id, Teams.OfPlace(new(row.GetString(5), row.GetString(6))), row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)), DateTimeOffset.FromUnixTimeMilliseconds(at), 0, null)).SingleOrDefault();
        if (found is null)
            return null;
        var (answers, share) = sql.Query(
            $"SELECT COUNT(*), COALESCE(AVG(credit), 0) FROM rounds WHERE tenant = {tenant} AND post = {id} AND answered_at IS NOT NULL",
            row => ((int)row.GetInt64(0), row.GetDouble(1))).Single();
        return found with { Answers = answers, Share = answers >= privacy.Value.MinimumGroupSize ? Math.Round(share, 3) : null };
    }
}

/// <summary>There are no webhooks.</summary>
internal sealed class NoSubscribers : IWebhookSubscribers
{
    public IReadOnlyList<string> Of(string tenant, string kind) => [];
}
