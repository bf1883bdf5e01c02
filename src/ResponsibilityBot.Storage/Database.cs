using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ResponsibilityBot.Storage;

/// <summary>Reads and writes. Writes wait for each other and are committed together (<see cref="Writer"/>); reads never wait.</summary>
internal sealed class Database(Connections connections, IDbContextFactory<BotDbContext> contexts, StorageFault fault) : IDisposable
{
    private readonly Writer writer = new(connections.OpenWriter, failure => fault.Sees(failure));

    /// <summary>How many transactions were committed.</summary>
    public int Commits => writer.Commits;

    /// <inheritdoc cref="Connections.AreShared"/>
    public bool IsShared => connections.AreShared;

    /// <inheritdoc cref="Writer.WriteAsync"/>
    public Task<T> WriteAsync<T>(Func<Statements, T> work, CancellationToken cancel) => writer.WriteAsync(work, cancel);

    /// <inheritdoc cref="Writer.WriteBesideAsync"/>
    public Task<T> WriteBesideAsync<T>(Func<Statements, ValueTask<T>> work, CancellationToken cancel) => writer.WriteBesideAsync(work, cancel);

    /// <summary>Runs the work on what is committed now. It may run a second time, where the first connection turned out to be dead.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<Statements, T> work, CancellationToken cancel)
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

    /// <summary>Runs a query of EF on what is committed now. For what is asked seldom: it costs many times as much.</summary>
    public async Task<T> QueryAsync<T>(Func<BotDbContext, Task<T>> work, CancellationToken cancel)
    {
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
}
