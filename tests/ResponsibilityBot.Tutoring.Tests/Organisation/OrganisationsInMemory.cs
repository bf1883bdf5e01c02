using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

/// <summary>What tenants say of themselves, as a spec has it.</summary>
internal sealed class OrganisationsInMemory : IOrganisations
{
    private readonly Dictionary<string, OrganisationContent> tenants = new(StringComparer.Ordinal);

    public OrganisationContent this[string tenant]
    {
        get => tenants.GetValueOrDefault(tenant, OrganisationContent.Empty);
        set => tenants[tenant] = value;
    }

    public ValueTask<OrganisationContent> OfAsync(string tenant, CancellationToken cancel) => new(this[tenant]);
}
