using System.Collections.Concurrent;
using ResponsibilityBot.Storage.Rows;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>The table <c>inbox</c>.</summary>
internal sealed class Inbox(Database database, IEnumerable<TurnNotes> turnNotes, WorkSignals signals, TimeProvider time) : IInbox
{
    private readonly TurnNotes[] notes = [.. turnNotes];

    /// <summary>When a claim was last tried. What was due then and was not claimed waits for another row of its conversation, whose end rings.</summary>
    private long lookedAt;

    /// <summary>When the next is due (Unix ms, null for none), as it was after that claim; every row that is put back rings, and so leads to another.</summary>
    private Task<long?>? nextDue;

    /// <summary>What this process kept and has not finished yet, so that nobody needs to read whether it is.</summary>
    private readonly ConcurrentDictionary<string, bool> unfinished = new(StringComparer.Ordinal);

    private readonly OpenTurns turns = new();

    public async Task<bool> KeepAsync(Inbound inbound, CancellationToken cancel)
    {
        await EnterAsync(inbound, cancel);
        var (kept, isNew, isClaimed) = (false, false, false);
        try
        {
            kept = await database.WriteBesideAsync(
                async sql =>
                {
                    // Where other processes keep turns too, only the table knows.
                    var hasBefore = database.IsShared ? InboxTable.HasUnfinished(sql, inbound) : null;
                    // A second run has its place already.
                    isClaimed = isClaimed || (database.IsShared || turns.IsAlone(inbound)) && signals.Inbox.TryPromise();
                    var added = InboxTable.Add(sql, inbound, isClaimed ? new(WorkState.Claimed, 1) { DueAt = Lapse } : new(WorkState.Waiting, 0));
                    isNew = await InboxTable.KeepWhereaboutsAsync(sql, inbound, added);
                    if (isNew && isClaimed && hasBefore is { Value: true })
                    {
                        InboxTable.Release(sql, inbound with { Attempt = 1 }, inbound.ReceivedAt.ToUnixTimeMilliseconds());
                        signals.Inbox.Break();
                        isClaimed = false;
                    }

                    // Here, before the commit, it comes before its end.
                    if (isNew)
                        unfinished[inbound.Id] = true;
                    return isNew;
                },
                cancel);
        }
        finally
        {
            if (isNew && !kept)
                unfinished.TryRemove(inbound.Id, out _);
            if (isClaimed && !kept)
                signals.Inbox.Break();
            if (!kept && !database.IsShared)
                turns.End(inbound);
        }

        if (isClaimed && kept)
            signals.Inbox.Hand(inbound with { Attempt = 1 });
        else if (kept)
            signals.Inbox.Ring();
        return kept;
    }

    public async Task<bool> TakeAsync(Inbound inbound, CancellationToken cancel)
    {
        // What is not written is not known to other processes.
        if (database.IsShared)
            return await KeepAsync(inbound, cancel);
        await LookBackAsync(cancel);
        if (!turns.TryBeginUnwritten(inbound))
            return await KeepAsync(inbound, cancel);
        if (!signals.Inbox.TryPromise())
        {
            turns.End(inbound);
            return await KeepAsync(inbound, cancel);
        }

        unfinished[inbound.Id] = true;
        signals.Inbox.Hand(inbound with { Attempt = 1 });
        return true;
    }

    public async ValueTask<bool> BeginAsync(Inbound inbound, CancellationToken cancel)
    {
        // What is not written is not known to other processes.
        if (!database.IsShared && await TryBeginAsync(inbound, cancel))
            return unfinished[inbound.Id] = true;
        await KeepAsync(inbound, cancel);
        return false;
    }

    /// <summary>Begins one that is not written, after those of its conversation that are not either; false where anything else in it is unfinished.</summary>
    private async ValueTask<bool> TryBeginAsync(Inbound inbound, CancellationToken cancel)
    {
        await LookBackAsync(cancel);
        while (!turns.TryBeginUnwritten(inbound))
        {
            if (turns.UntilWritten(inbound) is not { } written)
                return false;
            await written.WaitAsync(cancel);
        }

        return true;
    }

    public async Task<IReadOnlyList<Inbound>> ClaimAsync(int most, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        Volatile.Write(ref lookedAt, now);
        nextDue = null;
        return await database.WriteAsync(sql => InboxTable.Claim(sql, most, now), cancel);
    }

