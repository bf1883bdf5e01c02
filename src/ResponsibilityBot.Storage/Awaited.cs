using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ResponsibilityBot.Storage;

/// <summary>What a statement brings that may not have run yet. For the thread that has the connection.</summary>
internal sealed class Awaited<T>
{
    private readonly Statements? sql;
    private (bool IsThere, T? Value) came;
    private Action? next;

    /// <summary>Brings something once the statements have run.</summary>
    public Awaited(Statements sql) => this.sql = sql;

    /// <summary>Has brought something.</summary>
    public Awaited(T value) => came = (true, value);

    /// <summary>What it brought; runs what was put off, if it is not there yet.</summary>
    /// <exception cref="System.Data.Common.DbException">One of the statements that were put off failed.</exception>
    public T Value
    {
        get
        {
            if (!came.IsThere)
                sql?.Settle();
            return came is (true, { } value) ? value : throw new UnreachableException("a statement that ran and brought nothing");
        }
    }

    /// <summary>It has run.</summary>
    public void Bring(T value)
    {
        came = (true, value);
        if (next is not null)
            sql?.Resume(next);
    }

    /// <summary>For <c>await</c>, by one: it goes on when the statement has run (<see cref="Statements.Complete"/>).</summary>
    public Awaiter GetAwaiter() => new(this);

    /// <summary>What the compiler asks of something that is awaited.</summary>
    public readonly struct Awaiter(Awaited<T> awaited) : INotifyCompletion
    {
        public bool IsCompleted => awaited.came.IsThere;

        public T GetResult() => awaited.Value;

        public void OnCompleted(Action continuation)
        {
            awaited.next = continuation;
            awaited.sql?.Suspend();
        }
    }
}
