using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>
/// What a higher layer says of a cell instead of the table: a clause of a contract, a decision of the organisation, or what holds for one workload.
/// What it leaves null stays as the layer below it says.
/// </summary>
public sealed record Override
{
    /// <summary>Unique in the tenant and lasting.</summary>
    public required string Id { get; init; }

    /// <summary>Never <see cref="Layer.Baseline"/>.</summary>
    public required Layer Layer { get; init; }

    /// <summary>The id of the workload that it holds for; there exactly where the layer is <see cref="Layer.Workload"/>.</summary>
    public string? Workload { get; init; }

    /// <summary>The row's id.</summary>
    public required string Responsibility { get; init; }

    /// <summary>The service, service model or provider that it holds for; null for every place.</summary>
    public string? Target { get; init; }

    /// <summary>Who does the work instead.</summary>
    public Owner? Owner { get; init; }

    /// <summary>Who answers for it instead.</summary>
    public Party? Accountable { get; init; }

    /// <summary>The id of the role that does the customer's part.</summary>
    public string? Role { get; init; }

    /// <summary>What the provider does, like <see cref="Cell.Provider"/>.</summary>
    public string? Provider { get; init; }

    /// <summary>What the customer does, like <see cref="Cell.Customer"/>.</summary>
    public string? Customer { get; init; }

    /// <summary>Why: a clause, a decision, a ticket, in words that people may read.</summary>
    public required string Reason { get; init; }

    /// <summary>Who approved it, by the name that people read.</summary>
    public required string Approver { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The last day on which it holds, or null while nobody ends it.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether it says who does the work or answers for it, and not only by whom or how.</summary>
    public bool MovesWork => Owner is not null || Accountable is not null;

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => Since <= day && (Until is not { } last || day <= last);
}