    public Task<IReadOnlyList<Outbound>?> FinishAsync(Inbound inbound, IReadOnlyList<Outbound> said, string? welcome, CancellationToken cancel) =>
        MayAnswerFirst(inbound, said, welcome) ? Task.FromResult<IReadOnlyList<Outbound>?>(AnswerFirst(inbound, said)) : EndAsync(inbound, WorkState.Done, null, said, welcome, cancel);

    public Task SetAsideAsync(Inbound inbound, string reason, IReadOnlyList<Outbound> said, CancellationToken cancel) =>
        EndAsync(inbound, WorkState.GivenUp, reason, said, welcome: null, cancel);

    public Task RetryAsync(Inbound inbound, DateTimeOffset at, string reason, CancellationToken cancel) =>
        PutBackAsync(inbound, sql => InboxTable.Retry(sql, inbound, at.ToUnixTimeMilliseconds(), reason), cancel);

    public Task ReleaseAsync(Inbound inbound, CancellationToken cancel) => PutBackAsync(inbound, sql => InboxTable.Release(sql, inbound, time.GetUtcNow().ToUnixTimeMilliseconds()), cancel);

    public async Task<IReadOnlyList<Inbound>> WaitAsync(SemaphoreSlim places, CancellationToken cancel)
    {
        var patience = cancel.IsCancellationRequested ? TimeSpan.Zero : signals.Patience(await (nextDue ??= NextDueAsync()));
        return await signals.Inbox.WaitAsync(places, patience, cancel);
    }

    private async Task<long?> NextDueAsync()
    {
        var looked = Volatile.Read(ref lookedAt);
        return await database.ReadAsync(sql => InboxTable.NextDue(sql, looked), CancellationToken.None);
    }

    public async Task<IReadOnlyList<Outbound>> AnswersAsync(string id, CancellationToken cancel)
    {
        while (true)
        {
            using var place = signals.Finished.Enter(id);
            if (!unfinished.ContainsKey(id) && await FinishedAsync(id, cancel) is { } before)
                return before;
            if (await place.Woken.WaitAsync(cancel) is { } said)
                return said;
        }
    }

    /// <summary>What was said if it is finished, else null.</summary>
    private ValueTask<List<Outbound>?> FinishedAsync(string id, CancellationToken cancel) => database.ReadAsync(
        sql => InboxTable.StateOf(sql, id) switch
        {
            null => throw new KeyNotFoundException("nothing with that id is in the inbox"),
            >= WorkState.Done => Outbox.Said(sql, id),
            _ => null,
        },
        cancel);

    /// <summary>Another process finished what this one kept.</summary>
    public void FinishedElsewhere(string id)
    {
        unfinished.TryRemove(id, out _);
        signals.Finished.Wake(id, null);
    }

    /// <summary>Other processes may have finished anything without being heard.</summary>
    public void Distrust()
    {
        unfinished.Clear();
        signals.Finished.WakeAll(null);
    }

    private async Task<IReadOnlyList<Outbound>?> EndAsync(Inbound inbound, WorkState state, string? reason, IReadOnlyList<Outbound> said, string? welcome, CancellationToken cancel)
    {
        var end = new Ending(Outbox.BodiesOf(said));
        try
        {
            await database.WriteBesideAsync(sql => EndAsync(sql, inbound, new(state, inbound.Attempt, reason), said, welcome, end), cancel);
        }
        catch
        {
            if (end.HasPlace)
                signals.Outbox.Break();
            throw;
        }

        Leave(inbound, end.HasNext);
        if (end is { HasPlace: true, Sent: { } sent })
        {
            signals.Outbox.Hand(sent);
            // Some may be for another conversation, and wait for nothing.
            if (end.Said is { Count: > 1 })
                signals.Outbox.Ring();
        }
        else if (end.HasPlace)
            signals.Outbox.Break();
        else if (end.Said is { Count: > 0 })
            signals.Outbox.Ring();
        signals.Finished.Wake(inbound.Id, end.Said);
        return end.Said;
    }

