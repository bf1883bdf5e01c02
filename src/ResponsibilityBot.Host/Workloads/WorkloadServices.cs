namespace ResponsibilityBot.Host.Workloads;

/// <summary>Adds who tells of gaps.</summary>
internal static class WorkloadServices
{
    /// <summary>Adds who tells of gaps once a week. Needs storage, access and workers.</summary>
    public static IServiceCollection AddGapWatch(this IServiceCollection services) => services.AddSingleton<GapPoster>().AddHostedService<GapWorker>();
}
