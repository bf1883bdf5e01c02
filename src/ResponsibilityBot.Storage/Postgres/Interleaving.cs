namespace ResponsibilityBot.Storage.Postgres;

/// <summary>
/// How those who share a transaction take turns on its connection. Each runs until it awaits what a statement brings; when all do, one trip to the server
/// brings it to all of them. For the writer's thread.
/// </summary>
internal sealed class Interleaving
{
    private readonly Queue<Action> ready = new();
    private readonly Queue<TaskCompletionSource> alone = new();
    private readonly Dictionary<string, Queue<TaskCompletionSource<IDisposable?>>> entered = new(StringComparer.Ordinal);

    /// <summary>How many await something, whether it came by now or not.</summary>
    private int suspended;
    private bool isAlone;

    /// <summary>Goes on with whoever can; true if somebody still awaits what a statement brings.</summary>
    public bool GoOn()
    {
        while (true)
        {
            while (ready.TryDequeue(out var next))
            {
                suspended--;
                next();
            }

            if (suspended > 0)
                return true;
            isAlone = alone.Count > 0;
            if (!alone.TryDequeue(out var one))
                return false;
            one.SetResult();
        }
    }

    /// <inheritdoc cref="Statements.Suspend"/>
    public void Suspend() => suspended++;

    /// <inheritdoc cref="Statements.Resume"/>
    public void Resume(Action next) => ready.Enqueue(next);

    /// <inheritdoc cref="Statements.EnterAsync"/>
    public ValueTask<IDisposable?> EnterAsync(string name)
    {
        if (entered.TryAdd(name, new()))
            return new(new Entered(this, name));
        var turn = new TaskCompletionSource<IDisposable?>();
        entered[name].Enqueue(turn);
        Suspend();
        return new(turn.Task);
    }

    /// <inheritdoc cref="Statements.AloneAsync"/>
    public ValueTask AloneAsync()
    {
        // Who is alone stays so until it is over.
        if (isAlone)
            return default;
        var turn = new TaskCompletionSource();
        alone.Enqueue(turn);
        return new(turn.Task);
    }

    /// <summary>Forgets all who wait: what they did is undone.</summary>
    public void Clear()
    {
        ready.Clear();
        alone.Clear();
        entered.Clear();
        (suspended, isAlone) = (0, false);
    }

    private void Leave(string name)
    {
        if (!entered.TryGetValue(name, out var others))
            return;
        if (others.TryDequeue(out var next))
            Resume(() => next.SetResult(new Entered(this, name)));
        else
            entered.Remove(name);
    }

    private sealed class Entered(Interleaving interleaving, string name) : IDisposable
    {
        public void Dispose() => interleaving.Leave(name);
    }
}
