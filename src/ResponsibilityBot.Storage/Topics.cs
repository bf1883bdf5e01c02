using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>topics</c>.</summary>
internal sealed class Topics(Database database, TimeProvider time) : ITopics
{
    public async ValueTask<Topic?> RecallAsync(TopicKey key, CancellationToken cancel)
    {
        var oldest = (time.GetUtcNow() - Topic.Lifetime).ToUnixTimeMilliseconds();
        var body = await database.ReadAsync(
            db => db.Topics
                .Where(row => row.Tenant == key.Tenant && row.Conversation == key.Conversation && row.Person == key.Person && row.KeptAt >= oldest)
                .Select(row => row.Body)
                .SingleOrDefaultAsync(cancel),
            cancel);
        return body is null ? null : JsonSerializer.Deserialize(body, TopicJson.Default.Topic);
    }

    public async ValueTask KeepAsync(TopicKey key, Topic topic, CancellationToken cancel)
    {
        var body = JsonSerializer.Serialize(topic, TopicJson.Default.Topic);
        await database.WriteAsync(
            db => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO topics (tenant, conversation, person, body, kept_at)
                VALUES ({key.Tenant}, {key.Conversation}, {key.Person}, {body}, {topic.At.ToUnixTimeMilliseconds()})
                ON CONFLICT (tenant, conversation, person) DO UPDATE SET body = excluded.body, kept_at = excluded.kept_at
                """,
                cancel),
            cancel);
    }
}

[JsonSerializable(typeof(Topic))]
internal sealed partial class TopicJson : JsonSerializerContext;
