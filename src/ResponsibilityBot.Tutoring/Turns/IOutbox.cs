namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>
/// What is to be sent. Durable; what a dead process was sending is sent again after the next start, so a message may arrive twice but
/// never not at all. Safe for use by many threads.
/// </summary>
public interface IOutbox
{
    /// <summary>
    /// Takes what is due and whose conversation has nothing older unsent, so at most one of each conversation; the oldest first. Fewer than
    /// asked for, or none, when there are no more. Who claims must call one of <see cref="SentAsync"/>, <see cref="RetryAsync"/>,
    /// <see cref="GiveUpAsync"/> or <see cref="ReleaseAsync"/> for each.
    /// </summary>
    /// <param name="most">How many to take at most, 1 or more.</param>
    /// <param name="cancel">Ends the wait; nothing is taken then.</param>
    Task<IReadOnlyList<Outbound>> ClaimAsync(int most, CancellationToken cancel);

    /// <summary>Keeps what the bot says of its own accord; those whose ids are there already are left as they are.</summary>
    Task AddAsync(IReadOnlyList<Outbound> said, CancellationToken cancel);

    /// <summary>Records that it was sent, with the ids that the other side gave it.</summary>
    Task SentAsync(Outbound outbound, SendResult.Sent sent, CancellationToken cancel);

    /// <summary>Puts it back until a time: nothing was tried. What follows in its conversation waits.</summary>
    Task PostponeAsync(Outbound outbound, DateTimeOffset until, CancellationToken cancel);

    /// <summary>Puts it back to be tried again at a time. What follows in its conversation waits.</summary>
    Task RetryAsync(Outbound outbound, DateTimeOffset at, string reason, CancellationToken cancel);

    /// <summary>Gives it up for good, with the reason.</summary>
    Task GiveUpAsync(Outbound outbound, string reason, CancellationToken cancel);

    /// <summary>Puts it back untouched: the try does not count.</summary>
    Task ReleaseAsync(Outbound outbound, CancellationToken cancel);

    /// <summary>
    /// Waits for work: returns what is taken already, or nothing when <see cref="ClaimAsync"/> may find something, or after half a minute. May
    /// return too early, never too late.
    /// </summary>
    /// <param name="places">
    /// The worker's free places. From now on one is taken from it for each that is brought by a later call; give it back when the work is done.
    /// </param>
    /// <param name="cancel">Ends the wait without an exception. What was brought meanwhile is returned, and nothing is brought until the next call.</param>
    Task<IReadOnlyList<Outbound>> WaitAsync(SemaphoreSlim places, CancellationToken cancel);
}
