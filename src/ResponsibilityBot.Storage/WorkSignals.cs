using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Storage;

/// <summary>How the tables tell workers that there is something to do.</summary>
internal sealed class WorkSignals(TimeProvider time)
{
    /// <summary>How long a worker waits at most before it looks for itself: half a minute.</summary>
    public static TimeSpan Sweep { get; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a claim holds: two minutes, many times what a turn or a call to another server may take. A row that is claimed is due when
    /// its claim lapses.
    /// </summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Something is to be worked on.</summary>
    public Handover<Inbound> Inbox { get; } = new(time);

    /// <summary>Something is to be sent.</summary>
    public Handover<Outbound> Outbox { get; } = new(time);

    /// <summary>Who waits for a row of the inbox to be finished, by its id, and for what was said; null where only the tables know that.</summary>
    public Waiters<IReadOnlyList<Outbound>?> Finished { get; } = new();

    /// <summary>Who waits for an activity in a Direct Line conversation, by its id, and for its number.</summary>
    public Waiters<long?> DirectLine { get; } = new();

    /// <summary>How long to wait for the next row.</summary>
    /// <param name="due">When it is due (Unix ms), or null if there is none.</param>
    public TimeSpan Patience(long? due)
    {
        if (due is null)
            return Sweep;
        var wait = DateTimeOffset.FromUnixTimeMilliseconds(due.Value) - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Sweep ? Sweep : wait;
    }
}
