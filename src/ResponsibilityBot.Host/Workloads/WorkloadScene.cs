using ResponsibilityBot.Host.Oversight;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Inventories;

namespace ResponsibilityBot.Host.Workloads;

/// <summary>What a form of a workload is about.</summary>
/// <param name="Viewer">Who has it before them.</param>
/// <param name="Curriculum">The files.</param>
/// <param name="Content">What the viewer's tenant says of itself; its workloads as they are committed now, and not as they are remembered.</param>
/// <param name="Shown">The workload, or null for a new one and for one that is not there.</param>
internal sealed record WorkloadScene(Viewer Viewer, Curriculum Curriculum, OrganisationContent Content, Workload? Shown)
{
    /// <summary>Knows the services of the table.</summary>
    public ServiceFinder Finder { get; } = new(Curriculum);

    /// <summary>The form of the workload as it is.</summary>
    public WorkloadDraft Draft => WorkloadDraft.Of(Shown, Finder, Curriculum.Table);

    /// <summary>As it is now in the viewer's tenant.</summary>
    public static async Task<WorkloadScene> ReadAsync(IServiceProvider services, Viewer viewer, string workload, CancellationToken cancel)
    {
        var (content, workloads) = (await services.GetRequiredService<IOrganisations>().OfAsync(viewer.Tenant, cancel), await services.GetRequiredService<IWorkloads>().ListAsync(viewer.Tenant, cancel));
        return new(viewer, services.GetRequiredService<ICurriculum>().Current, content with { Workloads = workloads }, workloads.FirstOrDefault(each => each.Id == workload));
    }
}
