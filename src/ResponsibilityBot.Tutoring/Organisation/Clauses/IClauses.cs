using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Clauses;

/// <summary>
/// Keeps the clauses that tenants wrote down in chat, their history, and of which day it was told already. What there is shows in
/// <see cref="IOrganisations"/>. Storage provides it. Safe for use by many threads.
/// </summary>
public interface IClauses
{
    /// <summary>Keeps a new one with a line of history, once by its id.</summary>
    Task AddAsync(string tenant, Clause clause, ChangePerson by, DateTimeOffset at, CancellationToken cancel);

    /// <summary>
    /// Gives a clause another day, with a line of history; no second line where it has that day already. One of the files is kept with its new day from then on.
    /// False if it was removed meanwhile.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="clause">With its new day.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="at">When.</param>
    /// <param name="why">Why; may be empty.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    Task<bool> RenewAsync(string tenant, Clause clause, ChangePerson by, DateTimeOffset at, string why, CancellationToken cancel);

    /// <summary>Removes one with a line of history; false if there is none.</summary>
    Task<bool> RemoveAsync(string tenant, string id, ChangePerson by, DateTimeOffset at, string why, CancellationToken cancel);

    /// <summary>The history, the latest first.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="most">How many lines at most.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<IReadOnlyList<ClauseEvent>> HistoryAsync(string tenant, int most, CancellationToken cancel);

    /// <summary>The tenants that have clauses of their own, in the order of their ids.</summary>
    /// <param name="all">Whether those too from which the bot ever heard anything, for clauses that all have.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<IReadOnlyList<string>> TenantsAsync(bool all, CancellationToken cancel);

    /// <summary>Of which clauses, days and steps it was told in a tenant.</summary>
    ValueTask<IReadOnlySet<ClauseReminder>> ToldAsync(string tenant, CancellationToken cancel);

    /// <summary>
    /// Records that it was told of a step and keeps for sending what is told, in one transaction. False, and nothing is changed, if it was told before, or the
    /// clause was removed or renewed meanwhile.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="reminder">Of what.</param>
    /// <param name="isOfFiles">Whether the clause stands in the files.</param>
    /// <param name="cards">What is sent; not empty.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    Task<bool> TellAsync(string tenant, ClauseReminder reminder, bool isOfFiles, IReadOnlyList<Outbound> cards, CancellationToken cancel);
}

/// <summary>What a reminder is of: each is sent once.</summary>
/// <param name="Clause">The clause's id.</param>
/// <param name="Renewal">Its day.</param>
/// <param name="Step">How many days before.</param>
public sealed record ClauseReminder(string Clause, DateOnly Renewal, int Step)
{
    /// <summary>
    /// The step in which a clause is on a day: the nearest that has come, so that one that is written down late is told of once and not of each step before; null while
    /// none has come, and when its day is over.
    /// </summary>
    /// <param name="clause">The clause.</param>
    /// <param name="day">The day.</param>
    /// <param name="steps">How many days before its day to tell, in any order.</param>
    public static ClauseReminder? On(Clause clause, DateOnly day, IEnumerable<int> steps)
    {
        ArgumentNullException.ThrowIfNull(clause);
        var left = clause.Renewal.DayNumber - day.DayNumber;
        return left >= 0 && steps.Where(step => left <= step).Cast<int?>().Min() is { } step ? new(clause.Id, clause.Renewal, step) : null;
    }
}
