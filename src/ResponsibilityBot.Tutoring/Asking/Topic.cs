using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking;

/// <summary>What a person last asked about in a conversation, so that "and in SaaS?" can be read.</summary>
/// <param name="Intent">The intent of the last answer.</param>
/// <param name="Responsibilities">Ids of rows and families.</param>
/// <param name="Targets">Ids of models and services.</param>
/// <param name="Party">The side it was about: <c>customer</c>, <c>provider</c> or null.</param>
/// <param name="Aspect">The part that was asked about (<c>responsibility/aspect</c>), or null.</param>
/// <param name="At">When; a topic older than <see cref="Lifetime"/> is forgotten.</param>
public sealed record Topic(
    string Intent,
    IReadOnlyList<string> Responsibilities,
    IReadOnlyList<string> Targets,
    string? Party,
    string? Aspect,
    DateTimeOffset At)
{
    /// <summary>The id of the workload that it was about, or null.</summary>
    public string? Workload { get; init; }

    /// <summary>How long a topic holds: 15 minutes.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(15);
}

/// <summary>Whose topic: one for each person in each conversation of a tenant.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Conversation">The conversation, thread included.</param>
/// <param name="Person">The person's id.</param>
public readonly record struct TopicKey(string Tenant, string Conversation, string Person);

/// <summary>Keeps topics between turns. Storage provides it.</summary>
public interface ITopics
{
    /// <summary>The last topic, or null.</summary>
    ValueTask<Topic?> RecallAsync(TopicKey key, CancellationToken cancel);

    /// <summary>
    /// Replaces the topic of the turn's person. It is written in the transaction that finishes the turn, and recalled from then on; keeping
    /// again for the same turn replaces what was kept.
    /// </summary>
    void Keep(Turn turn, Topic topic);

    /// <summary>Replaces the topic of a program that asks without a turn, through the API.</summary>
    Task KeepAsync(TopicKey key, Topic topic, CancellationToken cancel);
}
