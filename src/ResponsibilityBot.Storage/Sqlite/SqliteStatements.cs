using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ResponsibilityBot.Storage.Sqlite;

/// <summary>
/// SQL on one connection to SQLite. What brings no rows goes to SQLite itself: the driver's objects around a statement cost as much as a
/// small statement.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="log">Told of each transaction; null for a reader.</param>
internal sealed class SqliteStatements(SqliteConnection connection, LogCopy? log = null) : Statements(connection)
{
    private readonly Dictionary<string, sqlite3_stmt> own = new(StringComparer.Ordinal);
    private byte[] buffer = new byte[16 * 1024];

    public override int Execute(FormattableString sql)
    {
        Run(sql);
        return raw.sqlite3_changes(connection.Handle);
    }

    public override bool Finds(FormattableString sql) => Run(sql);

    public override void Begin() => Execute($"BEGIN IMMEDIATE");

    /// <summary>There are no other processes.</summary>
    public override void Tell(Notice notice, string key)
    {
    }

    public override void Rest() => log?.Committed(connection.Handle ?? throw new InvalidOperationException("The connection is closed."));

    public override void Dispose()
    {
        foreach (var statement in own.Values)
            statement.Dispose();
        base.Dispose();
    }

    protected override string Add(DbCommand command, int value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{value}");
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }

    protected override void Prepare(DbCommand command) => command.Prepare();

    /// <summary>Runs it to its end or its first row; whether there was one.</summary>
    private bool Run(FormattableString sql)
    {
        if (!own.TryGetValue(sql.Format, out var statement))
            own[sql.Format] = statement = Compile(sql);
        for (var value = 0; value < sql.ArgumentCount; value++)
            Check(Bind(statement, value + 1, sql.GetArgument(value)));
        var came = raw.sqlite3_step(statement);
        // A statement that failed says so once more when it is reset.
        var end = raw.sqlite3_reset(statement);
        Check(came is raw.SQLITE_ROW or raw.SQLITE_DONE ? end : came);
        return came == raw.SQLITE_ROW;
    }

    private sqlite3_stmt Compile(FormattableString sql)
    {
        var names = new object[sql.ArgumentCount];
        for (var value = 0; value < names.Length; value++)
            names[value] = string.Create(CultureInfo.InvariantCulture, $"?{value + 1}");
        Check(raw.sqlite3_prepare_v2(connection.Handle, string.Format(CultureInfo.InvariantCulture, sql.Format, names), out var statement));
        return statement;
    }

    private int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, Bytes(text)),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool flag => raw.sqlite3_bind_int64(statement, place, flag ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, place, number),
        DateOnly day => raw.sqlite3_bind_text(statement, place, Bytes(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        _ => throw new UnreachableException($"no column holds a {value.GetType().Name}"),
    };

    /// <summary>The text in UTF-8, until the next one: SQLite copies it.</summary>
    private ReadOnlySpan<byte> Bytes(string text)
    {
        if (buffer.Length < Encoding.UTF8.GetMaxByteCount(text.Length))
            buffer = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer));
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
    }
}
