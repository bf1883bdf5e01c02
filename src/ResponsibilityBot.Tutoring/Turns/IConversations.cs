namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>How conversations are reached when the bot speaks of its own accord. Kept with each <see cref="Inbound"/> that has an address.</summary>
public interface IConversations
{
    /// <summary>How a conversation was last reached, or null if it is not known.</summary>
    Task<ConversationReference?> FindAsync(string channel, string tenant, string conversation, CancellationToken cancel);

    /// <summary>Forgets a conversation that the bot was removed from; if the bot comes back, it welcomes again.</summary>
    Task ForgetAsync(string channel, string tenant, string conversation, CancellationToken cancel);

    /// <summary>Records that a conversation takes nothing from the bot any more: it is not known how to reach it until something arrives from it again.</summary>
    Task BlockAsync(string channel, string tenant, string conversation, CancellationToken cancel);
}

/// <summary>How a conversation is reached.</summary>
/// <param name="Channel">The <see cref="IChannel.Name"/>.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Conversation">Its id.</param>
/// <param name="Address">In the channel's own words: JSON text.</param>
/// <param name="SeenAt">When something last arrived from it.</param>
public sealed record ConversationReference(string Channel, string Tenant, string Conversation, string Address, DateTimeOffset SeenAt);
