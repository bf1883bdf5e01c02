using System.Data.Common;

namespace ResponsibilityBot.Storage;

/// <summary>
/// The one who writes. A database has one writer at a time, and a commit waits for the disk, so what waits is written together: one thread takes all the
/// writes that wait when the transaction has begun, runs them in the order of their coming, and tells their callers when it is committed. When one
/// fails, all are undone and run once more, each with a savepoint, up to which the one that fails is undone by itself: savepoints cost what a
/// small write costs, and hardly any write fails. If the transaction fails, all of its writes have failed, the connection is closed, and the
/// next transaction opens another.
/// </summary>
/// <param name="open">Opens a connection.</param>
/// <param name="failed">Told of each failure, on the writer's thread, before the caller is.</param>
internal sealed class Writer(Func<Statements> open, Action<Exception> failed) : IDisposable
{
    /// <summary>How many writes share a transaction at most, so that the first of them does not wait long for the last.</summary>
    public const int MostAtOnce = 256;

    private readonly object gate = new();
    private readonly Queue<PendingWrite> waiting = new();
    private readonly List<PendingWrite> taken = [];
    private Statements? statements;
    private Thread? thread;
    private bool isClosed;

    /// <summary>How many transactions were committed.</summary>
    public int Commits { get; private set; }

    /// <summary>Writes; returns what the work returned once that is committed.</summary>
    /// <param name="work">Runs on the writer's thread and must not wait for anything. It may run a second time after all of it was undone.</param>
    /// <param name="cancel">Before the work has begun: nothing is changed then. Afterwards it is too late.</param>
    /// <exception cref="CommitException">The transaction failed; nothing is changed.</exception>
    /// <exception cref="DbException">The work failed with it; nothing is changed.</exception>
    public Task<T> WriteAsync<T>(Func<Statements, T> work, CancellationToken cancel) => WriteBesideAsync(sql => sql.AloneAsync(work), cancel);

    /// <summary>The same beside others who share the transaction: while one waits for what a statement brings, the others go on, and all that they ask goes to the server at once.</summary>
    /// <param name="work">
    /// Runs on the writer's thread and awaits nothing but what its statements bring. What it reads and writes is nobody else's, or does not depend on who is first; or it keeps others
    /// from it (<see cref="Statements.EnterAsync"/>, <see cref="Statements.AloneAsync"/>). It may run a second time after all of it was undone.
    /// </param>
    /// <param name="cancel">As above.</param>
    public Task<T> WriteBesideAsync<T>(Func<Statements, ValueTask<T>> work, CancellationToken cancel)
    {
        var write = new PendingWrite<T>(work, cancel);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            waiting.Enqueue(write);
            if (thread is null)
                Start();
            Monitor.Pulse(gate);
        }

        return write.Done;
    }

    /// <summary>Writes what waits, and closes the connection.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            Monitor.Pulse(gate);
        }

        thread?.Join();
    }

    private void Start()
    {
        thread = new(Run) { IsBackground = true, Name = "writer" };
        thread.Start();
    }

    private void Run()
    {
        while (Take())
        {
            WriteTaken();
            taken.Clear();
        }

        Close();
    }

    /// <summary>Waits for writes; false when there will be no more.</summary>
    private bool Take()
    {
        lock (gate)
        {
            while (waiting.Count == 0 && !isClosed)
                Monitor.Wait(gate);
            TakeWaiting();
        }

        return taken.Count > 0;
    }

    private void TakeWaiting()
    {
        while (taken.Count < MostAtOnce && waiting.TryDequeue(out var write))
            taken.Add(write);
    }

    private void WriteTaken()
    {
        try
        {
            statements = Begin();
            // Another process may have written meanwhile, which takes as long as a transaction of one's own: who came by now need not wait for a second.
            lock (gate)
                TakeWaiting();
            if (!TryTogether(statements))
            {
                statements.Undo($"ROLLBACK");
                statements.Begin();
                foreach (var write in taken)
                    WorkAlone(write, statements);
                statements.Execute($"COMMIT");
            }
        }
        catch (Exception failure)
        {
            // Whatever it is, and a connection that breaks in the middle is not the database's own exception: the thread lives, and who waits is told.
            failed(failure);
            Close();
            foreach (var write in taken)
                write.Fail(new CommitException(failure));
            return;
        }

        Commits++;
        foreach (var write in taken)
            write.Complete();
        statements.Rest();
    }

    /// <summary>Works for all who were taken, and commits; false if one of them failed.</summary>
    private bool TryTogether(Statements statements)
    {
        try
        {
            foreach (var write in taken)
                write.Start(statements);
            statements.Complete();
            if (!taken.TrueForAll(write => write.IsDone))
                return false;
            statements.Execute($"COMMIT");
            return true;
        }
        catch (DbException failure) when (statements.IsRefusal(failure))
        {
            // Whose it is, and that it fails again, is found out when each works alone.
            return false;
        }
    }

    /// <summary>Begins a transaction; on another connection, where the server has let go of the one that was kept.</summary>
    private Statements Begin()
    {
        if (statements is not null)
        {
            try
            {
                statements.Begin();
                return statements;
            }
            catch (Exception failure) when (failure is InvalidOperationException or DbException { IsTransient: true })
            {
                Close();
            }
        }

        var opened = open();
        opened.Begin();
        return opened;
    }

    private void WorkAlone(PendingWrite write, Statements statements)
    {
        statements.Execute($"SAVEPOINT work");
        if (!write.Work(statements))
        {
            failed(write.Failure);
            statements.Undo($"ROLLBACK TO SAVEPOINT work");
        }

        statements.Execute($"RELEASE SAVEPOINT work");
    }

    private void Close()
    {
        statements?.Dispose();
        statements = null;
    }
}
