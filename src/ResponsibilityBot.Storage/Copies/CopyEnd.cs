using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ResponsibilityBot.Storage.Postgres;
using ResponsibilityBot.Storage.Sqlite;
using SQLitePCL;

namespace ResponsibilityBot.Storage.Copies;

/// <summary>A database that is copied from or into, named by its settings.</summary>
internal sealed class CopyEnd(StorageOptions options)
{
    /// <summary>How long to wait for a process that is about to end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whether it is a file of SQLite.</summary>
    public bool IsFile => options.Provider == StorageProvider.Sqlite;

    /// <summary>The full path of the file; only where it is one.</summary>
    public string Path => SqliteFile.Path(options);

    /// <summary>How a person knows it; without the password.</summary>
    public string Name => IsFile ? $"the database {Path}" : PostgresServer.Name(options).Replace("The", "the", StringComparison.Ordinal);

    /// <summary>A file of SQLite as an end.</summary>
    public static CopyEnd OfFile(string path) => new(new() { ConnectionString = new SqliteConnectionStringBuilder { DataSource = path }.ToString() });

    /// <summary>What a connection string means: one that names a server is of PostgreSQL, one that names a file is of SQLite.</summary>
    /// <exception cref="FormatException">It is neither; the message says how both are written.</exception>
    public static CopyEnd Of(string connectionString)
    {
        foreach (var provider in Enum.GetValues<StorageProvider>())
        {
            var options = new StorageOptions { Provider = provider, ConnectionString = connectionString };
            if (!options.Validate(new(options)).Any())
                return new(options);
        }

        throw new FormatException("The connection string names neither a server nor a file; write Host=localhost;Database=responsibilitybot;Username=bot;Password=secret, or Data Source=data/responsibilitybot.db.");
    }

    /// <summary>The tables by EF, on a connection that nobody else has.</summary>
    /// <param name="mode">For a file: how it is opened.</param>
    public BotDbContext Open(SqliteOpenMode mode = SqliteOpenMode.ReadWrite) => IsFile
        ? new BotDbContext(new DbContextOptionsBuilder<BotDbContext>()
            .UseSqlite(FileConnection(mode))
            .UseSnakeCaseNamingConvention().Options)
        : new PostgresContext(new DbContextOptionsBuilder<PostgresContext>()
            .UseNpgsql(PostgresServer.Own(options)).UseSnakeCaseNamingConvention().Options);

    /// <summary>The file itself, on a connection that nobody else has.</summary>
    public SqliteConnection OpenFile(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(FileConnection(mode));
        connection.Open();
        return connection;
    }

    /// <summary>Makes sure that no bot runs on it: none can start on a file meanwhile, and the one of a server is seen by its connections.</summary>
    /// <returns>What keeps others from a file, to be disposed of; null for a server.</returns>
    /// <exception cref="IOException">One runs.</exception>
    public async Task<FileLock?> HoldAsync(TimeProvider time, CancellationToken cancel)
    {
        if (!IsFile)
        {
            await RequireIdleAsync(cancel);
            return null;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path) ?? ".");
        return await FileLock.TakeAsync(Path + ".lock", Patience, time, cancel);
    }

    /// <summary>For a server: makes sure that no bot is connected to the database.</summary>
    /// <exception cref="IOException">One is.</exception>
    public async Task RequireIdleAsync(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(PostgresServer.Own(options));
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = current_setting('application_name') AND pid <> pg_backend_pid()", connection);
        if (await command.ExecuteScalarAsync(cancel) is long and > 0 and var others)
            throw new IOException($"{others} connections of a running bot use {Name}; stop every process of it first.");
    }

    /// <summary>For a file that is there: whether it is a database of the bot without a row, or has nothing in it at all. One that cannot be read has something.</summary>
    public bool IsEmptyFile()
    {
        if (new FileInfo(Path).Length == 0)
            return true;
        try
        {
            using var connection = OpenFile(SqliteOpenMode.ReadOnly);
            var tables = SqliteMigrations.Tables(connection);
            return tables.Contains(SqliteMigrations.History) && !tables.Any(table => !SqliteMigrations.IsKeptByEngine(table) && HasRows(connection, table));
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            return false;
        }
    }

    /// <summary>Runs what works on it; a failure of the database becomes one that says what to do.</summary>
    /// <exception cref="IOException">The database cannot be used; the message says the cure.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (NpgsqlException failure) when (!IsFile)
        {
            throw new IOException(PostgresServer.Says(options, failure), failure);
        }
        catch (SqliteException failure)
        {
            throw new IOException(SqliteFile.Says(IsFile ? Name : "the file", failure), failure);
        }
    }

    private static bool HasRows(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT EXISTS (SELECT 1 FROM {CopiedTable.Quoted(table)})";
        return command.ExecuteScalar() is 1L;
    }

    private string FileConnection(SqliteOpenMode mode) => new SqliteConnectionStringBuilder(SqliteFile.ConnectionString(options, mode)) { Pooling = false }.ToString();
}
