using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ResponsibilityBot.Storage;

/// <summary>
/// Reads and writes. SQLite has one writer: writers queue here, where waiting is fair and costs nothing, and take the database's own
/// write lock at once (<c>BEGIN IMMEDIATE</c>) so that a transaction never fails half-way. Readers never wait.
/// </summary>
internal sealed class Database(IDbContextFactory<BotDbContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim writer = new(1);

    /// <summary>Runs the work in one transaction, which is committed when the work returns and rolled back when it throws.</summary>
    public async Task<T> WriteAsync<T>(Func<BotDbContext, Task<T>> work, CancellationToken cancel)
    {
        await writer.WaitAsync(cancel);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            await db.Database.OpenConnectionAsync(cancel);
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            await using var transaction = connection.BeginTransaction(deferred: false);
            await db.Database.UseTransactionAsync(transaction, cancel);
            var result = await work(db);
            await transaction.CommitAsync(cancel);
            return result;
        }
        finally
        {
            writer.Release();
        }
    }

    /// <summary>Runs the work on what is committed now.</summary>
    public async Task<T> ReadAsync<T>(Func<BotDbContext, Task<T>> work, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await work(db);
    }

    public void Dispose() => writer.Dispose();
}
