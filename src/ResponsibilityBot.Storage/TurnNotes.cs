using System.Collections.Concurrent;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>
/// What turns leave in tables of their own. It is held in memory until <see cref="Inbox"/> writes it in the transaction that finishes the
/// turn; a process that dies before has noted nothing, and the turn is heard again.
/// </summary>
internal abstract class TurnNotes
{
    private readonly ConcurrentDictionary<string, Func<Statements, ValueTask>> notes = new(StringComparer.Ordinal);

    /// <summary>Writes what the turn left, if anything, within the transaction that finishes it.</summary>
    public ValueTask WriteAsync(Statements sql, string turn) => notes.TryGetValue(turn, out var write) ? write(sql) : default;

    /// <summary>Lets go of what the turn left, when it is written or the turn is set aside.</summary>
    public void Forget(string turn) => notes.TryRemove(turn, out _);

    /// <summary>Holds what the turn leaves; a second note replaces the first.</summary>
    protected void Note(Turn turn, Action<Statements> write) => NoteBeside(turn, async sql =>
    {
        await sql.AloneAsync();
        write(sql);
    });

    /// <summary>The same for what may be written beside what others leave (<see cref="Writer.WriteBesideAsync"/>).</summary>
    protected void NoteBeside(Turn turn, Func<Statements, ValueTask> write) => notes[turn.Id] = write;

    /// <summary>The same for what is put off and rests on nothing.</summary>
    protected void NotePutOff(Turn turn, Action<Statements> write) => NoteBeside(turn, sql =>
    {
        write(sql);
        return default;
    });
}
