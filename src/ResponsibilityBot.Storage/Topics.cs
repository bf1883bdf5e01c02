using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>
/// The table <c>topics</c>. The topic of a turn is held here until <see cref="Inbox"/> writes it in the transaction that finishes the turn.
/// </summary>
internal sealed class Topics(Database database, TimeProvider time) : ITopics, ITurnNotes
{
    private readonly ConcurrentDictionary<string, (TopicKey Key, Topic Topic)> notes = new(StringComparer.Ordinal);

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

    public void Keep(Turn turn, Topic topic) => notes[turn.Id] = (new(turn.Tenant, turn.Conversation, turn.Person.Id), topic);

    /// <summary>Writes the topic of a turn, if it has one, within the transaction that finishes it.</summary>
    public void Write(Statements sql, string turn)
    {
        if (!notes.TryGetValue(turn, out var noted))
            return;
        var (key, topic) = noted;
        var body = JsonSerializer.Serialize(topic, TopicJson.Default.Topic);
        sql.Execute(
            $"""
            INSERT INTO topics (tenant, conversation, person, body, kept_at)
            VALUES ({key.Tenant}, {key.Conversation}, {key.Person}, {body}, {topic.At.ToUnixTimeMilliseconds()})
            ON CONFLICT (tenant, conversation, person) DO UPDATE SET body = excluded.body, kept_at = excluded.kept_at
            """);
    }

    /// <summary>Lets go of the topic of a turn, when it is written or the turn is set aside.</summary>
    public void Forget(string turn) => notes.TryRemove(turn, out _);
}

[JsonSerializable(typeof(Topic))]
internal sealed partial class TopicJson : JsonSerializerContext;