    /// <summary>Ends it if it is still to be ended; whether it was.</summary>
    private async ValueTask<bool> EndAsync(Statements sql, Inbound inbound, Standing standing, IReadOnlyList<Outbound> said, string? welcome, Ending end)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        standing = standing with { FinishedAt = now };
        (end.Said, end.Sent) = (null, null);
        var isUnwritten = turns.IsUnwritten(inbound);
        var ended = isUnwritten ? InboxTable.Add(sql, inbound with { Body = "" }, standing) : InboxTable.End(sql, inbound.Id, standing);
        var hasNext = database.IsShared ? InboxTable.HasUnfinished(sql, inbound) : null;
        var unsent = Outbox.HasUnsent(sql, said);
        if (isUnwritten ? !await InboxTable.KeepWhereaboutsAsync(sql, inbound, ended) : await ended == 0)
            return false;
        end.HasNext = hasNext is { Value: true };
        if (database.IsShared && !unfinished.ContainsKey(inbound.Id))
            sql.Tell(Notice.Finished, inbound.Id);
        end.Said = welcome is not null && !await Conversations.WelcomeAsync(sql, inbound, welcome, now) ? [] : said;
        end.Sent = Outbox.Add(sql, end.Said, end.Bodies, unsent, () => end.HasPlace = end.HasPlace || signals.Outbox.TryPromise(), now);
        if (standing.State == WorkState.Done)
        {
            foreach (var note in notes)
                await note.WriteAsync(sql, inbound.Id);
        }

        return true;
    }

    /// <summary>Whether the sender may be answered before anything is written: nothing of it is to be sent, and nothing is left that people rely on. Where other processes look on it was written before.</summary>
    private bool MayAnswerFirst(Inbound inbound, IReadOnlyList<Outbound> said, string? welcome) =>
        inbound.IsRepeatable && welcome is null && database.MayWriteBehind && turns.IsUnwritten(inbound) && said.All(outbound => outbound.Inline)
        && Array.TrueForAll(notes, note => note.MayFollow(inbound.Id));

    /// <summary>Wakes who waits for the answer, and writes behind that it is given. What was said is not kept: a second delivery is answered anew, and leaves nothing.</summary>
    private IReadOnlyList<Outbound> AnswerFirst(Inbound inbound, IReadOnlyList<Outbound> said)
    {
        var end = new Ending([]);
        _ = LeaveAfterAsync(inbound, database.WriteBehindAsync(sql => EndAsync(sql, inbound, new(WorkState.Done, inbound.Attempt), [], welcome: null, end)));
        signals.Finished.Wake(inbound.Id, said);
        return said;
    }

    /// <summary>Lets in who comes next in the conversation of one that is over when that is written.</summary>
    private async Task LeaveAfterAsync(Inbound inbound, Task written)
    {
        await written;
        Leave(inbound, hasNext: false);
    }

    /// <summary>Puts back one that is claimed; it is written first if it is not yet.</summary>
    private async Task PutBackAsync(Inbound inbound, Action<Statements> write, CancellationToken cancel)
    {
        var isKept = await database.WriteBesideAsync(
            async sql =>
            {
                if (turns.IsUnwritten(inbound) && !await InboxTable.KeepWhereaboutsAsync(sql, inbound, InboxTable.Add(sql, inbound, new(WorkState.Claimed, inbound.Attempt))))
                    return false;
                write(sql);
                return true;
            },
            cancel);
        if (isKept)
        {
            turns.Written(inbound);
            signals.Inbox.Ring();
            return;
        }

        // Kept and answered before: who waits finds what was said then.
        Leave(inbound, hasNext: true);
        signals.Finished.Wake(inbound.Id, null);
    }

    /// <summary>Lets go of what is held of one that is over.</summary>
    private void Leave(Inbound inbound, bool hasNext)
    {
        var mayHaveNext = !unfinished.TryRemove(inbound.Id, out _) || turns.End(inbound);
        if (database.IsShared)
            mayHaveNext = hasNext;
        foreach (var note in notes)
            note.Forget(inbound.Id);
        if (mayHaveNext)
            signals.Inbox.Ring();
    }

    /// <summary>When a claim of now lapses, in Unix ms.</summary>
    private long Lapse => (time.GetUtcNow() + WorkSignals.Lease).ToUnixTimeMilliseconds();

    private async ValueTask EnterAsync(Inbound inbound, CancellationToken cancel)
    {
        if (database.IsShared)
            return;
        await LookBackAsync(cancel);
        await turns.BeginAsync(inbound, cancel);
    }

    /// <summary>Finds out, once, what a process before this one left unfinished.</summary>
    private async ValueTask LookBackAsync(CancellationToken cancel)
    {
        if (!turns.HasBefore)
            turns.Remember(await database.ReadAsync(InboxTable.Unfinished, cancel));
    }
}
