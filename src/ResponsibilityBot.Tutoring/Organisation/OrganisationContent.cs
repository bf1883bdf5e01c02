using ResponsibilityBot.Tutoring.Organisation.Clauses;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>What one tenant says of itself: its roles, what it decided otherwise than the table, and what it runs.</summary>
/// <param name="Roles">By name.</param>
/// <param name="Overrides">All that were approved and not taken back, expired ones too.</param>
/// <param name="Workloads">By name, then environment.</param>
public sealed record OrganisationContent(IReadOnlyList<Role> Roles, IReadOnlyList<Override> Overrides, IReadOnlyList<Workload> Workloads)
{
    /// <summary>Clauses of contracts that somebody looks after, those too whose day is over.</summary>
    public IReadOnlyList<Clause> Clauses { get; init; } = [];

    /// <summary>A tenant that said nothing yet.</summary>
    public static OrganisationContent Empty { get; } = new([], [], []);

    /// <summary>The role with that id, or null.</summary>
    public Role? Role(string? id) => id is null ? null : Roles.FirstOrDefault(role => role.Id == id);

    /// <summary>The role that words name, or null: by its name, however it is written (<see cref="RoleName.KeyOf"/>), else by its id.</summary>
    public Role? RoleCalled(string words)
    {
        var key = RoleName.KeyOf(words);
        return Roles.FirstOrDefault(role => RoleName.KeyOf(role.Name) == key) ?? Role(key);
    }
}

/// <summary>What tenants say of themselves, files and chat taken together. Safe for use by many threads.</summary>
public interface IOrganisations
{
    /// <summary>What a tenant says now; empty for an unknown one. Remembered, so that asking costs nothing while nothing changes.</summary>
    ValueTask<OrganisationContent> OfAsync(string tenant, CancellationToken cancel);
}
