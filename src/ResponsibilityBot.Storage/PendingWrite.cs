using System.Data.Common;
using System.Diagnostics;

namespace ResponsibilityBot.Storage;

/// <summary>A write that waits or is taken.</summary>
internal abstract class PendingWrite
{
    /// <summary>Whether it came to its end, or is not wanted any more.</summary>
    public abstract bool IsDone { get; }

    /// <summary>Why it failed.</summary>
    public abstract Exception Failure { get; }

    /// <summary>Begins, unless it was cancelled before that. It goes on while others work, too.</summary>
    public abstract void Start(Statements statements);

    /// <summary>Begins and comes to its end while nobody else works; false if it failed.</summary>
    public abstract bool Work(Statements statements);

    /// <summary>Tells the caller what came of it.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that nothing came of it.</summary>
    public abstract void Fail(CommitException failure);
}

/// <inheritdoc/>
/// <typeparam name="T">What it returns.</typeparam>
/// <param name="work">What it does.</param>
/// <param name="cancel">Before it has begun.</param>
internal sealed class PendingWrite<T>(Func<Statements, ValueTask<T>> work, CancellationToken cancel) : PendingWrite
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? came;
    private bool isUnwanted;

    public Task<T> Done => done.Task;

    public override bool IsDone => isUnwanted || came is { IsCompletedSuccessfully: true };

    public override Exception Failure => came?.Exception?.InnerException ?? throw new UnreachableException("a write that did not fail");

    public override void Start(Statements statements)
    {
        // Once it has begun it is too late.
        isUnwanted |= came is null && cancel.IsCancellationRequested;
        came = isUnwanted ? Task.FromCanceled<T>(cancel) : RunAsync(statements);
    }

    public override bool Work(Statements statements)
    {
        Start(statements);
        try
        {
            statements.Complete();
            if (IsDone)
                statements.Settle();
        }
        catch (DbException failure)
        {
            // It is the caller's, who gets it when the transaction is over.
            came = Task.FromException<T>(failure);
        }

        return IsDone;
    }

    public override void Complete() => done.SetFromTask(came ?? throw new UnreachableException("a write that was never begun"));

    public override void Fail(CommitException failure) => done.SetException(failure);

    /// <summary>What was cancelled in it has failed like anything else.</summary>
    private async Task<T> RunAsync(Statements statements)
    {
        try
        {
            return await work(statements);
        }
        catch (OperationCanceledException failure)
        {
            throw new InvalidOperationException("Nothing may be cancelled within a write.", failure);
        }
    }
}

/// <summary>A transaction was not committed, so nothing of it was written.</summary>
/// <param name="cause">Why.</param>
internal sealed class CommitException(Exception cause) : DbException($"Nothing was written: {cause.Message}", cause)
{
    /// <inheritdoc/>
    public override bool IsTransient => InnerException is InvalidOperationException or DbException { IsTransient: true };
}
