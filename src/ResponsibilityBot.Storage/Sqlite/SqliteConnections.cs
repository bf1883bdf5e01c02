using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>Opens connections that live long.</summary>
internal sealed class SqliteConnections(IOptions<StorageOptions> options)
{
    /// <summary>
    /// After how many pages of 4 KB the log is copied into the database: 16 MB, four times SQLite's own. A page that many transactions
    /// changed is copied once.
    /// </summary>
    private const int LogPages = 4096;

    /// <summary>Opens one. A commit returns when the disk has it (<c>synchronous = FULL</c>), so that not even the loss of power takes it back.</summary>
    /// <param name="pages">How many pages of 4 KB it keeps in memory. What another connection writes makes it forget all of them.</param>
    public Statements Open(int pages)
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
