namespace ResponsibilityBot.Storage;

/// <summary>Who waits for something to happen to a key, and to hear what. Holds nothing for keys that nobody waits for.</summary>
internal sealed class Waiters<T>
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Crowd> crowds = new(StringComparer.Ordinal);

    /// <summary>Begins to wait: <see cref="Place.Woken"/> completes at the next <see cref="Wake"/>. Dispose the place afterwards.</summary>
    public Place Enter(string key)
    {
        lock (gate)
        {
            if (!crowds.TryGetValue(key, out var crowd))
                crowds[key] = crowd = new();
            crowd.Count++;
            return new(this, key, crowd);
        }
    }

    /// <summary>Wakes all who wait for the key, and tells them what happened.</summary>
    public void Wake(string key, T happened)
    {
        Crowd? crowd;
        lock (gate)
            crowds.Remove(key, out crowd);
        crowd?.Woken.TrySetResult(happened);
    }

    /// <summary>Wakes all who wait for any key.</summary>
    public void WakeAll(T happened)
    {
        List<Crowd> all;
        lock (gate)
        {
            all = [.. crowds.Values];
            crowds.Clear();
        }

        foreach (var crowd in all)
            crowd.Woken.TrySetResult(happened);
    }

    private void Leave(string key, Crowd crowd)
    {
        lock (gate)
        {
            if (--crowd.Count == 0 && crowds.TryGetValue(key, out var current) && current == crowd)
                crowds.Remove(key);
        }
    }

    /// <summary>One who waits.</summary>
    internal sealed class Place(Waiters<T> waiters, string key, Crowd crowd) : IDisposable
    {
        public Task<T> Woken => crowd.Woken.Task;

        public void Dispose() => waiters.Leave(key, crowd);
    }

    /// <summary>All who wait for one key.</summary>
    internal sealed class Crowd
    {
        public TaskCompletionSource<T> Woken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Count { get; set; }
    }
}
