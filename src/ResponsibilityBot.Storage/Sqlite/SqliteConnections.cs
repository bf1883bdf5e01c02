using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>Opens connections that live long.</summary>
internal sealed class SqliteConnections(IOptions<StorageOptions> options) : Connections, IDisposable
{
    /// <summary>
    /// After how many pages of 4 KB the log is copied into the database: 16 MB, four times SQLite's own. A page that many transactions
    /// changed is copied once.
    /// </summary>
    private const int LogPages = 4096;

    /// <summary>Pages that the writer keeps in memory: 4 MB. With four times as many it read hardly less.</summary>
    private const int WriterPages = 1000;

    /// <summary>Pages that a reader keeps: 256 KB, because each commit makes it forget them.</summary>
    private const int ReaderPages = 64;

    private readonly ConcurrentBag<Statements> readers = [];

    public override bool AreShared => false;

    public override Statements OpenWriter() => Open(WriterPages);

    public override T Read<T>(Func<Statements, T> work)
    {
        if (!readers.TryTake(out var reader))
            reader = Open(ReaderPages);
        var result = work(reader);
        // One that failed is not kept.
        readers.Add(reader);
        return result;
    }

    public void Dispose()
    {
        while (readers.TryTake(out var reader))
            reader.Dispose();
    }

    /// <summary>Opens one.</summary>
    /// <param name="pages">How many pages of 4 KB it keeps in memory. What another connection writes makes it forget all of them.</param>
    private SqliteStatements Open(int pages)
    {
        // A pool would give a connection with a transaction that failed to the next.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(SqliteFile.ConnectionString(options.Value)) { Pooling = false }.ToString());
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = $"PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = {LogPages}; PRAGMA temp_store = MEMORY; PRAGMA cache_size = {pages}";
        settings.ExecuteNonQuery();
        return new(connection);
    }
}

/// <summary>SQL on one connection to SQLite.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : Statements(connection)
{
    public override void Begin() => Execute($"BEGIN IMMEDIATE");

    /// <summary>There are no other processes.</summary>
    public override void Tell(Notice notice, string key)
    {
    }

    protected override string Add(DbCommand command, int value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{value}");
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }

    protected override void Prepare(DbCommand command) => command.Prepare();
}
