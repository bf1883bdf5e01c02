using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>
/// Makes the database ready before anything else starts: takes the file lock, brings the tables up to date, and gives back to the queues
/// what a dead process had claimed.
/// </summary>
internal sealed partial class SqliteStart(
    IDbContextFactory<BotDbContext> contexts,
    Database database,
    IOptions<StorageOptions> options,
    TimeProvider time,
    ILogger<SqliteStart> log) : IHostedService, IDisposable
{
    /// <summary>How long to wait for a process that is about to end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private FileLock? held;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var path = SqliteFile.Path(options.Value);
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        held = await FileLock.TakeAsync(path + ".lock", Patience, time, cancellationToken);
        await MigrateAsync(cancellationToken);
        var resumed = await database.WriteAsync(
            async db => await db.Database.ExecuteSqlAsync($"UPDATE inbox SET state = 0 WHERE state = 1", cancellationToken)
                + await db.Database.ExecuteSqlAsync($"UPDATE outbox SET state = 0 WHERE state = 1", cancellationToken),
            cancellationToken);
        if (resumed > 0)
            LogResumed(resumed);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => held?.Dispose();

    private async Task MigrateAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancel);
        // EF waits for ever for this row if a process died while it migrated; the file lock shows that nobody migrates now.
        if (await TableExistsAsync(db, "__EFMigrationsLock", cancel))
            await db.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" """, cancel);
        var applied = await TableExistsAsync(db, "__EFMigrationsHistory", cancel)
            ? await db.Database.SqlQuery<string>($"""SELECT migration_id AS "Value" FROM "__EFMigrationsHistory" """).ToListAsync(cancel)
            : [];
        // Asking EF to migrate when there is nothing to do costs a good part of the start.
        if (db.Database.GetMigrations().Except(applied, StringComparer.Ordinal).Any())
            await db.Database.MigrateAsync(cancel);
    }

    private static async Task<bool> TableExistsAsync(BotDbContext db, string name, CancellationToken cancel) =>
        (await db.Database.SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM sqlite_master WHERE type = 'table' AND name = {name}""").ToListAsync(cancel))[0] > 0;

    [LoggerMessage(2001, LogLevel.Warning, "Took up again {Rows} messages that a process had left unfinished")]
    private partial void LogResumed(int rows);
}
