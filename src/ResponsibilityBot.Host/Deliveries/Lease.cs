using ResponsibilityBot.Tutoring.Quizzes.Deliveries;

namespace ResponsibilityBot.Host.Deliveries;

/// <summary>
/// An ownership as far as this process can tell: proved a moment ago, not proved for too long, or lost. A process that was stopped for a while and
/// goes on finds it unproved, whatever it believed before. Safe for use by many threads.
/// </summary>
internal sealed class Lease(Ownership own, TimeProvider time)
{
    private readonly Lock gate = new();
    private long provedAt = time.GetTimestamp();
    private bool isLost;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What it is a lease of.</summary>
    public Ownership Own { get; } = own;

    /// <summary>Whether something may be sent now.</summary>
    public bool IsProved
    {
        get
        {
            lock (gate)
                return !isLost && time.GetElapsedTime(provedAt) < Ownership.Lease;
        }
    }

    /// <summary>It was proved.</summary>
    /// <param name="askedAt">The timestamp before the proof was asked for: what the answer says was true after that.</param>
    public void Prove(long askedAt)
    {
        lock (gate)
        {
            provedAt = Math.Max(provedAt, askedAt);
            Tell();
        }
    }

    /// <summary>There is another owner.</summary>
    public void Lose()
    {
        lock (gate)
        {
            isLost = true;
            Tell();
        }
    }

    /// <summary>Returns true as soon as something may be sent, and false when nothing may be sent any more.</summary>
    public async ValueTask<bool> HoldsAsync(CancellationToken cancel)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (isLost)
                    return false;
                if (time.GetElapsedTime(provedAt) < Ownership.Lease)
                    return true;
                next = changed.Task;
            }

            await next.WaitAsync(cancel);
        }
    }

    private void Tell()
    {
        changed.TrySetResult();
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
