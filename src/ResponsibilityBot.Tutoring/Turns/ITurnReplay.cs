namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>Writes what turns of the past leave, though nothing arrived: for histories that are made up. Storage provides it.</summary>
public interface ITurnReplay
{
    /// <summary>Lets each turn leave something, as a dialog does, and writes all of it in one transaction; then counts what belongs to weeks that are over.</summary>
    /// <param name="turns">In order; each has an id of its own.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task WriteAsync(IReadOnlyList<(Turn Turn, Action<Turn> Leave)> turns, CancellationToken cancel);
}
