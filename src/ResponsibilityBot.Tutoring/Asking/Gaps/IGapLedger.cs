using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking.Gaps;

/// <summary>Counts gaps by tenant, without a person and without a conversation. Storage provides it. Safe for use by many threads.</summary>
public interface IGapLedger
{
    /// <summary>The question that was asked last, or null when there is none or a topic's lifetime has passed.</summary>
    ValueTask<AskedQuestion?> RecallAsync(TopicKey key, CancellationToken cancel);

    /// <summary>
    /// Notes what a turn leaves behind. It is written in the transaction that finishes the turn, so a turn that is delivered or tried again
    /// counts once; noting again for the same turn replaces what was noted.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="asked">What is now the question asked last, or null to forget it.</param>
    /// <param name="gap">What to count, or null.</param>
    void Note(Turn turn, AskedQuestion? asked, Gap? gap);
}

/// <summary>Lists the gaps that were counted.</summary>
public interface IGapReport
{
    /// <summary>The least count that is ever shown (<c>Growth:MinimumCount</c>): what fewer asked could tell who asked it.</summary>
    int MinimumCount { get; }

    /// <summary>The gaps, the most frequent first; then the latest, then by words.</summary>
    /// <param name="filter">Which ones; a minimum below <see cref="MinimumCount"/> is raised to it.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="IOException">There is no database, or it is older than the program; the message says the cure.</exception>
    Task<IReadOnlyList<CountedGap>> ListAsync(GapFilter filter, CancellationToken cancel);
}

/// <summary>Which gaps to list.</summary>
/// <param name="Since">Only those that came up on this day or later (UTC), or null.</param>
/// <param name="Minimum">Only those with this count or more.</param>
/// <param name="Tenant">Only those of this tenant, or null for each tenant's by itself.</param>
public sealed record GapFilter(DateOnly? Since = null, int Minimum = 0, string? Tenant = null);

/// <summary>A gap and how often it came up in one tenant.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Gap">The gap, with what was on offer the last time.</param>
/// <param name="Count">How often, 1 or more.</param>
/// <param name="First">The first day (UTC).</param>
/// <param name="Last">The last day (UTC).</param>
public sealed record CountedGap(string Tenant, Gap Gap, int Count, DateOnly First, DateOnly Last);
