using ResponsibilityBot.Tutoring.Asking;
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

    /// <summary>What tenants say of themselves, for a command: the files it loaded, and what the bot stored.</summary>
    public static IOrganisations OrganisationsOver(this IServiceProvider services, Curriculum files) =>
        new Organisations(new Loaded(files), services.GetRequiredService<IOrganisationBook>(), services.GetRequiredService<IWorkloads>());

    private sealed record Loaded(Curriculum Current) : ICurriculum;
}
