namespace ResponsibilityBot.Tutoring.Quizzes.Rounds;

/// <summary>Puts the questions of a quiz into a conversation.</summary>
public interface IRoundPoster
{
    /// <summary>
    /// Chooses the questions and keeps them with their cards in one transaction. The same key again changes nothing, in whatever process.
    /// </summary>
    /// <returns>How many questions stand there now; 0 if there is none on the topics, or if the place cannot be reached.</returns>
    Task<int> PostAsync(RoundOrder order, CancellationToken cancel);

    /// <summary>How many places an order for <see cref="RoundOrder.Everywhere"/> reaches in a tenant.</summary>
    Task<int> PlacesAsync(string tenant, CancellationToken cancel);
}

/// <summary>A quiz to be posted.</summary>
/// <param name="Key">What makes it once in its tenant: a schedule and its local date, or the turn that asked for it.</param>
/// <param name="Channel">The <see cref="Turns.IChannel.Name"/> of the place.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Conversation">The place, without a thread, or <see cref="Everywhere"/>.</param>
/// <param name="Topics">Ids of rows; empty for all.</param>
/// <param name="Questions">How many, 1 to 10.</param>
/// <param name="At">The moment it is for.</param>
public sealed record RoundOrder(string Key, string Channel, string Tenant, string Conversation, IReadOnlyList<string> Topics, int Questions, DateTimeOffset At)
{
    /// <summary>Every channel and group of the tenant, whatever its <see cref="Turns.IChannel"/>: no place has this id.</summary>
    public const string Everywhere = "*";
}
