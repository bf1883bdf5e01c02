using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Changes;

namespace ResponsibilityBot.Host.Organisation;

/// <summary>Adds what organisations say of themselves.</summary>
internal static class OrganisationServices
{
    /// <summary>Adds <see cref="IOrganisations"/>, the curricula of tenants, and who tends changes. Needs content, storage and access.</summary>
    public static IServiceCollection AddOrganisation(this IServiceCollection services)
    {
        services.AddSingleton<IOrganisations, Organisations>();
        services.AddSingleton<OrganisationCurricula>();
        services.AddSingleton<IRetiredItems, RetiredItems>();
        services.AddSingleton<ChangeDesk>();
        services.AddSingleton<ChangeNotices>();
        services.AddSingleton<AskNotices>();
        services.AddHostedService<OrganisationWorker>();
        return services;
    }
}
