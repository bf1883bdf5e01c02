using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ResponsibilityBot.Storage;

/// <summary>Reads and writes. Writes wait for each other and are committed together (<see cref="Writer"/>); reads never wait.</summary>
internal sealed class Database(Connections connections, IDbContextFactory<BotDbContext> contexts, StorageFault fault) : IDisposable
{
    private readonly Writer writer = new(connections.OpenWriter, failure => fault.Sees(failure));

    /// <summary>So much may wait to be written behind, so that who answers never gets far ahead of the disk.</summary>
    public const int MostBehind = 64;

    /// <summary>The last of what is written behind.</summary>
    private volatile Task behind = Task.CompletedTask;
    private int behindNow;

    /// <summary>How many transactions were committed.</summary>
    public int Commits => writer.Commits;

    /// <inheritdoc cref="Connections.AreShared"/>
    public bool IsShared => connections.AreShared;

    /// <inheritdoc cref="Writer.WriteAsync"/>
    public Task<T> WriteAsync<T>(Func<Statements, T> work, CancellationToken cancel) => writer.WriteAsync(work, cancel);

    /// <inheritdoc cref="Writer.WriteBesideAsync"/>
    public Task<T> WriteBesideAsync<T>(Func<Statements, ValueTask<T>> work, CancellationToken cancel) => writer.WriteBesideAsync(work, cancel);

    /// <summary>Whether anything more may be written behind now.</summary>
    public bool MayWriteBehind => Volatile.Read(ref behindNow) < MostBehind;

    /// <summary>The same where nobody is told what comes of it: completes when it is written, or has failed and the fault has said so. All that is read afterwards waits for it.</summary>
    public Task WriteBehindAsync<T>(Func<Statements, ValueTask<T>> work)
    {
        // What is written later is committed later, so that the last stands for all before it.
        var written = SettleAsync(writer.WriteBesideAsync(work, CancellationToken.None));
        behind = written;
        return written;
    }

    /// <summary>Runs the work on what is committed now, and on all that was written behind before. It may run a second time, where the first connection turned out to be dead.</summary>
    public ValueTask<T> ReadAsync<T>(Func<Statements, T> work, CancellationToken cancel) => behind.IsCompleted ? ReadNowAsync(work, cancel) : ReadLaterAsync(work, cancel);

    /// <summary>The same without what is being written behind: for what a conversation leaves, in which nothing goes on before that is written.</summary>
    public async ValueTask<T> ReadNowAsync<T>(Func<Statements, T> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            return connections.Read(work);
        }
        catch (DbException failure) when (fault.Sees(failure))
        {
            throw;
        }
    }

    /// <summary>Runs a query of EF as <see cref="ReadAsync"/> does. For what is asked seldom: it costs many times as much.</summary>
    public async Task<T> QueryAsync<T>(Func<BotDbContext, Task<T>> work, CancellationToken cancel)
    {
        await behind;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        try
        {
            return await work(db);
        }
        catch (DbException failure) when (fault.Sees(failure))
        {
            throw;
        }
    }

    public void Dispose() => writer.Dispose();

    /// <summary>Never fails, whatever the write failed with: who reads, and who comes next in a conversation, wait for its end alone.</summary>
    private async Task SettleAsync(Task write)
    {
        Interlocked.Increment(ref behindNow);
        try
        {
            await write;
        }
        catch (Exception failure)
        {
            fault.Misses(failure);
        }
        finally
        {
            Interlocked.Decrement(ref behindNow);
        }
    }

    private async ValueTask<T> ReadLaterAsync<T>(Func<Statements, T> work, CancellationToken cancel)
    {
        await behind;
        return await ReadNowAsync(work, cancel);
    }
}
