namespace ResponsibilityBot.Slack.Sockets;

/// <summary>Counts what is being worked on, and tells when the last of it is done after no more is taken. Safe for use by many threads.</summary>
internal sealed class InFlight
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool closed;
    private int count;

    /// <summary>Completes after <see cref="Close"/>, when all that was begun has ended.</summary>
    public Task Done => done.Task;

    /// <summary>Begins one; false if no more is taken.</summary>
    public bool TryBegin()
    {
        lock (gate)
        {
            count += closed ? 0 : 1;
            return !closed;
        }
    }

    /// <summary>Ends one.</summary>
    public void End()
    {
        lock (gate)
        {
            count--;
            if (closed && count == 0)
                done.TrySetResult();
        }
    }

    /// <summary>Takes no more.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            if (count == 0)
                done.TrySetResult();
        }
    }
}
