using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Sqlite;
using SQLitePCL;

namespace ResponsibilityBot.Storage.Copies;

/// <summary>
/// Backups, and the way to another database. A backup is one file of SQLite whatever the engine is, so that one of either engine can be
/// restored into either. What is copied is whole or is not there.
/// </summary>
public sealed class DatabaseCopies
{
    private readonly CopyEnd own;
    private readonly TimeProvider time;

    internal DatabaseCopies(IOptions<StorageOptions> options, TimeProvider time)
    {
        own = new(options.Value);
        this.time = time;
    }

    /// <summary>Writes everything that is committed now into a new file. The bot may run meanwhile.</summary>
    /// <param name="path">The file; it must not be there yet. Only the account that runs this may read it.</param>
    /// <param name="cancel">Before the end: there is no file.</param>
    /// <exception cref="IOException">The file is there, the database is not or cannot be read, or the copy turned out broken; the message says the cure.</exception>
    public Task BackUpAsync(string path, CancellationToken cancel) => own.RunAsync(async () =>
    {
        path = Path.GetFullPath(path);
        if (Path.Exists(path))
            throw new IOException($"{path} is there already; name a new file.");
        RequireFile(own);
        var part = path + ".part";
        await WriteWholeAsync(part, path, async () =>
        {
            if (own.IsFile)
                await CopyFileAsync(own, part, cancel);
            else
                await CopyServerAsync(part, cancel);
        });
        return true;
    });

    /// <summary>Puts a backup in the place of the database, which must be empty or not there. No bot may run on it.</summary>
    /// <param name="path">A file that <see cref="BackUpAsync"/> wrote.</param>
    /// <param name="cancel">Before the end: nothing is changed.</param>
    /// <exception cref="IOException">The file is no backup or is broken, the database has something in it, or a bot runs; the message says the cure.</exception>
    public Task RestoreAsync(string path, CancellationToken cancel)
    {
        var backup = CopyEnd.OfFile(Path.GetFullPath(path));
        return backup.RunAsync(async () =>
        {
            RequireFile(backup);
            await RequireBackupAsync(backup, cancel);
            return await own.RunAsync(async () =>
            {
                if (own.IsFile)
                    await PutFileAsync(backup, cancel);
                else
                    await PutRowsAsync(backup, cancel);
                return true;
            });
        });
    }

    /// <summary>Brings the tables up to the state of this version.</summary>
    /// <exception cref="IOException">The database cannot be used, or a bot runs on its file; the message says the cure.</exception>
    public async Task MigrateAsync(CancellationToken cancel) => await own.RunAsync(async () =>
    {
        using var held = own.IsFile ? await own.HoldAsync(time, cancel) : null;
        await UpdateAsync(own, cancel);
        return true;
    });

    /// <summary>Copies everything into another database, which must be empty; its tables are made. Nothing of the own database is changed. How many rows.</summary>
    /// <param name="target">Its connection string: a server and a database for PostgreSQL, a file for SQLite.</param>
    /// <param name="cancel">Before the end: no row is written.</param>
    /// <exception cref="FormatException">The connection string cannot be read; the message says how it is written.</exception>
    /// <exception cref="IOException">One of the two cannot be used, is the other, or has rows; the message says the cure.</exception>
    public async Task<long> MoveAsync(string target, CancellationToken cancel)
    {
        var other = CopyEnd.Of(target);
        if (other.Name == own.Name)
            throw new IOException($"--to names {own.Name}, which is the bot's own; name another.");
        return await own.RunAsync(async () =>
        {
            RequireFile(own);
            using var held = await own.HoldAsync(time, cancel);
            await UpdateAsync(own, cancel);
            return await other.RunAsync(async () =>
            {
                using var heldOther = await other.HoldAsync(time, cancel);
                await UpdateAsync(other, cancel);
                await using var from = own.Open();
                await using var to = other.Open();
                return await RowCopy.RunAsync(from, to, cancel);
            });
        });
    }

    private static void RequireFile(CopyEnd end)
    {
        if (end.IsFile && !File.Exists(end.Path))
            throw new FileNotFoundException($"There is no file {end.Path}.", end.Path);
    }

