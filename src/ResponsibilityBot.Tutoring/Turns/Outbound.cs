namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>Something to be sent, rendered for its channel.</summary>
public sealed record Outbound
{
    /// <summary>Unique and derived from what it answers, so that a turn that is run again says nothing twice.</summary>
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

    /// <summary>Whether it is handed over in the answer to the request that it replies to. Such a one is recorded and never sent.</summary>
    public bool Inline { get; init; }

    /// <summary>Which try this is: 0 when it is kept, 1 when it is claimed for the first time.</summary>
    public int Attempt { get; init; }
}
