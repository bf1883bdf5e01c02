using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using ResponsibilityBot.Storage.Postgres;

namespace ResponsibilityBot.Storage.Copies;

/// <summary>Takes the rows of one table, in the way that its engine takes many.</summary>
internal abstract class RowWriter : IAsyncDisposable
{
    /// <summary>Writes a row; a null stands for itself.</summary>
    public abstract Task WriteAsync(object?[] row, CancellationToken cancel);

    /// <summary>All rows were written.</summary>
    public abstract Task CompleteAsync(CancellationToken cancel);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>The one of the connection's engine.</summary>
    public static async Task<RowWriter> BeginAsync(DbTransaction transaction, CopiedTable table, CancellationToken cancel) => transaction.Connection switch
    {
        NpgsqlConnection server => new PostgresRows(await server.BeginBinaryImportAsync(
            $"COPY {CopiedTable.Quoted(table.Name)} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancel), server, table),
        SqliteConnection file => new SqliteRows(file, (SqliteTransaction)transaction, table),
        var other => throw new InvalidOperationException($"no rows are written into a {other?.GetType().Name}"),
    };

    private sealed class PostgresRows(NpgsqlBinaryImporter importer, NpgsqlConnection connection, CopiedTable table) : RowWriter
    {
        public override async Task WriteAsync(object?[] row, CancellationToken cancel)
        {
            await importer.StartRowAsync(cancel);
            foreach (var value in row)
            {
                if (value is null)
                    await importer.WriteNullAsync(cancel);
                else
                    await importer.WriteAsync(PostgresText.Fit(value), cancel);
            }
        }

        public override async Task CompleteAsync(CancellationToken cancel)
        {
            await importer.CompleteAsync(cancel);
            await importer.CloseAsync(cancel);
            if (table.Counted is not { } counted)
                return;
            // The server counts on from the highest that came.
            await using var command = new NpgsqlCommand(
                $"SELECT setval(pg_get_serial_sequence('{CopiedTable.Quoted(table.Name)}', '{counted}'), COALESCE(MAX({CopiedTable.Quoted(counted)}), 1), MAX({CopiedTable.Quoted(counted)}) IS NOT NULL) FROM {CopiedTable.Quoted(table.Name)}",
                connection);
            await command.ExecuteNonQueryAsync(cancel);
        }

        public override ValueTask DisposeAsync() => importer.DisposeAsync();
    }

    private sealed class SqliteRows : RowWriter
    {
        private readonly SqliteCommand command;

        public SqliteRows(SqliteConnection connection, SqliteTransaction transaction, CopiedTable table)
        {
            command = connection.CreateCommand();
            command.Transaction = transaction;
            var names = table.Columns.Select((_, column) => string.Create(CultureInfo.InvariantCulture, $"@p{column}")).ToList();
            command.CommandText = $"INSERT INTO {CopiedTable.Quoted(table.Name)} ({table.ColumnList}) VALUES ({string.Join(", ", names)})";
            foreach (var name in names)
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            command.Prepare();
        }

        public override Task WriteAsync(object?[] row, CancellationToken cancel)
        {
            for (var column = 0; column < row.Length; column++)
                command.Parameters[column].Value = row[column] ?? DBNull.Value;
            return command.ExecuteNonQueryAsync(cancel);
        }

        public override Task CompleteAsync(CancellationToken cancel) => Task.CompletedTask;

        public override ValueTask DisposeAsync() => command.DisposeAsync();
    }
}
