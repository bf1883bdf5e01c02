using System.Data.Common;
using System.Diagnostics;

namespace ResponsibilityBot.Storage;

/// <summary>A write that waits or is taken.</summary>
internal abstract class PendingWrite
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

/// <inheritdoc/>
/// <typeparam name="T">What it returns.</typeparam>
/// <param name="ask">Its first step, which returns the second.</param>
/// <param name="cancel">Before it has begun.</param>
internal sealed class PendingWrite<T>(Func<Statements, Func<T>> ask, CancellationToken cancel) : PendingWrite
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

/// <summary>A transaction was not committed, so nothing of it was written.</summary>
/// <param name="cause">Why.</param>
internal sealed class CommitException(Exception cause) : DbException($"Nothing was written: {cause.Message}", cause)
{
    /// <inheritdoc/>
    public override bool IsTransient => InnerException is InvalidOperationException or DbException { IsTransient: true };
}
