using System.Security.Cryptography;
using System.Text;
using ResponsibilityBot.Storage.Rows;
using ResponsibilityBot.Tutoring.Webhooks;

namespace ResponsibilityBot.Storage.Webhooks;

/// <summary>The table <c>webhook_messages</c>.</summary>
internal sealed class WebhookQueue(Database database, TimeProvider time) : IWebhooks
{
    private const int Waiting = (int)WorkState.Waiting, Claimed = (int)WorkState.Claimed, Done = (int)WorkState.Done, GivenUp = (int)WorkState.GivenUp;

    public async ValueTask<IReadOnlyList<string>> DueAsync(CancellationToken cancel)
    {
        var now = Now();
        return await database.ReadAsync(sql => sql.Query($"SELECT DISTINCT hook FROM webhook_messages WHERE state < 2 AND due_at <= {now}", row => row.GetString(0)), cancel);
    }

    public async Task<IReadOnlyList<WebhookMessage>> ClaimAsync(string hook, int most, CancellationToken cancel)
    {
        var now = Now();
        return await database.WriteAsync(
            sql => sql.Query(
                $"""
                UPDATE webhook_messages SET state = {Claimed}, attempt = attempt + 1, due_at = {now + (long)WorkSignals.Lease.TotalMilliseconds}
                WHERE hook = {hook} AND id IN (SELECT id FROM webhook_messages WHERE hook = {hook} AND state < 2 AND due_at <= {now} ORDER BY due_at, id LIMIT {most})
                RETURNING id, body, attempt
                """,
                row => new WebhookMessage(hook, row.GetString(0), row.GetString(1), row.GetInt32(2))),
            cancel);
    }

    public Task SentAsync(WebhookMessage message, CancellationToken cancel) => EndAsync(message, Done, null, cancel);

    public Task RetryAsync(WebhookMessage message, DateTimeOffset at, string reason, CancellationToken cancel)
    {
        var due = at.ToUnixTimeMilliseconds();
        return database.WriteAsync(
            sql => sql.Execute(
                $"""
                UPDATE webhook_messages SET state = {Waiting}, due_at = {due}, reason = {reason}
                WHERE hook = {message.Hook} AND id = {message.Id} AND state = {Claimed} AND attempt = {message.Attempt}
                """),
            cancel);
    }

    public Task GiveUpAsync(WebhookMessage message, string reason, CancellationToken cancel) => EndAsync(message, GivenUp, reason, cancel);

    public Task<int> GiveUpAllAsync(string hook, string reason, CancellationToken cancel)
    {
        var now = Now();
        return database.WriteAsync(
            sql => sql.Execute($"UPDATE webhook_messages SET state = {GivenUp}, finished_at = {now}, reason = {reason} WHERE hook = {hook} AND state < 2"), cancel);
    }

    /// <summary>Keeps a message for some webhooks within the caller's transaction; not again for one that has it.</summary>
    /// <param name="sql">The caller's.</param>
    /// <param name="hooks">The webhooks' names.</param>
    /// <param name="happened">What tells this event from all others, and whose it is.</param>
    /// <param name="body">The message.</param>
    /// <param name="at">When it happened (Unix ms); it is due at once.</param>
    public static void Keep(Statements sql, IReadOnlyList<string> hooks, Happened happened, string body, long at)
    {
        foreach (var hook in hooks)
        {
            sql.Execute(
                $"""
                INSERT INTO webhook_messages (hook, id, tenant, kind, body, state, attempt, due_at, created_at)
                VALUES ({hook}, {happened.Id}, {happened.Tenant}, {happened.Kind}, {body}, {Waiting}, 0, {at}, {at})
                ON CONFLICT (hook, id) DO NOTHING
                """);
        }
    }

    /// <summary>Nothing more comes of a message, unless somebody else has it in hand by now.</summary>
    private Task<int> EndAsync(WebhookMessage message, int state, string? reason, CancellationToken cancel)
    {
        var now = Now();
        return database.WriteAsync(
            sql => sql.Execute(
                $"""
                UPDATE webhook_messages SET state = {state}, finished_at = {now}, reason = {reason}
                WHERE hook = {message.Hook} AND id = {message.Id} AND state = {Claimed} AND attempt = {message.Attempt}
                """),
            cancel);
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}

/// <summary>What tells one event from all others.</summary>
/// <param name="Kind">One of <see cref="WebhookEvents.All"/>.</param>
/// <param name="Tenant">Where.</param>
/// <param name="Subject">What it is about; no other event of the kind in the tenant has it.</param>
internal sealed record Happened(string Kind, string Tenant, string Subject)
{
    /// <summary>The message's id: made of what happened, so that it is the same whoever makes it.</summary>
    public string Id { get; } = "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Kind}\n{Tenant}\n{Subject}")).AsSpan(0, 16));
}
