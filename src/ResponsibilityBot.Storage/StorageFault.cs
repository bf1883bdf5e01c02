using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Storage.Sqlite;
using SQLitePCL;

namespace ResponsibilityBot.Storage;

/// <summary>
/// Why the database cannot be worked on any longer. A file that is torn stays torn, and each further write may tear more of it, so the program
/// stops with a sentence that says what to do; what channels were not told 200 for, they send again. All else (a full disk, a lock, a server that
/// starts again) is refused for the moment and goes on by itself.
/// </summary>
public sealed partial class StorageFault
{
    private readonly IOptions<StorageOptions> options;
    private readonly IHostApplicationLifetime? program;
    private readonly ILogger<StorageFault> log;
    private volatile string? says;

    internal StorageFault(IOptions<StorageOptions> options, IHostApplicationLifetime? program, ILogger<StorageFault> log) =>
        (this.options, this.program, this.log) = (options, program, log);

    /// <summary>What is wrong and what to do, or null while all is well.</summary>
    public string? Says => says;

    /// <summary>Looks at a failure of the database; stops the program where nothing can be done. Always false, so that it can stand in a filter.</summary>
    internal bool Sees(Exception failure)
    {
        if (says is null && failure.GetBaseException() is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } torn)
        {
            says = $"{SqliteFile.Path(options.Value)} is broken ({torn.Message.TrimEnd('.')}). The bot stops; {SqliteFile.Cure(torn.SqliteErrorCode)}.";
            LogBroken(says);
            program?.StopApplication();
        }

        return false;
    }

    /// <summary>Tells the log of a write that failed after its sender was answered, because nobody else is told.</summary>
    internal void Misses(Exception failure) => LogNotWritten(failure.GetBaseException().GetType().Name);

    [LoggerMessage(2108, LogLevel.Error, "What a question that is answered left could not be written: {Kind}. The next one in its conversation leans on nothing.")]
    private partial void LogNotWritten(string kind);

    [LoggerMessage(2106, LogLevel.Critical, "{Says}")]
    private partial void LogBroken(string says);
}
