using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>topics</c>.</summary>
internal sealed class Topics(Database database, TimeProvider time) : TurnNotes, ITopics
{
    public async ValueTask<Topic?> RecallAsync(TopicKey key, CancellationToken cancel)
    {
        var oldest = (time.GetUtcNow() - Topic.Lifetime).ToUnixTimeMilliseconds();
        var bodies = await database.ReadNowAsync(
            sql => sql.Query(
                $"""
                SELECT body FROM topics
                WHERE tenant = {key.Tenant} AND conversation = {key.Conversation} AND person = {key.Person} AND kept_at >= {oldest}
                """,
                row => row.GetString(0)),
            cancel);
        return bodies is [var body] ? JsonSerializer.Deserialize(body, TopicJson.Default.Topic) : null;
    }

    public void Keep(Turn turn, Topic topic)
    {
        var key = new TopicKey(turn.Tenant, turn.Conversation, turn.Person.Id);
        NotePutOff(turn, sql => Write(sql, key, topic), mayFollow: true);
    }

    public Task KeepAsync(TopicKey key, Topic topic, CancellationToken cancel) => database.WriteAsync(
        sql =>
        {
            Write(sql, key, topic);
            return true;
        },
        cancel);

    private static void Write(Statements sql, TopicKey key, Topic topic)
    {
        var body = JsonSerializer.Serialize(topic, TopicJson.Default.Topic);
        sql.Defer(
            $"""
            INSERT INTO topics (tenant, conversation, person, body, kept_at)
            VALUES ({key.Tenant}, {key.Conversation}, {key.Person}, {body}, {topic.At.ToUnixTimeMilliseconds()})
            ON CONFLICT (tenant, conversation, person) DO UPDATE SET body = excluded.body, kept_at = excluded.kept_at
            """);
    }
}

[JsonSerializable(typeof(Topic))]
internal sealed partial class TopicJson : JsonSerializerContext;
