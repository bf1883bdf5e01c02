namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>Tells how much waits. Storage provides it.</summary>
public interface IBacklog
{
    /// <summary>What is unfinished now, on all replicas together.</summary>
    ValueTask<Backlog> ReadAsync(CancellationToken cancel);
}

/// <summary>What is unfinished.</summary>
/// <param name="Inbox">Messages that are not answered.</param>
/// <param name="Outbox">Messages that are not sent; those that are to wait count too.</param>
public sealed record Backlog(Waiting Inbox, Waiting Outbox);

/// <summary>What waits in one queue.</summary>
/// <param name="Count">How many.</param>
/// <param name="Age">How long the oldest that is due has waited for somebody to take it; zero if none waits.</param>
public readonly record struct Waiting(long Count, TimeSpan Age);
