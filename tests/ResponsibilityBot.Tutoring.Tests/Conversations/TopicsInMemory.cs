using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Conversations;

/// <summary>Topics without storage.</summary>
internal sealed class TopicsInMemory : ITopics
{
    private readonly Dictionary<TopicKey, Topic> topics = [];

    public ValueTask<Topic?> RecallAsync(TopicKey key, CancellationToken cancel) => ValueTask.FromResult(topics.GetValueOrDefault(key));

    public void Keep(Turn turn, Topic topic) => topics[new(turn.Tenant, turn.Conversation, turn.Person.Id)] = topic;

    public Task KeepAsync(TopicKey key, Topic topic, CancellationToken cancel)
    {
        topics[key] = topic;
        return Task.CompletedTask;
    }
}
