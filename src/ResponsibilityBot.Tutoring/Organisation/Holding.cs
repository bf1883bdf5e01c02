using System.Collections.Concurrent;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>What holds in an organisation on one day. Safe for use by many threads.</summary>
/// <param name="table">The table with the organisation's layers.</param>
/// <param name="day">The day (UTC).</param>
public sealed class Holding(OrganisationTable table, DateOnly day)
{
    private readonly ConcurrentDictionary<CellKey, HeldDuty?> general = new();

    /// <summary>The table with the organisation's layers.</summary>
    public OrganisationTable Table => table;

    /// <summary>The day.</summary>
    public DateOnly Day => day;

    /// <summary>As <see cref="OrganisationTable.Duty"/> on the day.</summary>
    public HeldDuty? Duty(string responsibility, string target, Workload? workload = null) => workload is not null
        ? table.Duty(responsibility, target, workload, day)
        : general.GetOrAdd(new(responsibility, target), key => table.Duty(key.Responsibility, key.Target, null, day));
}
