using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ResponsibilityBot.Storage.Postgres;

namespace ResponsibilityBot.Storage.Copies;

/// <summary>
/// Copies every row from one database to another of either engine: all of them as they were at one moment, or none. The scheduler's own tables
/// are left out, because nothing in them is lasting.
/// </summary>
internal static class RowCopy
{
    /// <summary>Copies; how many rows.</summary>
    /// <param name="source">Has the tables of this version.</param>
    /// <param name="target">Has the tables of this version and no rows.</param>
    /// <param name="cancel">Before the end: nothing is written.</param>
    /// <exception cref="IOException">The target has rows already, or did not keep all; the message says the cure.</exception>
    public static async Task<long> RunAsync(BotDbContext source, BotDbContext target, CancellationToken cancel)
    {
        await using var reading = await BeginAsync(source, forWriting: false, cancel);
        await using var writing = await BeginAsync(target, forWriting: true, cancel);
        var tables = CopiedTable.Of(target.Model);
        foreach (var table in tables)
        {
            if (await CountAsync(writing, table, cancel) is > 0 and var rows)
                throw new IOException($"The target has {rows} rows in {table.Name} already; name an empty database.");
        }

        var all = 0L;
        foreach (var table in tables)
            all += await CopyAsync(table, reading, writing, cancel);
        await writing.CommitAsync(cancel);
        return all;
    }

    /// <summary>One moment of the source, whatever is written meanwhile; the target to itself.</summary>
    private static async Task<DbTransaction> BeginAsync(BotDbContext end, bool forWriting, CancellationToken cancel)
    {
        await end.Database.OpenConnectionAsync(cancel);
        if (end.Database.GetDbConnection() is SqliteConnection file)
            return file.BeginTransaction(deferred: !forWriting);
        var transaction = (await end.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel)).GetDbTransaction();
        if (forWriting)
            await end.Database.ExecuteSqlRawAsync(PostgresStatements.TakeWriterLock, cancel);
        return transaction;
    }

    private static async Task<long> CopyAsync(CopiedTable table, DbTransaction reading, DbTransaction writing, CancellationToken cancel)
    {
        var rows = 0L;
        await using (var writer = await RowWriter.BeginAsync(writing, table, cancel))
        {
            await using var command = Command(reading, $"SELECT {table.ColumnList} FROM {CopiedTable.Quoted(table.Name)}");
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var row = new object?[table.Columns.Count];
            while (await reader.ReadAsync(cancel))
            {
                for (var column = 0; column < row.Length; column++)
                    row[column] = reader.IsDBNull(column) ? null : Read(reader, column, table.Columns[column].Type);
                await writer.WriteAsync(row, cancel);
                rows++;
            }

            await writer.CompleteAsync(cancel);
        }

        var kept = await CountAsync(writing, table, cancel);
        return kept == rows ? rows : throw new IOException($"Of {rows} rows of {table.Name} the target kept {kept}; nothing was copied.");
    }

    private static object Read(DbDataReader reader, int column, Type type) =>
        type == typeof(string) ? reader.GetString(column)
        : type == typeof(int) ? reader.GetInt32(column)
        : type == typeof(long) ? reader.GetInt64(column)
        : type == typeof(bool) ? reader.GetBoolean(column)
        : type == typeof(double) ? reader.GetDouble(column)
        : type == typeof(DateOnly) ? reader.GetFieldValue<DateOnly>(column)
        : type == typeof(byte[]) ? reader.GetFieldValue<byte[]>(column)
        : throw new NotSupportedException($"no column is known that holds a {type.Name}");

    private static async Task<long> CountAsync(DbTransaction transaction, CopiedTable table, CancellationToken cancel)
    {
        await using var command = Command(transaction, $"SELECT COUNT(*) FROM {CopiedTable.Quoted(table.Name)}");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    private static DbCommand Command(DbTransaction transaction, string sql)
    {
        var command = (transaction.Connection ?? throw new InvalidOperationException("the transaction is over")).CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }
}
