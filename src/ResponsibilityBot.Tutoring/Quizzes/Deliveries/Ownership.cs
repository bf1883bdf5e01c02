namespace ResponsibilityBot.Tutoring.Quizzes.Deliveries;

/// <summary>That one process, and no other, sends what is to be delivered in a tenant.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Epoch">Grows with each owner, so that what an earlier one still writes changes nothing.</param>
/// <param name="IsSudden">Whether the owner before did not say that it stopped: it may be sending still, for as long as <see cref="Lease"/>.</param>
public sealed record Ownership(string Tenant, long Epoch, bool IsSudden)
{
    /// <summary>Nothing is sent by an owner that has not proved for so long that it is one.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(3);

    /// <summary>An owner that has not been heard of for so long is taken for dead.</summary>
    public static TimeSpan Lapse { get; } = 2 * Lease;
}

/// <summary>Who sends in which tenant: the table of owners. Storage provides it. Safe for use by many threads.</summary>
public interface IOwners
{
    /// <summary>Tenants that have something due and no living owner.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<IReadOnlyList<string>> OrphansAsync(int most, CancellationToken cancel);

    /// <summary>Makes a process the owner; null if there is a living one.</summary>
    Task<Ownership?> TakeAsync(string tenant, string holder, CancellationToken cancel);

    /// <summary>Gives back to the queue what earlier owners had taken and not ended; to be called when they have stopped. How many there were.</summary>
    Task<int> ResumeAsync(Ownership own, CancellationToken cancel);

    /// <summary>Proves that a process lives: the epochs of all tenants that it owns now.</summary>
    Task<IReadOnlyDictionary<string, long>> ProveAsync(string holder, CancellationToken cancel);

    /// <summary>Says that the owner has stopped.</summary>
    Task ReleaseAsync(Ownership own, CancellationToken cancel);
}
