using Microsoft.Data.Sqlite;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>Where the database file is.</summary>
internal static class SqliteFile
{
    /// <summary>The connection string with a full path and foreign keys on.</summary>
    public static string ConnectionString(StorageOptions options)
    {
        var parsed = new SqliteConnectionStringBuilder(options.ConnectionString) { ForeignKeys = true };
        parsed.DataSource = System.IO.Path.GetFullPath(parsed.DataSource);
        return parsed.ToString();
    }

    /// <summary>The full path of the file.</summary>
    public static string Path(StorageOptions options) => new SqliteConnectionStringBuilder(ConnectionString(options)).DataSource;
}
