using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Host.Organisation;

/// <summary>Adds what organisations say of themselves.</summary>
internal static class OrganisationServices
{
    /// <summary>Adds <see cref="IOrganisations"/> and the curricula of tenants. Needs content and storage.</summary>
    public static IServiceCollection AddOrganisation(this IServiceCollection services)
    {
        services.AddSingleton<IOrganisations, Organisations>();
        services.AddSingleton<OrganisationCurricula>();
        return services;
    }
}
