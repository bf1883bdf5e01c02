using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>Opens connections that live long.</summary>
internal sealed class SqliteConnections : Connections, IDisposable
{
    /// <summary>Pages that the writer keeps in memory: 4 MB. With four times as many it read hardly less.</summary>
    private const int WriterPages = 1000;

    /// <summary>Pages that a reader keeps: 256 KB, because each commit makes it forget them.</summary>
    private const int ReaderPages = 64;

    /// <summary>How long to wait for another program that writes into the file, in milliseconds.</summary>
    private const int Patience = 30_000;

    private readonly IOptions<StorageOptions> options;
    private readonly LogCopy log;
    private readonly ConcurrentBag<Statements> readers = [];

    public SqliteConnections(IOptions<StorageOptions> options, StorageFault fault)
    {
        this.options = options;
        log = new(() => Open(ReaderPages), failure => fault.Sees(failure));
    }

    public override bool AreShared => false;

    public override Statements OpenWriter() => new SqliteStatements(Open(WriterPages), log);

    public override T Read<T>(Func<Statements, T> work)
    {
        if (!readers.TryTake(out var reader))
            reader = new SqliteStatements(Open(ReaderPages));
        var result = work(reader);
        // One that failed is not kept.
        readers.Add(reader);
        return result;
    }

    public void Dispose()
    {
        log.Dispose();
        while (readers.TryTake(out var reader))
            reader.Dispose();
    }

    /// <summary>Opens one.</summary>
    /// <param name="pages">How many pages of 4 KB it keeps in memory. What another connection writes makes it forget all of them.</param>
    private SqliteConnection Open(int pages)
    {
        // A pool would give a connection with a transaction that failed to the next.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(SqliteFile.ConnectionString(options.Value)) { Pooling = false }.ToString());
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = $"PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY; PRAGMA cache_size = {pages}; PRAGMA busy_timeout = {Patience}";
        settings.ExecuteNonQuery();
        return connection;
    }
}
