namespace ResponsibilityBot.Storage;

/// <summary>
/// Brings work to the worker that waits for it. Who writes a row that may be worked on at once takes one of the worker's free places, writes
/// the row as claimed, and hands it over after the commit, which saves the worker a claim. For all else the worker is told to look for itself.
/// </summary>
internal sealed class Handover<T>(TimeProvider time)
{
    private readonly Lock gate = new();
    private List<T> handed = [];
    private SemaphoreSlim? places;
    private TaskCompletionSource? waiting;
    private TaskCompletionSource? settled;
    private int promised;
    private bool isRung;
    private bool isOpen;

    /// <summary>Tells the worker to look for itself. A ring that nobody waited for is remembered, once.</summary>
    public void Ring()
    {
        lock (gate)
        {
            isRung = true;
            waiting?.TrySetResult();
        }
    }

    /// <summary>Takes a free place of the worker; false if there is none. Who takes one hands something over or breaks the promise.</summary>
    public bool TryPromise()
    {
        lock (gate)
        {
            if (!isOpen || places?.Wait(0) != true)
                return false;
            promised++;
            return true;
        }
    }

    /// <summary>Hands over what was promised.</summary>
    public void Hand(T item)
    {
        lock (gate)
        {
            handed.Add(item);
            Settle();
            waiting?.TrySetResult();
        }
    }

    /// <summary>Gives the place back.</summary>
    public void Break()
    {
        lock (gate)
        {
            places?.Release();
            Settle();
        }
    }

    /// <summary>
    /// Waits for something to be handed over, a ring, or the longest time; returns what was handed over, with a place each. From the first call
    /// on the free places may be taken at any time. When cancelled it returns too, after the last promise, and no place is taken any more.
    /// </summary>
    public async Task<IReadOnlyList<T>> WaitAsync(SemaphoreSlim free, TimeSpan longest, CancellationToken cancel)
    {
        var woken = Offer(free);
        try
        {
            await woken.WaitAsync(longest, time, cancel);
        }
        catch (TimeoutException)
        {
            // The caller looks for itself.
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // What was promised still comes.
        }

        if (cancel.IsCancellationRequested)
            await CloseAsync();
        return Take();
    }

    private Task Offer(SemaphoreSlim free)
    {
        lock (gate)
        {
            places = free;
            isOpen = true;
            if (isRung || handed.Count > 0)
                return Task.CompletedTask;
            waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return waiting.Task;
        }
    }

    /// <summary>What was handed over. A ring is over when nothing was: the caller looks for itself then.</summary>
    private List<T> Take()
    {
        lock (gate)
        {
            waiting = null;
            var taken = handed;
            if (taken.Count == 0)
                isRung = false;
            else
                handed = [];
            return taken;
        }
    }

    private Task CloseAsync()
    {
        lock (gate)
        {
            isOpen = false;
            if (promised == 0)
                return Task.CompletedTask;
            settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return settled.Task;
        }
    }

    private void Settle()
    {
        promised--;
        if (promised == 0)
            settled?.TrySetResult();
    }
}
