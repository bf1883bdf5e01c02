namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>workloads</c>: something that a tenant runs in the cloud.</summary>
internal sealed class WorkloadRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What two names have in common that are the same.</summary>
    public required string NameKey { get; init; }

    /// <summary>Empty for none.</summary>
    public required string Environment { get; init; }

    public required string EnvironmentKey { get; init; }

    /// <summary>Ids of services and service models with blanks between them.</summary>
    public required string Services { get; init; }

    /// <summary>The id of the role that runs it, or null.</summary>
    public string? Role { get; init; }
}

/// <summary>A row of <c>workload_stamps</c>: how often a tenant's workloads changed.</summary>
internal sealed class WorkloadStampRow
{
    public required string Tenant { get; init; }

    public long Stamp { get; init; }
}

/// <summary>A row of <c>gap_watches</c>: somebody who is told of gaps once a week.</summary>
internal sealed class GapWatchRow
{
    public required string Tenant { get; init; }

    public required string Person { get; init; }

    /// <summary>The Monday of the last week in which they were told, as a number of days.</summary>
    public int ToldWeek { get; init; }
}
