using Npgsql;

namespace ResponsibilityBot.Storage.Postgres;

/// <summary>Where the database is, and how it is spoken with.</summary>
internal static class PostgresServer
{
    /// <summary>How many statements the driver keeps prepared on a connection: more than there are places in the code that have one.</summary>
    private const int Prepared = 256;

    /// <summary>The connection string for what reads and for EF: pooled, with statements that are prepared by themselves.</summary>
    /// <param name="options">Read well.</param>
    /// <param name="isReadOnly">Whether the server is to refuse every change.</param>
    public static string Pooled(StorageOptions options, bool isReadOnly = false)
    {
        var builder = Parse(options.ConnectionString);
        // All that is asked while somebody waits reads a few thousand rows: to begin workers for that took longer than to read them.
        AddOption(builder, "max_parallel_workers_per_gather=0");
        if (isReadOnly)
            AddOption(builder, "default_transaction_read_only=on");
        return builder.ToString();
    }

    /// <summary>The connection string for one that lives long and belongs to one thread.</summary>
    /// <param name="options">Read well.</param>
    /// <param name="stall">For the writer: after how long in a transaction without a word the server ends it, because its process hangs and all others wait for it.</param>
    public static string Own(StorageOptions options, TimeSpan? stall = null)
    {
        var builder = Parse(options.ConnectionString);
        builder.Pooling = false;
        builder.TcpKeepAlive = true;
        if (stall is { } longest)
        {
            AddOption(builder, $"idle_in_transaction_session_timeout={(int)longest.TotalMilliseconds}");
            // A plan that was made while a table was small would read all of it long after it has grown: the whole table, or the whole index to join it with a few keys.
            AddOption(builder, "enable_seqscan=off");
            AddOption(builder, "enable_hashjoin=off");
            AddOption(builder, "enable_mergejoin=off");
        }

        return builder.ToString();
    }

    /// <summary>How a person knows the database; without the password.</summary>
    public static string Name(StorageOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        return $"The database {builder.Database} at {builder.Host}:{builder.Port}";
    }

    /// <summary>What is said of a failure to connect or to change tables, with the cure.</summary>
    public static string Says(StorageOptions options, NpgsqlException failure)
    {
        // The whole message of a server goes on in further lines: where in the statement it is, which is ours.
        var reason = failure is PostgresException refused ? $"{refused.SqlState}: {refused.MessageText}" : failure.Message;
        return $"{Name(options)} cannot be used ({reason.TrimEnd('.')}); {Cure(failure)}.";
    }

    private static string Cure(NpgsqlException failure) => (failure as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.InvalidCatalogName => "make it (CREATE DATABASE), or name another in Storage:ConnectionString",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "correct Username and Password in Storage:ConnectionString",
        PostgresErrorCodes.InsufficientPrivilege => "give the account that Storage:ConnectionString names the right to use it and to create tables in its schema (GRANT CREATE ON SCHEMA)",
        PostgresErrorCodes.TooManyConnections => "let the server take more connections (max_connections), or run fewer processes",
        null => "start PostgreSQL, or correct Host and Port in Storage:ConnectionString",
        _ => "look into the server's log",
    };

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.ApplicationName ??= "responsibilitybot";
        if (builder.MaxAutoPrepare == 0)
            (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (Prepared, 2);
        // We leave nothing in a session that the next would stumble over.
        builder.NoResetOnClose = true;
        return builder;
    }

    private static void AddOption(NpgsqlConnectionStringBuilder builder, string option) => builder.Options = $"{builder.Options} -c {option}".TrimStart();
}
