using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>
/// Makes the database ready before anything else starts: takes the file lock, brings the tables up to date, and gives back to the queues
/// what a dead process had claimed. Speaks to SQLite directly where it can, because EF takes a second to wake up.
/// </summary>
internal sealed partial class SqliteStart(
    IDbContextFactory<BotDbContext> contexts, IOptions<StorageOptions> options, TimeProvider time, ILogger<SqliteStart> log) : IHostedService, IDisposable
{
    /// <summary>How long to wait for a process that is about to end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private FileLock? held;

    /// <exception cref="IOException">The file cannot be used; the message says the cure.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var path = SqliteFile.Path(options.Value);
        try
        {
            MakeFolder(path);
            held = await FileLock.TakeAsync(path + ".lock", Patience, time, cancellationToken);
            await MakeReadyAsync(cancellationToken);
        }
        catch (SqliteException failure)
        {
            throw new IOException(SqliteFile.Says(path, failure), failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new IOException($"{path} cannot be used ({failure.Message.TrimEnd('.')}); {SqliteFile.Cure(raw.SQLITE_CANTOPEN)}.", failure);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => held?.Dispose();

    private static void MakeFolder(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (IOException failure)
        {
            throw new IOException($"The folder {folder} cannot be made ({failure.Message.TrimEnd('.')}); name another place in Storage:ConnectionString.", failure);
        }
    }

    private async Task MakeReadyAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(SqliteFile.ConnectionString(options.Value));
        await connection.OpenAsync(cancellationToken);
        Execute(connection, "PRAGMA journal_mode = WAL");
        await MigrateAsync(connection, cancellationToken);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var resumed = Execute(connection, $"UPDATE inbox SET state = 0, due_at = {now} WHERE state = 1") + Execute(connection, $"UPDATE outbox SET state = 0, due_at = {now} WHERE state = 1");
        if (resumed > 0)
            LogResumed(resumed);
    }

    private async Task MigrateAsync(SqliteConnection connection, CancellationToken cancel)
    {
        SqliteMigrations.ReleaseLock(connection);
        if (KnownMigrations.Of<BotDbContext>().IsSubsetOf(SqliteMigrations.Applied(connection)))
            return;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Database.MigrateAsync(cancel);
    }

    private static int Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    [LoggerMessage(2105, LogLevel.Warning, "Took up again {Rows} messages that a process had left unfinished")]
    private partial void LogResumed(int rows);
}
