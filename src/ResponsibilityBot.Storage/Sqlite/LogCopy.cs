using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>
/// Copies SQLite's log into the database beside the writer, on a thread and a connection of its own: a copy waits for the disk for many times as long as a commit. What is written meanwhile stays in
/// the log, which begins anew only when all of it is copied; so the writer copies the rest himself when the log has become long.
/// </summary>
/// <param name="open">Opens a connection.</param>
/// <param name="failed">Told of each failure; what was not copied is copied the next time.</param>
internal sealed class LogCopy(Func<SqliteConnection> open, Action<Exception> failed) : IDisposable
{
    /// <summary>A copy is begun after so many pages of 4 KB. Larger copies write less, because a page that many transactions changed is copied once; but a commit that comes meanwhile waits longer for the disk.</summary>
    private const int PagesToCopy = 1024;

    /// <summary>A log of so many pages is to begin anew: 32 MB. Whoever starts after a killed process reads all of it.</summary>
    private const int LongestLog = 8192;

    private readonly SemaphoreSlim wanted = new(0);
    private Thread? thread;
    private int written;
    private volatile bool isCopying, isLong, isClosed;

    /// <summary>How often the writer had to copy.</summary>
    public int Rests { get; private set; }

    /// <summary>To be called by the writer after each of his transactions.</summary>
    public void Committed(sqlite3 writer)
    {
        Check(raw.sqlite3_db_status(writer, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1), writer);
        written += pages;
        if (isCopying)
            return;
        if (isLong)
        {
            isLong = false;
            Rests++;
            Try(() => Copy(writer));
        }
        else if (written >= PagesToCopy)
        {
            written = 0;
            Begin();
        }
    }

    public void Dispose()
    {
        isClosed = true;
        wanted.Release();
        thread?.Join();
        wanted.Dispose();
    }

    private void Begin()
    {
        isCopying = true;
        if (thread is null)
        {
            thread = new(Run) { IsBackground = true, Name = "log" };
            thread.Start();
        }

        wanted.Release();
    }

    private void Run()
    {
        SqliteConnection? connection = null;
        for (wanted.Wait(); !isClosed; wanted.Wait())
        {
            Try(() =>
            {
                connection ??= open();
                isLong = Copy(connection.Handle ?? throw new InvalidOperationException("The connection is closed.")) >= LongestLog;
            });
            isCopying = false;
        }

        connection?.Dispose();
    }

    /// <summary>Copies what no reader still needs as it was; the pages of the log.</summary>
    private static int Copy(sqlite3 connection)
    {
        var came = raw.sqlite3_wal_checkpoint_v2(connection, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var pages, out _);
        // Another program may be copying.
        if (came != raw.SQLITE_BUSY)
            Check(came, connection);
        return pages;
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException failure)
        {
            failed(failure);
        }
    }

    private static void Check(int code, sqlite3 connection)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, connection);
    }
}
