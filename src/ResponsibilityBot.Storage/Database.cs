using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ResponsibilityBot.Storage.Sqlite;

namespace ResponsibilityBot.Storage;

/// <summary>Reads and writes. Writes wait for each other and are committed together (<see cref="Writer"/>); reads never wait.</summary>
internal sealed class Database(SqliteConnections connections, IDbContextFactory<BotDbContext> contexts) : IDisposable
{
    /// <summary>The writer's pages in memory, in KB: the indexes of what was said lately, which it would read again for every commit.</summary>
    private const int WriterCache = 16 * 1024;

    /// <summary>A reader's, in KB: each commit makes it forget them.</summary>
    private const int ReaderCache = 256;

    private readonly Writer writer = new(() => connections.Open(WriterCache));
    private readonly ConcurrentBag<Statements> readers = [];

    /// <summary>How many transactions were committed.</summary>
    public int Commits => writer.Commits;

    /// <inheritdoc cref="Writer.WriteAsync"/>
    public Task<T> WriteAsync<T>(Func<Statements, T> work, CancellationToken cancel) => writer.WriteAsync(work, cancel);

    /// <summary>Runs the work on what is committed now, on a connection that is kept for the next.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<Statements, T> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (!readers.TryTake(out var reader))
            reader = connections.Open(ReaderCache);
        var result = work(reader);
        // One that failed is not kept.
        readers.Add(reader);
        return result;
    }

    /// <summary>Runs a query of EF on what is committed now. For what is asked seldom: it costs many times as much.</summary>
    public async Task<T> QueryAsync<T>(Func<BotDbContext, Task<T>> work, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await work(db);
    }

    public void Dispose()
    {
        writer.Dispose();
        while (readers.TryTake(out var reader))
            reader.Dispose();
    }
}
