using System.Collections.Concurrent;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>
/// What turns leave in tables of their own. It is held in memory until <see cref="Inbox"/> writes it in the transaction that finishes the
/// turn; a process that dies before has noted nothing, and the turn is heard again.
/// </summary>
internal abstract class TurnNotes
{
    private readonly ConcurrentDictionary<string, Left> notes = new(StringComparer.Ordinal);

    /// <summary>Writes what the turn left, if anything, within the transaction that finishes it.</summary>
    public ValueTask WriteAsync(Statements sql, string turn) => notes.TryGetValue(turn, out var left) ? left.Write(sql) : default;

    /// <summary>Whether a waiting sender may be told the answer before what the turn left is written: if it left nothing, or only what the next question leans on and what is counted.</summary>
    public bool MayFollow(string turn) => !notes.TryGetValue(turn, out var left) || left.MayFollow;

    /// <summary>Lets go of what the turn left, when it is written or the turn is set aside.</summary>
    public void Forget(string turn) => notes.TryRemove(turn, out _);

    /// <summary>Holds what the turn leaves; a second note replaces the first.</summary>
    protected void Note(Turn turn, Action<Statements> write) => NoteBeside(turn, async sql =>
    {
        await sql.AloneAsync();
        write(sql);
    });

    /// <summary>The same for what may be written beside what others leave (<see cref="Writer.WriteBesideAsync"/>).</summary>
    /// <param name="turn">What leaves it.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="mayFollow">As <see cref="MayFollow"/>.</param>
    protected void NoteBeside(Turn turn, Func<Statements, ValueTask> write, bool mayFollow = false) => notes[turn.Id] = new(write, mayFollow);

    /// <summary>The same for what is put off and rests on nothing.</summary>
    protected void NotePutOff(Turn turn, Action<Statements> write, bool mayFollow = false) => NoteBeside(
        turn,
        sql =>
        {
            write(sql);
            return default;
        },
        mayFollow);

    /// <summary>What one turn leaves.</summary>
    private readonly record struct Left(Func<Statements, ValueTask> Write, bool MayFollow);
}
