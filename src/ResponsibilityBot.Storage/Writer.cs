using System.Data.Common;
using System.Diagnostics;

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
    private readonly Queue<Write> waiting = new();
    private readonly List<Write> taken = [];
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
    public Task<T> WriteAsync<T>(Func<Statements, T> work, CancellationToken cancel) => AskAndWriteAsync(
        sql =>
        {
            var result = work(sql);
            return new Func<T>(() => result);
        },
        cancel);

    /// <summary>The same in two steps: what all who wait ask first goes to the server at once.</summary>
    /// <param name="ask">Asks ahead, in the order of coming, before any of those who share the transaction goes on; returns how it goes on, which may rest on what was asked.</param>
    /// <param name="cancel">As above.</param>
    public Task<T> AskAndWriteAsync<T>(Func<Statements, Func<T>> ask, CancellationToken cancel)
    {
        var write = new Write<T>(ask, cancel);
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
            if (!taken.TrueForAll(write => write.Ask(statements)) || !taken.TrueForAll(write => write.Work()) || !HasSettled(statements))
            {
                statements.Undo($"ROLLBACK");
                statements.Begin();
                foreach (var write in taken)
                    WorkAlone(write, statements);
            }

            statements.Execute($"COMMIT");
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
    }

    /// <summary>Whether all that was put off could be done.</summary>
    private static bool HasSettled(Statements statements)
    {
        try
        {
            statements.Settle();
            return true;
        }
        catch (DbException)
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

    private void WorkAlone(Write write, Statements statements)
    {
        statements.Execute($"SAVEPOINT work");
        if (!write.Ask(statements) || !write.Work(statements))
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

    /// <summary>A write that waits or is taken.</summary>
    private abstract class Write
    {
        /// <summary>Does the first step, or nothing if it was cancelled before it began; false if it failed.</summary>
        public abstract bool Ask(Statements statements);

        /// <summary>Does the second step, if the first was done; false if it failed.</summary>
        /// <param name="alone">Where what it put off is done, too; null where that comes later.</param>
        public abstract bool Work(Statements? alone = null);

        /// <summary>Why it failed.</summary>
        public abstract Exception Failure { get; }

        /// <summary>Tells the caller what came of it.</summary>
        public abstract void Complete();

        /// <summary>Tells the caller that nothing came of it.</summary>
        public abstract void Fail(CommitException failure);
    }

    private sealed class Write<T>(Func<Statements, Func<T>> ask, CancellationToken cancel) : Write
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Func<T>? next;
        private Task<T>? came;

        public Task<T> Done => done.Task;

        public override Exception Failure => came?.Exception?.InnerException ?? throw new UnreachableException("a write that did not fail");

        public override bool Ask(Statements statements)
        {
            // Once it has begun it is too late.
            if (came is null && next is null && cancel.IsCancellationRequested)
                came = Task.FromCanceled<T>(cancel);
            if (came is { IsCanceled: true })
                return true;
            try
            {
                next = ask(statements);
                return true;
            }
            catch (Exception failure)
            {
                // It is the caller's, who gets it when the transaction is over.
                came = Task.FromException<T>(failure);
                return false;
            }
        }

        public override bool Work(Statements? alone = null)
        {
            if (came is { IsCanceled: true } || next is null)
                return true;
            try
            {
                var result = next();
                alone?.Settle();
                came = Task.FromResult(result);
            }
            catch (Exception failure)
            {
                came = Task.FromException<T>(failure);
            }

            return came.IsCompletedSuccessfully;
        }

        public override void Complete() => done.SetFromTask(came ?? throw new UnreachableException("a write that was never begun"));

        public override void Fail(CommitException failure) => done.SetException(failure);
    }
}

/// <summary>A transaction was not committed, so nothing of it was written.</summary>
/// <param name="cause">Why.</param>
internal sealed class CommitException(Exception cause) : DbException($"Nothing was written: {cause.Message}", cause)
{
    /// <inheritdoc/>
    public override bool IsTransient => InnerException is InvalidOperationException or DbException { IsTransient: true };
}
