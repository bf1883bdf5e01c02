using System.Diagnostics;

namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>Something that arrived and is kept until it is answered, in the words of its channel.</summary>
public sealed record Inbound
{
    /// <summary>The natural key: channel, tenant, conversation and the sender's own id. A second delivery has the same one.</summary>
    public required string Id { get; init; }

    /// <summary>The <see cref="IChannel.Name"/> of the channel that reads it.</summary>
    public required string Channel { get; init; }

    /// <summary>Whose data this is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The conversation, thread included. Two of one conversation are never worked on at once.</summary>
    public required string Conversation { get; init; }

    /// <summary>What arrived, as it arrived: JSON text. Holds people's words, so storage blanks it when the turn is done.</summary>
    public required string Body { get; init; }

    /// <summary>When it arrived, by our clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Where it came from and from whom, or null if nothing is to be remembered of that. Not given back by <see cref="IInbox.ClaimAsync"/>.</summary>
    public Whereabouts? Whereabouts { get; init; }

    /// <summary>What its channel made of the body when it arrived, so that it is not parsed again; for that channel alone. Never stored, so null where it was claimed from the table.</summary>
    public object? Parsed { get; init; }

    /// <summary>
    /// Whether a second delivery may be answered anew, because nobody looks up later what was said: the answer goes into the answer to its request, and into no other place. Never stored, so false
    /// where it was claimed from the table.
    /// </summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The span in which it arrived, for whoever follows it; never stored, so nothing where it was claimed from the table.</summary>
    public ActivityContext Trace { get; init; } = Activity.Current?.Context ?? default;

    /// <summary>Which try this is: 0 when it is kept, 1 when it is claimed for the first time.</summary>
    public int Attempt { get; init; }
}
