namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>
/// The places and people that the bot can speak to of its own accord. Kept with each <see cref="Inbound"/> that has
/// <see cref="Inbound.Whereabouts"/>. A thread belongs to its place: see <see cref="ThreadIds"/>.
/// </summary>
public interface IConversations
{
    /// <summary>How a place was last reached, or null if it is not known.</summary>
    /// <param name="channel">The <see cref="IChannel.Name"/>.</param>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="conversation">The place, or a thread in it.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<ConversationReference?> FindAsync(string channel, string tenant, string conversation, CancellationToken cancel);

    /// <summary>The personal chat with somebody, or how one is begun; null where neither is known. Of several chats the last one that was used.</summary>
    Task<PersonReference?> FindPersonAsync(string tenant, string person, CancellationToken cancel);

    /// <summary>Keeps a place that the bot itself began.</summary>
    Task KeepAsync(ConversationReference conversation, CancellationToken cancel);

    /// <summary>Forgets a place that the bot was removed from, with its threads; a team with all its channels. If the bot comes back, it welcomes again.</summary>
    /// <param name="channel">The <see cref="IChannel.Name"/>.</param>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="conversation">The place, or a thread in it.</param>
    /// <param name="team">The team that the bot was removed from, or null.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    Task ForgetAsync(string channel, string tenant, string conversation, string? team, CancellationToken cancel);

    /// <summary>Deletes what is kept of a person who removed the bot from their own chat, whether that is known or not.</summary>
    Task ForgetPersonAsync(string tenant, string person, CancellationToken cancel);

    /// <summary>
    /// Records that nothing from the bot is taken there any more: how to reach the place, and its person if it is a personal chat, is not
    /// known until something arrives from there again.
    /// </summary>
    /// <param name="outbound">What was not taken.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    Task BlockAsync(Outbound outbound, CancellationToken cancel);
}

/// <summary>How a place is reached.</summary>
/// <param name="Channel">The <see cref="IChannel.Name"/>.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Conversation">Its id, without a thread.</param>
/// <param name="Place">A personal chat, a group or a channel.</param>
/// <param name="Address">In the channel's own words: JSON text.</param>
/// <param name="SeenAt">When something last arrived from it.</param>
public sealed record ConversationReference(string Channel, string Tenant, string Conversation, Place Place, string Address, DateTimeOffset SeenAt)
{
    /// <summary>The team that a channel belongs to, or null.</summary>
    public string? Team { get; init; }

    /// <summary>Whose personal chat it is, or null.</summary>
    public string? Person { get; init; }
}

/// <summary>How a person is reached.</summary>
/// <param name="Channel">The <see cref="IChannel.Name"/>.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Person">The person's lasting id.</param>
/// <param name="Address">How a chat with them is begun, in the channel's own words (JSON text), or null where that is not known.</param>
/// <param name="Chat">Their personal chat with the bot, or null if there was none yet.</param>
public sealed record PersonReference(string Channel, string Tenant, string Person, string? Address, ConversationReference? Chat);
