using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ResponsibilityBot.Storage.Postgres;

/// <summary>A connection of its own for the writer, pooled ones for all else.</summary>
internal sealed class PostgresConnections : Connections, IDisposable
{
    /// <summary>How long the writer of a process that hangs may keep all others from writing.</summary>
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(10);
    private readonly IOptions<StorageOptions> options;
    private readonly Lazy<NpgsqlDataSource> pool;

    /// <param name="options">Read when the first connection is opened.</param>
    /// <param name="isReadOnly">Whether the server is to refuse every change.</param>
    public PostgresConnections(IOptions<StorageOptions> options, bool isReadOnly)
    {
        this.options = options;
        pool = new(() => NpgsqlDataSource.Create(PostgresServer.Pooled(options.Value, isReadOnly)));
    }

    public override bool AreShared => true;

    /// <summary>The pool, for EF and for the scheduler.</summary>
    public NpgsqlDataSource Pool => pool.Value;

    public override Statements OpenWriter()
    {
        var connection = new NpgsqlConnection(PostgresServer.Own(options.Value, Stall));
        connection.Open();
        return new PostgresStatements(connection);
    }

    public override T Read<T>(Func<Statements, T> work)
    {
        try
        {
            return ReadOnce(work);
        }
        catch (NpgsqlException failure) when (failure.IsTransient)
        {
            // The server was started again since the connection was opened; the pool has let go of it.
            return ReadOnce(work);
        }
    }

    public void Dispose()
    {
        if (pool.IsValueCreated)
            pool.Value.Dispose();
    }

    private T ReadOnce<T>(Func<Statements, T> work)
    {
        using var statements = new PostgresStatements(Pool.OpenConnection());
        return work(statements);
    }
}

/// <summary>SQL on one connection to PostgreSQL. The driver prepares what comes again.</summary>
internal sealed class PostgresStatements(NpgsqlConnection connection) : Statements(connection)
{
    /// <summary>
    /// Takes the lock of the one who writes (its number means nothing), which ends with the transaction, however that ends. What is written
    /// depends on what is read before, everywhere, and rests on nobody else writing meanwhile.
    /// </summary>
    public const string TakeWriterLock = "SELECT pg_advisory_xact_lock(7316204511)";
    private static readonly FormattableString BeginAlone = FormattableStringFactory.Create($"BEGIN; {TakeWriterLock}");

    /// <inheritdoc/>
    public override void Begin() => Execute(BeginAlone);

    public override void Tell(Notice notice, string key) => Query($"SELECT pg_notify({PostgresNotices.Channel(notice)}, {key})", _ => true);

    protected override string Add(DbCommand command, int value)
    {
        command.Parameters.Add(new NpgsqlParameter());
        return $"${value + 1}";
    }

    protected override void Prepare(DbCommand command)
    {
    }

    protected override object Value(object? value) => PostgresText.Fit(base.Value(value));
}

/// <summary>What a text may hold here.</summary>
internal static class PostgresText
{
    /// <summary>Stands for what cannot be kept.</summary>
    private const char Replacement = '\uFFFD';

    /// <summary>The value, without the one sign that PostgreSQL takes in no text (U+0000).</summary>
    public static object Fit(object value) => value is string text && text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', Replacement) : value;
}
