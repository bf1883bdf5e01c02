using ResponsibilityBot.Tutoring.Asking.Answering;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Organisation.Raci;

/// <summary>What somebody has to do with a duty. R and A may fall together.</summary>
[Flags]
public enum RaciPart
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>R: does the work, or a part of it.</summary>
    Responsible = 1,

    /// <summary>A: answers for it. One in each row.</summary>
    Accountable = 2,

    /// <summary>C: is asked, because the work cannot be done without what they know or choose.</summary>
    Consulted = 4,

    /// <summary>I: is told.</summary>
    Informed = 8,
}

/// <summary>What one party has to do with a duty.</summary>
/// <param name="Side">On which side of the model it stands.</param>
/// <param name="Role">The id of the role; null for the provider, and for the customer's side while no role holds it.</param>
/// <param name="Part">Never none.</param>
public sealed record RaciShare(Party Side, string? Role, RaciPart Part);

/// <summary>One duty in one or more services of a workload that hold it alike.</summary>
/// <param name="Responsibility">The row of the table.</param>
/// <param name="Places">The services; at least one.</param>
/// <param name="Duty">As it holds in the first of them.</param>
/// <param name="Shares">Each party once, the provider first. Exactly one is accountable.</param>
public sealed record RaciRow(Responsibility Responsibility, IReadOnlyList<Target> Places, HeldDuty Duty, IReadOnlyList<RaciShare> Shares)
{
    /// <summary>The provider's part.</summary>
    public RaciPart Provider => Shares.FirstOrDefault(share => share.Side == Party.Provider)?.Part ?? RaciPart.None;

    /// <summary>Who answers for it.</summary>
    public RaciShare Accountable => Shares.Single(share => share.Part.HasFlag(RaciPart.Accountable));

    /// <summary>Who runs its services, each once: companies, or "the provider".</summary>
    public IReadOnlyList<string> Providers(KnowledgeTable table) => [.. Places.Select(place => AnswerScope.ProviderOf(table, place, null)).Distinct(StringComparer.Ordinal)];

    /// <summary>The part of a role; of the customer's side without a role, for null.</summary>
    public RaciPart PartOf(string? role) => Shares.FirstOrDefault(share => share.Side == Party.Customer && share.Role == role)?.Part ?? RaciPart.None;

    /// <summary>Whether the customer has work or answers for it and no role holds that.</summary>
    public bool IsOpen => (PartOf(null) & (RaciPart.Responsible | RaciPart.Accountable)) != 0;
}

/// <summary>The duties of a workload.</summary>
/// <param name="Workload">Which.</param>
/// <param name="Rows">In the table's order; duties that do not apply are left out.</param>
public sealed record RaciSheet(Workload Workload, IReadOnlyList<RaciRow> Rows)
{
    /// <summary>The ids of the roles that have a part, in the order in which they come; null where a duty has none.</summary>
    public IReadOnlyList<string?> Roles => [.. Rows.SelectMany(row => row.Shares).Where(share => share.Side == Party.Customer).Select(share => share.Role).Distinct()];

    /// <summary>How a part is written: <c>A/R</c>, <c>C</c>, or nothing.</summary>
    public static string Letters(RaciPart part) => part switch
    {
        RaciPart.Responsible | RaciPart.Accountable => "A/R",
        RaciPart.Accountable => "A",
        RaciPart.Responsible => "R",
        RaciPart.Consulted => "C",
        RaciPart.Informed => "I",
        _ => "",
    };
}
