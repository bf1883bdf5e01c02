using Microsoft.Extensions.Options;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Changes;

namespace ResponsibilityBot.Host.Organisation;

/// <summary>Adds what organisations say of themselves.</summary>
internal static class OrganisationServices
{
    /// <summary>Adds <see cref="IOrganisations"/>, the curricula of tenants, and who tends changes and clauses, from the section <c>Clauses</c>. Needs content, storage and access.</summary>
    public static IServiceCollection AddOrganisation(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IOrganisations>(provider => new Organisations(
            () => provider.GetRequiredService<ICurriculum>().Current.Organisation, provider.GetRequiredService<IOrganisationBook>(), provider.GetRequiredService<IWorkloads>()));
        services.AddSingleton<OrganisationCurricula>();
        services.AddSingleton<IRetiredItems, RetiredItems>();
        services.AddSingleton<ChangeDesk>();
        services.AddSingleton<ChangeNotices>();
        services.AddSingleton<FileChangeNotices>();
        services.AddSingleton<AskNotices>();
        services.AddOptions<ClauseOptions>().Bind(configuration.GetSection(ClauseOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ClauseOptions>, ClauseOptionsValidator>();
        services.AddSingleton<ClauseNotices>();
        services.AddHostedService<OrganisationWorker>();
        services.AddHostedService<ClauseWorker>();
        return services;
    }

    /// <summary>What tenants say of themselves, for a command: the files it loaded, and what the bot stored.</summary>
    public static IOrganisations OrganisationsOver(this IServiceProvider services, OrganisationContent files) =>
        new Organisations(() => files, services.GetRequiredService<IOrganisationBook>(), services.GetRequiredService<IWorkloads>());
}
