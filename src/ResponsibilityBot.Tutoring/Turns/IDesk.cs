namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>Answers those whose sender waits for the answer. Safe for use by many threads.</summary>
public interface IDesk
{
    /// <summary>
    /// Takes one, works on it in the caller's own flow where that may be, and returns what was said to it, in order. A second delivery gets what was said to the first or, if it is
    /// <see cref="Inbound.IsRepeatable"/>, may get an answer of its own.
    /// </summary>
    /// <param name="inbound">What arrived.</param>
    /// <param name="cancel">Ends the wait; what has begun goes on.</param>
    Task<IReadOnlyList<Outbound>> AnswerAsync(Inbound inbound, CancellationToken cancel);
}
