using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Gaps;

/// <summary>Who is told of gaps once a week. Storage provides it. Safe for use by many threads.</summary>
public interface IGapWatch
{
    /// <summary>Whether a person is told.</summary>
    ValueTask<bool> IsOnAsync(string tenant, string person, CancellationToken cancel);

    /// <summary>Records with the turn that its person is told from next week on.</summary>
    /// <param name="turn">Theirs.</param>
    /// <param name="week">The week in which they say so: a Monday; they saw what it brings.</param>
    void Begin(Turn turn, DateOnly week);

    /// <summary>Records with the turn that its person is told no longer.</summary>
    void End(Turn turn);

    /// <summary>Who was not told yet in a week, in an order of their own.</summary>
    /// <param name="week">A Monday.</param>
    /// <param name="after">The last one of those that were listed before, or null to begin.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<IReadOnlyList<GapWatcher>> DueAsync(DateOnly week, GapWatcher? after, int most, CancellationToken cancel);

    /// <summary>Records that a person was told in a week and keeps the card for sending, in one transaction; no change if they were told before.</summary>
    /// <param name="tenant">Whose data it is.</param>
    /// <param name="person">Who.</param>
    /// <param name="week">A Monday.</param>
    /// <param name="card">What is sent, or null for nothing.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    Task<bool> ToldAsync(string tenant, string person, DateOnly week, Outbound? card, CancellationToken cancel);
}

/// <summary>Somebody who is told of gaps.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Person">Who.</param>
/// <param name="Told">The Monday of the last week that they were told of.</param>
public sealed record GapWatcher(string Tenant, string Person, DateOnly Told);
