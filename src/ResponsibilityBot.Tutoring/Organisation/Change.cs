namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>What happened to a change of a tenant's layers. The last of them is where it stands.</summary>
public enum ChangeStep
{
    /// <summary>An author wants it; nothing is changed yet.</summary>
    Proposed,

    /// <summary>A second person agreed: it holds from its first day on.</summary>
    Approved,

    /// <summary>A second person did not agree.</summary>
    Refused,

    /// <summary>Its author took it back before anybody decided.</summary>
    TakenBack,

    /// <summary>It held, and was ended with a reason.</summary>
    RolledBack,

    /// <summary>Its last day is over.</summary>
    Expired,
}

/// <summary>Somebody who proposed or decided something, as they were called then.</summary>
/// <param name="Id">Unique in the tenant; empty once that person had deleted what is kept of them.</param>
/// <param name="Name">What to call them.</param>
public sealed record ChangePerson(string Id, string Name);

/// <summary>A change of a tenant's layers, made in chat.</summary>
public sealed record Change
{
    /// <summary>Whose.</summary>
    public required string Tenant { get; init; }

    /// <summary>What it says. Its id is the change's; its approver is empty until somebody approved.</summary>
    public required Override Override { get; init; }

    /// <summary>Where it stands.</summary>
    public ChangeStep State { get; init; }

    /// <summary>Who proposed it.</summary>
    public required ChangePerson Proposer { get; init; }

    /// <summary>Who approved or refused it, or null while nobody did.</summary>
    public ChangePerson? Decider { get; init; }

    /// <summary>The name of the channel that carried the proposal.</summary>
    public required string Carrier { get; init; }

    /// <summary>The place where it was proposed, without a thread.</summary>
    public required string Conversation { get; init; }

    /// <summary>When it was proposed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The change's id, the override's too.</summary>
    public string Id => Override.Id;

    /// <summary>Whether it is laid over the table: approved and not ended before its last day.</summary>
    public bool IsLive => State == ChangeStep.Approved;
}

/// <summary>A line of the history, which only grows.</summary>
/// <param name="Change">The change as it stands now.</param>
/// <param name="Step">What happened.</param>
/// <param name="By">Who did it, or null for the calendar.</param>
/// <param name="At">When.</param>
/// <param name="Why">The reason that was given; may be empty.</param>
public sealed record ChangeEvent(Change Change, ChangeStep Step, ChangePerson? By, DateTimeOffset At, string Why);
