namespace ResponsibilityBot.Host.Workloads;

/// <summary>Adds who tells of gaps, and the forms of workloads.</summary>
internal static class WorkloadServices
{
    /// <summary>Adds who tells of gaps once a week. Needs storage, access and workers.</summary>
    public static IServiceCollection AddGapWatch(this IServiceCollection services) => services.AddSingleton<GapPoster>().AddHostedService<GapWorker>();

    /// <summary>Adds what <see cref="WorkloadEndpoints"/> need beside the page of scores.</summary>
    public static IServiceCollection AddWorkloadForms(this IServiceCollection services) => services.AddSingleton<WorkloadForms>();
}
