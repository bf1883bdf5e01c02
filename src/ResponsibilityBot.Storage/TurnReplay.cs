using ResponsibilityBot.Storage.Oversight;
using ResponsibilityBot.Tutoring.Oversight;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>Writes the notes of turns that never arrived.</summary>
internal sealed class TurnReplay(Database database, IEnumerable<TurnNotes> turnNotes, FigureSums figures, TimeProvider time) : ITurnReplay
{
    private readonly TurnNotes[] notes = [.. turnNotes];

    public Task WriteAsync(IReadOnlyList<(Turn Turn, Action<Turn> Leave)> turns, CancellationToken cancel) => database.WriteBesideAsync(
        async sql =>
        {
            await sql.AloneAsync();
            foreach (var (turn, leave) in turns)
            {
                leave(turn);
                foreach (var note in notes)
                {
                    await note.WriteAsync(sql, turn.Id);
                    note.Forget(turn.Id);
                }
            }

            return figures.CloseWeeks(sql, Weeks.LastOver(time.GetUtcNow()));
        },
        cancel);
}
