namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>
/// What arrived and is not answered yet. Durable: what <see cref="KeepAsync"/> returned for survives a killed process, and what a dead
/// process had claimed is claimed again after the next start. Safe for use by many threads.
/// </summary>
public interface IInbox
{
    /// <summary>Keeps what arrived, once. False if the same id was kept before.</summary>
    Task<bool> KeepAsync(Inbound inbound, CancellationToken cancel);

    /// <summary>
    /// As <see cref="KeepAsync"/>, for what is answered in its own request. Because its sender is told nothing before the answer is there, it
    /// may be kept together with its answer, in one transaction; if the process dies before, the sender gets no answer and sends it again.
    /// Wait with <see cref="AnswersAsync"/>.
    /// </summary>
    Task<bool> TakeAsync(Inbound inbound, CancellationToken cancel);

    /// <summary>
    /// As <see cref="TakeAsync"/>, for a caller who works on it himself. True if he is to: it counts as claimed for the first time then, and he calls one of <see cref="FinishAsync"/>,
    /// <see cref="RetryAsync"/>, <see cref="SetAsideAsync"/> or <see cref="ReleaseAsync"/>. False if it is kept like everything else, or was before: wait with <see cref="AnswersAsync"/>.
    /// </summary>
    ValueTask<bool> BeginAsync(Inbound inbound, CancellationToken cancel);

    /// <summary>
    /// Takes what is due and whose conversation has nothing older unfinished, so at most one of each conversation; the oldest first. Fewer
    /// than asked for, or none, when there are no more. Who claims must call one of <see cref="FinishAsync"/>, <see cref="RetryAsync"/>,
    /// <see cref="SetAsideAsync"/> or <see cref="ReleaseAsync"/> for each.
    /// </summary>
    /// <param name="most">How many to take at most, 1 or more.</param>
    /// <param name="cancel">Ends the wait; nothing is taken then.</param>
    Task<IReadOnlyList<Inbound>> ClaimAsync(int most, CancellationToken cancel);

    /// <summary>
    /// Marks it done and keeps what is to be said, in one transaction. One that was begun with <see cref="BeginAsync"/> and is repeatable, all of whose replies are inline and which leaves nothing
    /// that somebody relies on, is written behind: this returns at once, and what follows in its conversation waits for the transaction.
    /// </summary>
    /// <param name="inbound">As it was claimed.</param>
    /// <param name="said">In order; may be empty.</param>
    /// <param name="welcome">If this is a welcome, the <see cref="Turn.Home"/> that is welcomed: if it had one before, nothing is said. Else null.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    /// <returns>What was said; null if it had been finished before, with other words perhaps.</returns>
    Task<IReadOnlyList<Outbound>?> FinishAsync(Inbound inbound, IReadOnlyList<Outbound> said, string? welcome, CancellationToken cancel);

    /// <summary>Puts it back to be tried again at a time. What follows in its conversation waits.</summary>
    /// <param name="inbound">As it was claimed.</param>
    /// <param name="at">When it may be claimed again.</param>
    /// <param name="reason">What went wrong, without people's words.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    Task RetryAsync(Inbound inbound, DateTimeOffset at, string reason, CancellationToken cancel);

    /// <summary>Gives it up for good with its reason, and keeps what is to be said instead of an answer.</summary>
    Task SetAsideAsync(Inbound inbound, string reason, IReadOnlyList<Outbound> said, CancellationToken cancel);

    /// <summary>Puts it back untouched: the try does not count.</summary>
    Task ReleaseAsync(Inbound inbound, CancellationToken cancel);

    /// <summary>
    /// Waits for work: returns what is taken already, or nothing when <see cref="ClaimAsync"/> may find something, or after half a minute. May
    /// return too early, never too late.
    /// </summary>
    /// <param name="places">
    /// The worker's free places. From now on one is taken from it for each that is brought by a later call; give it back when the work is done.
    /// </param>
    /// <param name="cancel">Ends the wait without an exception. What was brought meanwhile is returned, and nothing is brought until the next call.</param>
    Task<IReadOnlyList<Inbound>> WaitAsync(SemaphoreSlim places, CancellationToken cancel);

    /// <summary>Waits until the one with that id is done or set aside, and returns what was said to it, in order.</summary>
    /// <exception cref="KeyNotFoundException">Nothing with that id is kept.</exception>
    Task<IReadOnlyList<Outbound>> AnswersAsync(string id, CancellationToken cancel);
}
