namespace ResponsibilityBot.Storage.Tests;

/// <summary>Makes empty databases of one engine.</summary>
public abstract class Engine
{
    internal abstract Task<BareDatabase> MakeAsync();
}

/// <summary>An empty database, and what can be done to it past all our code.</summary>
internal abstract class BareDatabase : IAsyncDisposable
{
    /// <summary>What <c>Storage:Provider</c> says.</summary>
    public abstract string Provider { get; }

    public abstract string ConnectionString { get; }

    /// <summary>What a look into it says; whole numbers as long.</summary>
    public abstract object? Look(string sql);

    /// <summary>The names of a table's columns, sorted.</summary>
    public abstract IReadOnlyList<string> Columns(string table);

    /// <summary>The names of the tables that have such a column.</summary>
    public abstract IReadOnlyList<string> TablesWith(string column);

    /// <summary>A value for a column, as SQL: the text where it takes any.</summary>
    public abstract string Sample(string table, string column, string text);

    /// <summary>Lets every new row of the table fail, as on a full disk.</summary>
    public abstract void Fill(string table);

    /// <summary>Lets rows be written again.</summary>
    public abstract void Empty(string table);

    /// <summary>Lets an activity of a Direct Line conversation that is not there fail at the commit only, in this transaction.</summary>
    public abstract int Defer(Statements sql);

    /// <summary>Lets go of what was kept open for a process that is gone.</summary>
    public abstract void Close();

    public abstract ValueTask DisposeAsync();
}
