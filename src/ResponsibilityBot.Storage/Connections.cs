namespace ResponsibilityBot.Storage;

/// <summary>How one engine is reached.</summary>
internal abstract class Connections
{
    /// <summary>Whether other processes may work on the database at the same time.</summary>
    public abstract bool AreShared { get; }

    /// <summary>Opens the writer's. A commit returns when the disk has it, so that not even the loss of power takes it back.</summary>
    public abstract Statements OpenWriter();

    /// <summary>Runs the work on what is committed now, on a connection that is kept for the next.</summary>
    public abstract T Read<T>(Func<Statements, T> work);
}
