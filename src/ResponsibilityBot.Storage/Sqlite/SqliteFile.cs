using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>Where the database file is.</summary>
internal static class SqliteFile
{
    /// <summary>The connection string with a full path and foreign keys on; in another mode than it says, where one is given.</summary>
    public static string ConnectionString(StorageOptions options, SqliteOpenMode? mode = null)
    {
        var parsed = new SqliteConnectionStringBuilder(options.ConnectionString) { ForeignKeys = true };
        parsed.DataSource = System.IO.Path.GetFullPath(parsed.DataSource);
        parsed.Mode = mode ?? parsed.Mode;
        return parsed.ToString();
    }

    /// <summary>The full path of the file.</summary>
    public static string Path(StorageOptions options) => new SqliteConnectionStringBuilder(ConnectionString(options)).DataSource;

    /// <summary>What is said of a failure of a file, with the cure.</summary>
    public static string Says(string file, SqliteException failure) => $"{file} cannot be used ({failure.Message.TrimEnd('.')}); {Cure(failure.SqliteErrorCode)}.";

    /// <summary>What to do about a failure of the file.</summary>
    /// <param name="code">SQLite's primary result code (sqlite.org/rescode.html).</param>
    public static string Cure(int code) => code switch
    {
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => "restore a backup, or name another file in Storage:ConnectionString",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "another program holds it; let it finish, or give the bot its own file in Storage:ConnectionString",
        raw.SQLITE_FULL => "make room on the disk; nothing that was acknowledged is lost",
        raw.SQLITE_IOERR => "see whether the disk is full or broken; nothing that was acknowledged is lost",
        _ => "give the account that runs the bot the right to write to the file and its folder, or name another file in Storage:ConnectionString",
    };
}
