using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;

namespace ResponsibilityBot.Storage.Postgres;

/// <summary>
/// SQL on one connection to PostgreSQL. The driver prepares what comes again. What is put off goes to the server together with the next statement,
/// because the way there and back takes longer than a small statement, and all who write wait for the one who does.
/// </summary>
internal sealed class PostgresStatements(NpgsqlConnection connection) : Statements(connection)
{
    /// <summary>
    /// Takes the lock of the one who writes (its number means nothing), which ends with the transaction, however that ends. What is written
    /// depends on what is read before, everywhere, and rests on nobody else writing meanwhile.
    /// </summary>
    public const string TakeWriterLock = "SELECT pg_advisory_xact_lock(7316204511)";
    private static readonly FormattableString BeginAlone = FormattableStringFactory.Create($"BEGIN; {TakeWriterLock}");
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly List<Waiting> waiting = [];
    private readonly Interleaving interleaving = new();

    /// <inheritdoc/>
    public override void Begin() => Execute(BeginAlone);

    /// <inheritdoc/>
    public override int Execute(FormattableString sql) => waiting.Count == 0 ? base.Execute(sql) : ExecuteAhead(sql).Value;

    /// <inheritdoc/>
    public override List<T> Query<T>(FormattableString sql, Func<DbDataReader, T> read) => waiting.Count == 0 ? base.Query(sql, read) : QueryAhead(sql, read).Value;

    /// <inheritdoc/>
    public override void Defer(FormattableString sql) => waiting.Add(new(sql));

    /// <inheritdoc/>
    public override Awaited<int> ExecuteAhead(FormattableString sql)
    {
        var count = new Awaited<int>(this);
        waiting.Add(new(sql) { Count = count.Bring });
        return count;
    }

    /// <inheritdoc/>
    public override Awaited<bool> FindsAhead(FormattableString sql)
    {
        var finds = new Awaited<bool>(this);
        waiting.Add(new(sql) { Rows = reader => finds.Bring(reader.Read()) });
        return finds;
    }

    /// <inheritdoc/>
    public override Awaited<List<T>> QueryAhead<T>(FormattableString sql, Func<DbDataReader, T> read)
    {
        var rows = new Awaited<List<T>>(this);
        waiting.Add(new(sql) { Rows = reader => rows.Bring(Rows(reader, read)) });
        return rows;
    }

    /// <inheritdoc/>
    public override void Settle()
    {
        if (waiting.Count == 0)
            return;
        Waiting[] all = [.. waiting];
        waiting.Clear();
        using var batch = new NpgsqlBatch(connection);
        foreach (var each in all)
            batch.BatchCommands.Add(Command(each.Sql));
        // Only what returns rows is a result of the reader.
        using (var reader = batch.ExecuteReader())
        {
            foreach (var each in all.Where(each => each.Rows is not null))
            {
                each.Rows?.Invoke(reader);
                reader.NextResult();
            }
        }

        foreach (var (index, each) in all.Index())
            each.Count?.Invoke(batch.BatchCommands[index].RecordsAffected);
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        while (interleaving.GoOn())
        {
            if (waiting.Count == 0)
                throw new UnreachableException("a write that awaits what is not on its way");
            Settle();
        }
    }

    /// <inheritdoc/>
    public override ValueTask<IDisposable?> EnterAsync(string name) => interleaving.EnterAsync(name);

    /// <inheritdoc/>
    public override ValueTask AloneAsync() => interleaving.AloneAsync();

    /// <inheritdoc/>
    public override void Suspend() => interleaving.Suspend();

    /// <inheritdoc/>
    public override void Resume(Action next) => interleaving.Resume(next);

    /// <inheritdoc/>
    public override bool IsRefusal(DbException failure) => failure is PostgresException;

    /// <inheritdoc/>
    public override void Undo(FormattableString sql)
    {
        waiting.Clear();
        interleaving.Clear();
        base.Execute(sql);
    }

    /// <inheritdoc/>
    public override void Tell(Notice notice, string key) => QueryAhead($"SELECT pg_notify({PostgresNotices.Channel(notice)}, {key})", _ => true);

    protected override string Add(DbCommand command, int value)
    {
        command.Parameters.Add(new NpgsqlParameter());
        return Name(value);
    }

    protected override void Prepare(DbCommand command)
    {
    }

    protected override object Value(object? value) => PostgresText.Fit(base.Value(value));

    private static string Name(int value) => string.Create(CultureInfo.InvariantCulture, $"${value + 1}");

    private NpgsqlBatchCommand Command(FormattableString sql)
    {
        if (!texts.TryGetValue(sql.Format, out var text))
        {
            object[] names = [.. Enumerable.Range(0, sql.ArgumentCount).Select(Name)];
            texts[sql.Format] = text = string.Format(CultureInfo.InvariantCulture, sql.Format, names);
        }

        var command = new NpgsqlBatchCommand(text);
        for (var value = 0; value < sql.ArgumentCount; value++)
            command.Parameters.Add(new NpgsqlParameter { Value = Value(sql.GetArgument(value)) });
        return command;
    }

    /// <summary>A statement that was put off: at most one of the two is told what came of it.</summary>
    private sealed record Waiting(FormattableString Sql)
    {
        public Action<int>? Count { get; init; }

        public Action<DbDataReader>? Rows { get; init; }
    }
}

/// <summary>What a text may hold here.</summary>
internal static class PostgresText
{
    /// <summary>Stands for what cannot be kept.</summary>
    private const char Replacement = '\uFFFD';

    /// <summary>The value, without the one sign that PostgreSQL takes in no text (U+0000).</summary>
    public static object Fit(object value) => value is string text && text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', Replacement) : value;
}
