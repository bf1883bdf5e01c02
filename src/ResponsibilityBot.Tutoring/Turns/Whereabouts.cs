namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>Where something came from and from whom, so that the bot can speak there, or to them, later on.</summary>
/// <param name="Conversation">The place, without a thread.</param>
/// <param name="Place">A personal chat, a group or a channel; never a thread.</param>
/// <param name="Address">How the place is reached, in the channel's own words: JSON text.</param>
public sealed record Whereabouts(string Conversation, Place Place, string Address)
{
    /// <summary>The team that a channel belongs to, or null.</summary>
    public string? Team { get; init; }

    /// <summary>The lasting id of the person, or null if it came from nobody that can be spoken to.</summary>
    public string? Person { get; init; }

    /// <summary>How a chat with the person is begun, in the channel's own words (JSON text), or null with <see cref="Person"/>.</summary>
    public string? PersonAddress { get; init; }
}