    private static async Task UpdateAsync(CopyEnd end, CancellationToken cancel)
    {
        if (end.IsFile && File.Exists(end.Path))
        {
            await using var connection = end.OpenFile(SqliteOpenMode.ReadWrite);
            SqliteMigrations.ReleaseLock(connection);
        }

        await using var db = end.Open(SqliteOpenMode.ReadWriteCreate);
        await db.Database.MigrateAsync(cancel);
    }

    /// <summary>SQLite itself writes the copy: one moment of the database, without the space that nothing uses.</summary>
    private static async Task CopyFileAsync(CopyEnd source, string part, CancellationToken cancel)
    {
        await using var db = source.Open(SqliteOpenMode.ReadOnly);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {part}", cancel);
    }

    private async Task CopyServerAsync(string part, CancellationToken cancel)
    {
        await using var from = own.Open();
        if ((await from.Database.GetPendingMigrationsAsync(cancel)).Any())
            throw new IOException($"{own.Name} is older than this program. Run migrate first.");
        var file = CopyEnd.OfFile(part);
        await UpdateAsync(file, cancel);
        await using (var to = file.Open())
        {
            await RowCopy.RunAsync(from, to, cancel);
            await to.Database.CloseConnectionAsync();
            await to.Database.ExecuteSqlAsync($"PRAGMA journal_mode = DELETE", cancel);
        }
    }

    /// <summary>Writes under another name, looks whether all of it can be read, and only then gives it its name.</summary>
    private static async Task WriteWholeAsync(string part, string path, Func<Task> write)
    {
        File.Delete(part);
        try
        {
            await using (File.Create(part))
                KeepPrivate(part);
            await write();
            await RequireSoundAsync(CopyEnd.OfFile(part), CancellationToken.None);
            File.Move(part, path, overwrite: false);
        }
        finally
        {
            foreach (var rest in new[] { part, part + "-wal", part + "-shm", part + "-journal" })
                File.Delete(rest);
        }
    }

    private static void KeepPrivate(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private async Task PutFileAsync(CopyEnd backup, CancellationToken cancel)
    {
        using var held = await own.HoldAsync(time, cancel);
        if (File.Exists(own.Path) && !own.IsEmptyFile())
            throw new IOException($"{own.Path} is there already and not empty; move it and the files beside it (-wal, -shm) away, then restore again.");
        var part = own.Path + ".part";
        await WriteWholeAsync(part, own.Path, async () =>
        {
            await CopyFileAsync(backup, part, cancel);
            // Tables without rows, and what a dead process left of another database: it would be taken for a part of this one.
            foreach (var rest in new[] { own.Path, own.Path + "-wal", own.Path + "-shm" })
                File.Delete(rest);
        });
    }

    private async Task PutRowsAsync(CopyEnd backup, CancellationToken cancel)
    {
        await own.RequireIdleAsync(cancel);
        await UpdateAsync(own, cancel);
        await using var to = own.Open();
        var known = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            // A backup of an older version gets this version's tables first, in a copy of its own.
            await CopyFileAsync(backup, known, cancel);
            KeepPrivate(known);
            await UpdateAsync(CopyEnd.OfFile(known), cancel);
            await using var from = CopyEnd.OfFile(known).Open();
            await RowCopy.RunAsync(from, to, cancel);
        }
        finally
        {
            File.Delete(known);
        }
    }

    /// <exception cref="IOException">The file is broken, or is no database of this bot or of one that is not newer.</exception>
    private static async Task RequireBackupAsync(CopyEnd backup, CancellationToken cancel)
    {
        await RequireSoundAsync(backup, cancel);
        await using var db = backup.Open(SqliteOpenMode.ReadOnly);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        if (applied.Count == 0)
            throw new IOException($"{backup.Path} is no backup of this bot; name a file that backup wrote.");
        if (!applied.IsSubsetOf(KnownMigrations.Of<BotDbContext>()))
            throw new IOException($"{backup.Path} was made by a newer version; restore it with that version.");
    }

    /// <exception cref="IOException">It is no database, or a part of it cannot be read.</exception>
    private static async Task RequireSoundAsync(CopyEnd file, CancellationToken cancel)
    {
        try
        {
            await using var connection = file.OpenFile(SqliteOpenMode.ReadOnly);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            if (await command.ExecuteScalarAsync(cancel) is not "ok" and var problem)
                throw new IOException($"{file.Path} is broken ({problem}); take another backup.");
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            throw new IOException($"{file.Path} is broken ({failure.Message.TrimEnd('.')}); take another backup.", failure);
        }
    }
}
