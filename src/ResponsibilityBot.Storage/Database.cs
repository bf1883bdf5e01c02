using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ResponsibilityBot.Storage.Sqlite;

namespace ResponsibilityBot.Storage;

/// <summary>Reads and writes. Writes wait for each other and are committed together (<see cref="Writer"/>); reads never wait.</summary>
internal sealed class Database(SqliteConnections connections, IDbContextFactory<BotDbContext> contexts) : IDisposable
{
    /// <summary>Pages that the writer keeps in memory: 4 MB. With four times as many it read hardly less.</summary>
    private const int WriterPages = 1000;

    /// <summary>Pages that a reader keeps: 256 KB, because each commit makes it forget them.</summary>
    private const int ReaderPages = 64;

    private readonly Writer writer = new(() => connections.Open(WriterPages));
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
            reader = connections.Open(ReaderPages);
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
