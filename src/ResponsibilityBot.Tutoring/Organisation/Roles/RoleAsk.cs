using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation.Roles;

/// <summary>Where a question to a role stands.</summary>
public enum AskState
{
    /// <summary>It waits for an answer.</summary>
    Open,

    /// <summary>Somebody answered.</summary>
    Answered,

    /// <summary>Whoever asked took it back.</summary>
    Withdrawn,
}

/// <summary>A question that somebody put to a role.</summary>
public sealed record RoleAsk
{
    /// <summary>Whose.</summary>
    public required string Tenant { get; init; }

    /// <summary>Unique in the tenant.</summary>
    public required string Id { get; init; }

    /// <summary>The role's id.</summary>
    public required string Role { get; init; }

    /// <summary>The duty that it is about, or null.</summary>
    public string? Responsibility { get; init; }

    /// <summary>The place that it is about, or null.</summary>
    public string? Target { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>Who asks.</summary>
    public required ChangePerson Asker { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where it stands.</summary>
    public AskState State { get; init; }

    /// <summary>What was answered; empty while nothing was.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Who answered, or null.</summary>
    public ChangePerson? Answerer { get; init; }
}

/// <summary>Keeps questions to roles. Storage provides it. Safe for use by many threads.</summary>
public interface IRoleAsks
{
    /// <summary>Keeps a question, once by its id; false if its asker has too many open ones.</summary>
    /// <param name="ask">The question.</param>
    /// <param name="mostOpen">How many open ones a person may have.</param>
    /// <param name="cancel">Ends the wait; nothing is kept then.</param>
    Task<bool> AskAsync(RoleAsk ask, int mostOpen, CancellationToken cancel);

    /// <summary>A question, or null.</summary>
    ValueTask<RoleAsk?> FindAsync(string tenant, string id, CancellationToken cancel);

    /// <summary>Ends an open question; false, and nothing is changed, if it is not open any more.</summary>
    /// <param name="ask">With its new state, its answer and who answered.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    Task<bool> EndAsync(RoleAsk ask, CancellationToken cancel);

    /// <summary>Questions of any tenant that stand where nobody was told of yet, the oldest first.</summary>
    ValueTask<IReadOnlyList<RoleAsk>> UntoldAsync(CancellationToken cancel);

    /// <summary>Records that it was told where a question stands, and keeps for sending what is told, in one transaction; nothing if it was told before or stands elsewhere now.</summary>
    Task ToldAsync(RoleAsk ask, IReadOnlyList<Outbound> notes, CancellationToken cancel);
}
