using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>Keeps what tenants say of themselves in chat: roles, and changes with their history. Storage provides it. Safe for use by many threads.</summary>
public interface IOrganisationBook
{
    /// <summary>
    /// A number that grows whenever something is changed that <see cref="IOrganisations"/> shows, on any replica; 0 for a tenant that never said
    /// anything. What another process changed is seen within <see cref="Freshness"/>.
    /// </summary>
    ValueTask<long> VersionAsync(string tenant, CancellationToken cancel);

    /// <summary>How old a version may be at most: 2 seconds.</summary>
    static TimeSpan Freshness { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Roles and approved changes, those too whose last day is over; no workloads.</summary>
    ValueTask<OrganisationContent> ReadAsync(string tenant, CancellationToken cancel);

    /// <summary>Keeps a proposal with its first line of history, once by its id; what is kept.</summary>
    Task<Change> ProposeAsync(Change change, CancellationToken cancel);

    /// <summary>A change, or null.</summary>
    ValueTask<Change?> FindAsync(string tenant, string id, CancellationToken cancel);

    /// <summary>
    /// Moves a change on with a line of history, all in one transaction; false, and nothing is changed, if it stands elsewhere than the step
    /// leads from. Only what is proposed is approved, refused or taken back; only what was approved is rolled back or expires.
    /// </summary>
    /// <param name="change">As it was found.</param>
    /// <param name="step">What happens; not <see cref="ChangeStep.Proposed"/>.</param>
    /// <param name="by">Who does it, or null for the calendar.</param>
    /// <param name="at">When.</param>
    /// <param name="why">Why; may be empty.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    Task<bool> MoveAsync(Change change, ChangeStep step, ChangePerson? by, DateTimeOffset at, string why, CancellationToken cancel);

    /// <summary>The history, the latest first.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="most">How many lines at most.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<IReadOnlyList<ChangeEvent>> HistoryAsync(string tenant, int most, CancellationToken cancel);

    /// <summary>Adds a role; false if its id or its name is taken.</summary>
    Task<bool> AddRoleAsync(string tenant, Role role, CancellationToken cancel);

    /// <summary>Replaces name and contact of a role, kept first if there is none of that id; false if another has that name.</summary>
    Task<bool> KeepRoleAsync(string tenant, Role role, CancellationToken cancel);

    /// <summary>Removes a role; false if there is none.</summary>
    Task<bool> RemoveRoleAsync(string tenant, string id, CancellationToken cancel);

    /// <summary>Changes of any tenant that stand where nobody was told of yet, the oldest first; and approved ones whose last day is before a day.</summary>
    /// <param name="today">The day.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<IReadOnlyList<Change>> UntoldAsync(DateOnly today, CancellationToken cancel);

    /// <summary>Records that it was told where a change stands, and keeps for sending what is told, in one transaction; nothing if it was told before or stands elsewhere now.</summary>
    Task ToldAsync(Change change, IReadOnlyList<Outbound> notes, CancellationToken cancel);

    /// <summary>Who learned one of some facts, with the facts they learned.</summary>
    ValueTask<IReadOnlyList<(string Person, string Fact)>> LearnersAsync(string tenant, IReadOnlyCollection<string> facts, CancellationToken cancel);
}
