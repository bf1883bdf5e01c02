using System.Diagnostics;

namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>Something to be sent, rendered for its channel.</summary>
public sealed record Outbound
{
    /// <summary>
    /// Unique and derived from what it answers, so that a turn that is run again says nothing twice: the id of what it answers, a <c>#</c>, and
    /// which reply to it this is. What is said of the bot's own accord has an id without that.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The <see cref="Inbound.Id"/> that it answers, or null for what the bot says of its own accord.</summary>
    public required string? InReplyTo { get; init; }

    /// <summary>The <see cref="IChannel.Name"/> of the channel that sends it.</summary>
    public required string Channel { get; init; }

    /// <summary>Whose data this is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The conversation. What is said in one conversation is sent in order, one after the other.</summary>
    public required string Conversation { get; init; }

    /// <summary>Where it goes, in the channel's own words: an address, a channel id. Opaque to everybody else.</summary>
    public required string Address { get; init; }

    /// <summary>The message: JSON text.</summary>
    public required string Body { get; init; }

    /// <summary>Makes the <see cref="PackedText"/> of the body, where whoever made the body can do so cheaply; else null. Never stored, so null where it was claimed from the table.</summary>
    public Func<string>? Pack { get; init; }

    /// <summary>The person whose chat with the bot is begun with it; null where the conversation is there already.</summary>
    public string? Person { get; init; }

    /// <summary>The <see cref="Id"/> of an earlier one in the same place whose message this replaces, or null.</summary>
    public string? Replaces { get; init; }

    /// <summary>What it replaces, as the other side knows it; given by <see cref="IOutbox.ClaimAsync"/>, null if that was never sent.</summary>
    public SentMessage? Replaced { get; init; }

    /// <summary>Whether it is handed over in the answer to the request that it replies to. Such a one is recorded and never sent.</summary>
    public bool Inline { get; init; }

    /// <summary>The span in which it was said, for whoever follows it; never stored, so nothing where it was claimed from the table.</summary>
    public ActivityContext Trace { get; init; } = Activity.Current?.Context ?? default;

    /// <summary>Which try this is: 0 when it is kept, 1 when it is claimed for the first time.</summary>
    public int Attempt { get; init; }
}

/// <summary>A message that the other side took.</summary>
/// <param name="Id">The id that it has there.</param>
/// <param name="Conversation">The conversation that it stands in; of a message that began a thread, the thread.</param>
public sealed record SentMessage(string Id, string Conversation);
