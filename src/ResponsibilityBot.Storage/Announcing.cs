using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>What the bot changes of its own accord and says of it: one transaction, so that neither is there without the other, and nothing is said twice.</summary>
internal static class Announcing
{
    /// <summary>Makes a change and keeps what is to be said of it; the sender is told after the commit. Whether anything was changed.</summary>
    /// <param name="database">Where.</param>
    /// <param name="signals">Whoever waits for what is to be sent.</param>
    /// <param name="time">The clock.</param>
    /// <param name="change">Runs within the transaction. False where there is nothing to change (any more): then nothing is said.</param>
    /// <param name="said">In order; may be empty.</param>
    /// <param name="cancel">Before it has begun.</param>
    public static Task<bool> AnnounceAsync(
        this Database database, WorkSignals signals, TimeProvider time, Func<Statements, bool> change, IReadOnlyList<Outbound> said, CancellationToken cancel) =>
        database.AnnounceBesideAsync(signals, time, sql => sql.AloneAsync(change), said, cancel);

    /// <summary>The same with a change that is made beside others (<see cref="Writer.WriteBesideAsync"/>).</summary>
    public static async Task<bool> AnnounceBesideAsync(
        this Database database, WorkSignals signals, TimeProvider time, Func<Statements, ValueTask<bool>> change, IReadOnlyList<Outbound> said, CancellationToken cancel)
    {
        var (now, bodies) = (time.GetUtcNow().ToUnixTimeMilliseconds(), Outbox.BodiesOf(said));
        var isChanged = await database.WriteBesideAsync(
            async sql =>
            {
                if (!await change(sql))
                    return false;
                Outbox.Wait(sql, said, bodies, now);
                return true;
            },
            cancel);
        if (isChanged && said.Count > 0)
            signals.Outbox.Ring();
        return isChanged;
    }
}
