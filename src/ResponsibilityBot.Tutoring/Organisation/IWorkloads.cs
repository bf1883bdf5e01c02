using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>The workloads of tenants. Storage provides it. Safe for use by many threads.</summary>
public interface IWorkloads
{
    /// <summary>All of a tenant, by name, then environment.</summary>
    ValueTask<IReadOnlyList<Workload>> ListAsync(string tenant, CancellationToken cancel);

    /// <summary>Grows with each change of a tenant's workloads, so that what was read before can be kept while it is the same; 0 where none was ever kept.</summary>
    ValueTask<long> StampAsync(string tenant, CancellationToken cancel);

    /// <summary>The tenants that ever had a workload, in the order of their ids.</summary>
    ValueTask<IReadOnlyList<string>> TenantsAsync(CancellationToken cancel);

    /// <summary>Keeps all of them or none: new ones are added, those with a known id replaced.</summary>
    /// <param name="tenant">Whose they are.</param>
    /// <param name="workloads">With different ids, and different names or environments.</param>
    /// <param name="replace">Whether those that are not among them go.</param>
    /// <param name="cancel">Before it has begun.</param>
    Task<KeptWorkloads> PutAsync(string tenant, IReadOnlyList<Workload> workloads, bool replace, CancellationToken cancel);

    /// <summary>Adds, changes or removes one that somebody saw, all in one transaction; nothing if it is not any more as they saw it.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="before">As it was seen, or null for a new one.</param>
    /// <param name="after">As it is to be, with the same id, or null to remove it. Not null together with <paramref name="before"/>.</param>
    /// <param name="cancel">Before it has begun.</param>
    Task<WorkloadChange> ChangeAsync(string tenant, Workload? before, Workload? after, CancellationToken cancel);

    /// <summary>Records one with the turn, new or instead of the one with its id. Where another took its name and environment meanwhile, nothing changes.</summary>
    void Put(Turn turn, Workload workload);

    /// <summary>Removes one with the turn.</summary>
    void Remove(Turn turn, string id);
}

/// <summary>What became of a change of one workload.</summary>
public enum WorkloadChange
{
    /// <summary>It was made.</summary>
    Done,

    /// <summary>Somebody else changed, removed or added it meanwhile.</summary>
    Stale,

    /// <summary>Another workload has that name and environment.</summary>
    Taken,
}

/// <summary>What became of a list of workloads.</summary>
/// <param name="Added">How many are new.</param>
/// <param name="Changed">How many say something else than before.</param>
/// <param name="Removed">How many went.</param>
public sealed record KeptWorkloads(int Added, int Changed, int Removed);
