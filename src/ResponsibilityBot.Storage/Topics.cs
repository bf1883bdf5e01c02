using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>topics</c>.</summary>
internal sealed class Topics(Database database, TimeProvider time) : ITopics
{
    public async ValueTask<Topic?> RecallAsync(TopicKey key, CancellationToken cancel)
    {
        var oldest = (time.GetUtcNow() - Topic.Lifetime).ToUnixTimeMilliseconds();
        var bodies = await database.ReadAsync(
            sql => sql.Query(
                $"""
                SELECT body FROM topics
                WHERE tenant = {key.Tenant} AND conversation = {key.Conversation} AND person = {key.Person} AND kept_at >= {oldest}
                """,
                row => row.GetString(0)),
            cancel);
        return bodies is [var body] ? JsonSerializer.Deserialize(body, TopicJson.Default.Topic) : null;
    }

    public async ValueTask KeepAsync(TopicKey key, Topic topic, CancellationToken cancel)
    {
        var body = JsonSerializer.Serialize(topic, TopicJson.Default.Topic);
        await database.WriteAsync(
            sql => sql.Execute(
                $"""
                INSERT INTO topics (tenant, conversation, person, body, kept_at)
                VALUES ({key.Tenant}, {key.Conversation}, {key.Person}, {body}, {topic.At.ToUnixTimeMilliseconds()})
                ON CONFLICT (tenant, conversation, person) DO UPDATE SET body = excluded.body, kept_at = excluded.kept_at
                """),
            cancel);
    }
}

[JsonSerializable(typeof(Topic))]
internal sealed partial class TopicJson : JsonSerializerContext;
