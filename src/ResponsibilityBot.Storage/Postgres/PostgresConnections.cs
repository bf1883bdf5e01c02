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
