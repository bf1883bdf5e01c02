using System.Data.Common;
using System.Globalization;

namespace ResponsibilityBot.Storage;

/// <summary>
/// Runs SQL on one connection. The values in an interpolated string become parameters, and its text is prepared once: there are as many
/// texts as places in the code that have one. For one thread at a time.
/// </summary>
internal sealed class Statements(DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> prepared = new(StringComparer.Ordinal);

    /// <summary>Runs it; how many rows it changed.</summary>
    public int Execute(FormattableString sql) => Prepare(sql).ExecuteNonQuery();

    /// <summary>The rows that it finds or returns.</summary>
    public List<T> Query<T>(FormattableString sql, Func<DbDataReader, T> read)
    {
        using var reader = Prepare(sql).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Closes the connection too; what is not committed is rolled back.</summary>
    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    private DbCommand Prepare(FormattableString sql)
    {
        if (!prepared.TryGetValue(sql.Format, out var command))
            prepared[sql.Format] = command = Create(sql);
        for (var value = 0; value < sql.ArgumentCount; value++)
            command.Parameters[value].Value = sql.GetArgument(value) ?? DBNull.Value;
        return command;
    }

    private DbCommand Create(FormattableString sql)
    {
        var command = connection.CreateCommand();
        var names = new object[sql.ArgumentCount];
        for (var value = 0; value < names.Length; value++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{value}");
            command.Parameters.Add(parameter);
            names[value] = parameter.ParameterName;
        }

        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql.Format, names);
        return command;
    }
}
