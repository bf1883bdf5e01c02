namespace ResponsibilityBot.Tutoring.Organisation.Gaps;

/// <summary>Something in the organisation that nobody holds, or that two say differently.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Workload">The workload that it concerns, or null for all.</param>
/// <param name="Subject">What it is about, as people read it: a workload, a role, a service, a duty.</param>
/// <param name="Text">What is missing, and the cure, in one or two sentences.</param>
/// <param name="Responsibilities">Ids of the rows that it concerns; may be empty.</param>
/// <param name="Roles">Ids of the roles that it concerns; may be empty.</param>
public sealed record OrganisationGap(GapKind Kind, Workload? Workload, string Subject, string Text, IReadOnlyList<string> Responsibilities, IReadOnlyList<string> Roles)
{
    /// <summary>The id of the service or service model that it is about, or null.</summary>
    public string? Target { get; init; }

    /// <summary>The decision that it is about: one that fell away, names a role that there is not, or was overtaken by another; null where no decision is.</summary>
    public Override? Decision { get; init; }

    /// <summary>The word for its kind in files: <c>no-owner</c> and the like.</summary>
    public string KindWord => WordOf(Kind);

    /// <summary>The word for a kind.</summary>
    public static string WordOf(GapKind kind) => kind switch
    {
        GapKind.NoOwner => "no-owner",
        GapKind.TwoOwners => "two-owners",
        GapKind.UnknownRole => "unknown-role",
        GapKind.UnknownService => "unknown-service",
        GapKind.ExpiredOverride => "expired-override",
        GapKind.ExpiredClause => "expired-clause",
        GapKind.NoContact => "no-contact",
        _ => "never-verified",
    };
}

/// <summary>The kinds of gaps, the most urgent first.</summary>
public enum GapKind
{
    /// <summary>The customer's part of a duty is nobody's.</summary>
    NoOwner,

    /// <summary>Two overrides of one layer say different things of the same duty in the same place.</summary>
    TwoOwners,

    /// <summary>A workload or an override names a role that there is not (any more).</summary>
    UnknownRole,

    /// <summary>A workload stands on a service that the table does not know (any more).</summary>
    UnknownService,

    /// <summary>What an override said has fallen away by its date.</summary>
    ExpiredOverride,

    /// <summary>The day by which a clause of a contract was to be renewed is over.</summary>
    ExpiredClause,

    /// <summary>A role has work and cannot be asked.</summary>
    NoContact,

    /// <summary>Nobody compared what the table says of a service in use with its publisher's text.</summary>
    NeverVerified,
}
