using Microsoft.EntityFrameworkCore;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The tables <c>conversations</c> and <c>welcomes</c>.</summary>
internal sealed class Conversations(Database database) : IConversations
{
    public Task<ConversationReference?> FindAsync(string channel, string tenant, string conversation, CancellationToken cancel) => database.QueryAsync(
        async db => await db.Conversations.SingleOrDefaultAsync(row => row.Channel == channel && row.Tenant == tenant && row.Conversation == conversation, cancel)
            is { } row
            ? new ConversationReference(channel, tenant, conversation, row.Address, DateTimeOffset.FromUnixTimeMilliseconds(row.SeenAt))
            : null,
        cancel);

    public Task ForgetAsync(string channel, string tenant, string conversation, CancellationToken cancel) => database.WriteAsync(
        sql =>
        {
            sql.Execute($"DELETE FROM conversations WHERE channel = {channel} AND tenant = {tenant} AND conversation = {conversation}");
            sql.Execute($"DELETE FROM topics WHERE tenant = {tenant} AND conversation = {conversation}");
            sql.Execute($"DELETE FROM questions WHERE tenant = {tenant} AND conversation = {conversation}");
            return sql.Execute($"DELETE FROM welcomes WHERE channel = {channel} AND tenant = {tenant} AND conversation = {conversation}");
        },
        cancel);

    public Task BlockAsync(string channel, string tenant, string conversation, CancellationToken cancel) => database.WriteAsync(
        sql => sql.Execute($"DELETE FROM conversations WHERE channel = {channel} AND tenant = {tenant} AND conversation = {conversation}"), cancel);

    /// <summary>Keeps how the conversation is reached, within the caller's transaction.</summary>
    public static void Keep(Statements sql, Inbound inbound, string address) => sql.Execute(
        $"""
        INSERT INTO conversations (channel, tenant, conversation, address, seen_at)
        VALUES ({inbound.Channel}, {inbound.Tenant}, {inbound.Conversation}, {address}, {inbound.ReceivedAt.ToUnixTimeMilliseconds()})
        ON CONFLICT (channel, tenant, conversation) DO UPDATE SET address = excluded.address, seen_at = excluded.seen_at
        """);

    /// <summary>Records the welcome within the caller's transaction; false if there was one before.</summary>
    public static bool Welcome(Statements sql, Inbound inbound, long now) => sql.Execute(
        $"""
        INSERT INTO welcomes (channel, tenant, conversation, welcomed_at)
        VALUES ({inbound.Channel}, {inbound.Tenant}, {inbound.Conversation}, {now})
        ON CONFLICT (channel, tenant, conversation) DO NOTHING
        """) == 1;
}
