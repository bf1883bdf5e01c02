using System.Data.Common;
using System.Diagnostics;
using System.Globalization;

namespace ResponsibilityBot.Storage;

/// <summary>
/// Runs SQL on one connection. The values in an interpolated string become parameters, and its text is prepared once: there are as many
/// texts as places in the code that have one. For one thread at a time.
/// </summary>
internal abstract class Statements(DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> prepared = new(StringComparer.Ordinal);

    /// <summary>Runs it; how many rows it changed.</summary>
    public virtual int Execute(FormattableString sql) => Prepare(sql).ExecuteNonQuery();

    /// <summary>
    /// Runs what returns no rows and of which nobody needs to know how many it changed: together with the next that is waited for, where a
    /// server is far away. What it fails with, that one fails with, or <see cref="Settle"/>.
    /// </summary>
    public virtual void Defer(FormattableString sql) => Execute(sql);

    /// <summary>As <see cref="Execute"/>, run like what is put off, at the latest when somebody looks at the number.</summary>
    public virtual Awaited<int> ExecuteAhead(FormattableString sql) => new(Execute(sql));

    /// <summary>As <see cref="Finds"/>, run like what is put off, at the latest when somebody looks at what came.</summary>
    public virtual Awaited<bool> FindsAhead(FormattableString sql) => new(Finds(sql));

    /// <summary>As <see cref="Query"/>, run like what is put off, at the latest when somebody looks at the rows.</summary>
    public virtual Awaited<List<T>> QueryAhead<T>(FormattableString sql, Func<DbDataReader, T> read) => new(Query(sql, read));

    /// <summary>Runs what was put off.</summary>
    public virtual void Settle()
    {
    }

    /// <summary>Goes on with whoever awaits something, until nobody does.</summary>
    public virtual void Complete()
    {
    }

    /// <summary>
    /// Goes on when none of the others who share the transaction is in there; it is left when what came is disposed of. Who enters several does so in the same order as everybody else,
    /// and nobody awaits <see cref="AloneAsync"/> in there: those who wait for the place would never come to their end.
    /// </summary>
    /// <param name="name">What only one may be in, with its tenant.</param>
    public virtual ValueTask<IDisposable?> EnterAsync(string name) => default;

    /// <summary>Goes on when all the others who share the transaction have come to their end or wait for this, too.</summary>
    public virtual ValueTask AloneAsync() => default;

    /// <summary>Works when all the others have come to their end.</summary>
    public async ValueTask<T> AloneAsync<T>(Func<Statements, T> work)
    {
        await AloneAsync();
        return work(this);
    }

    /// <summary>Takes in that somebody awaits what a statement brings that has not run.</summary>
    public virtual void Suspend() => throw new UnreachableException("a statement that is put off where none is");

    /// <summary>Takes in that it came: <see cref="Complete"/> goes on there.</summary>
    public virtual void Resume(Action next) => throw new UnreachableException("a statement that was put off where none is");

    /// <summary>Does what a transaction leaves to be done, when its callers were told.</summary>
    public virtual void Rest()
    {
    }

    /// <summary>Whether the engine refused a statement, so that nothing of the transaction is committed; where it is not known what came of it, false.</summary>
    public virtual bool IsRefusal(DbException failure) => false;

    /// <summary>Runs a statement that undoes; what was put off is forgotten, and who awaits it.</summary>
    public virtual void Undo(FormattableString sql) => Execute(sql);

    /// <summary>Whether it finds a row.</summary>
    public virtual bool Finds(FormattableString sql) => Query(sql, _ => true).Count > 0;

    /// <summary>The rows that it finds or returns.</summary>
    public virtual List<T> Query<T>(FormattableString sql, Func<DbDataReader, T> read)
    {
        using var reader = Prepare(sql).ExecuteReader();
        return Rows(reader, read);
    }

    /// <summary>Begins a transaction in which nobody else writes, in this process or another, and which sees all that was committed before.</summary>
    public abstract void Begin();

    /// <summary>Tells the other processes on the database, when the transaction is committed, that something happened to a key.</summary>
    public abstract void Tell(Notice notice, string key);

    /// <summary>Closes the connection too; what is not committed is rolled back.</summary>
    public virtual void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    /// <summary>All that a reader has.</summary>
    protected static List<T> Rows<T>(DbDataReader reader, Func<DbDataReader, T> read)
    {
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>What a parameter is called in the text; adds it.</summary>
    protected abstract string Add(DbCommand command, int value);

    /// <summary>Prepares it on the server, where that is not done by itself.</summary>
    protected abstract void Prepare(DbCommand command);

    /// <summary>A value as the engine takes it.</summary>
    protected virtual object Value(object? value) => value ?? DBNull.Value;

    private DbCommand Prepare(FormattableString sql)
    {
        if (!prepared.TryGetValue(sql.Format, out var command))
            prepared[sql.Format] = command = Create(sql);
        for (var value = 0; value < sql.ArgumentCount; value++)
            command.Parameters[value].Value = Value(sql.GetArgument(value));
        return command;
    }

    private DbCommand Create(FormattableString sql)
    {
        var command = connection.CreateCommand();
        var names = new object[sql.ArgumentCount];
        for (var value = 0; value < names.Length; value++)
            names[value] = Add(command, value);
        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql.Format, names);
        Prepare(command);
        return command;
    }
}

/// <summary>What other processes may wait for.</summary>
internal enum Notice
{
    /// <summary>A row of the inbox, by its id, was finished by another process than the one that kept it.</summary>
    Finished,

    /// <summary>A Direct Line conversation, by its id, has another activity.</summary>
    DirectLine,
}
