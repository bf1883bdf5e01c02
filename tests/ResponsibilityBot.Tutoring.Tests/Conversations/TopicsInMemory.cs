using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Tutoring.Tests.Conversations;

/// <summary>Topics without storage.</summary>
internal sealed class TopicsInMemory : ITopics
{
    private readonly Dictionary<TopicKey, Topic> topics = [];

    public ValueTask<Topic?> RecallAsync(TopicKey key, CancellationToken cancel) => ValueTask.FromResult(topics.GetValueOrDefault(key));

    public ValueTask KeepAsync(TopicKey key, Topic topic, CancellationToken cancel)
    {
        topics[key] = topic;
        return ValueTask.CompletedTask;
    }
}
