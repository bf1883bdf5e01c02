using Microsoft.Data.Sqlite;

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
}
