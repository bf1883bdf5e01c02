namespace ResponsibilityBot.Tutoring.Organisation.Clauses;

/// <summary>A clause of a contract that a role looks after, and the day by which it is to be renewed.</summary>
public sealed record Clause
{
    /// <summary>Unique in the tenant and lasting.</summary>
    public required string Id { get; init; }

    /// <summary>What it says, in words that people may read.</summary>
    public required string Says { get; init; }

    /// <summary>The document in which it stands, with its number there.</summary>
    public required string Source { get; init; }

    /// <summary>The id of the role that looks after it.</summary>
    public required string Role { get; init; }

    /// <summary>The last day on which it can be renewed; from the day after on it is over.</summary>
    public required DateOnly Renewal { get; init; }

    /// <summary>The row that it is about, or null.</summary>
    public string? Responsibility { get; init; }

    /// <summary>The service, service model or provider that it is about; null for every place.</summary>
    public string? Target { get; init; }

    /// <summary>Ids of what is laid over the table because of it; may be empty.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Whether its words stand in the files of the installation; chat then gives it a later day at most.</summary>
    public bool IsOfFiles { get; init; }

    /// <summary>Whether nobody renewed it in time, seen from a day.</summary>
    public bool IsOverOn(DateOnly day) => Renewal < day;

    /// <summary>Whether a change of the contract layer stands on it: it is named, or none is and the duty and the place are the same.</summary>
    public bool Carries(Override change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Layer == Knowledge.Layer.Contract
            && (Overrides.Count > 0 ? Overrides.Contains(change.Id) : Responsibility == change.Responsibility && Target == change.Target);
    }
}

/// <summary>What happened to a clause.</summary>
public enum ClauseStep
{
    /// <summary>It was written down.</summary>
    Added,

    /// <summary>It has another day.</summary>
    Renewed,

    /// <summary>It is looked after no longer.</summary>
    Removed,
}

/// <summary>A line of the history of clauses, which only grows.</summary>
/// <param name="Clause">As it was afterwards; a removed one as it was before.</param>
/// <param name="Step">What happened.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Why">The reason that was given; may be empty.</param>
public sealed record ClauseEvent(Clause Clause, ClauseStep Step, ChangePerson By, DateTimeOffset At, string Why);
