using System.Collections.Concurrent;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>
/// What turns leave in tables of their own. It is held in memory until <see cref="Inbox"/> writes it in the transaction that finishes the
/// turn; a process that dies before has noted nothing, and the turn is heard again.
/// </summary>
internal abstract class TurnNotes
{
    private readonly ConcurrentDictionary<string, Action<Statements>> notes = new(StringComparer.Ordinal);

    /// <summary>Writes what the turn left, if anything, within the transaction that finishes it.</summary>
    public void Write(Statements sql, string turn)
    {
        if (notes.TryGetValue(turn, out var write))
            write(sql);
    }

    /// <summary>Lets go of what the turn left, when it is written or the turn is set aside.</summary>
    public void Forget(string turn) => notes.TryRemove(turn, out _);

    /// <summary>Holds what the turn leaves; a second note replaces the first.</summary>
    protected void Note(Turn turn, Action<Statements> write) => notes[turn.Id] = write;
}
