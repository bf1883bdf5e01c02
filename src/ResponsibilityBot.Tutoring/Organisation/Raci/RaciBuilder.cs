using System.Diagnostics;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Organisation.Raci;

/// <summary>
/// Makes the RACI chart of a workload of the table as the organisation holds it; the rules and their reasons stand in <c>docs/workloads.md</c>. It keeps nothing, so that a thousand
/// workloads are read one after another in the memory of one. Safe for use by many threads.
/// </summary>
/// <param name="table">The table with what the organisation laid over it.</param>
/// <param name="day">The day on which it is to hold.</param>
public sealed class RaciBuilder(OrganisationTable table, DateOnly day)
{
    /// <summary>The table that it reads.</summary>
    public OrganisationTable Table => table;

    /// <summary>The day.</summary>
    public DateOnly Day => day;

    /// <summary>The chart of one workload. Services that the table does not know any more are left out.</summary>
    public RaciSheet Of(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        var places = workload.Services.Select(table.Table.Target).OfType<Target>().ToList();
        var rows = new List<RaciRow>(table.Table.Content.Responsibilities.Count);
        foreach (var responsibility in table.Table.Content.Responsibilities)
        {
            var first = rows.Count;
            foreach (var place in places)
            {
                if (table.Duty(responsibility.Id, place.Id, workload, day) is { Cell.Owner: not Owner.NotApplicable } duty)
                    Add(rows, first, responsibility, place, duty, Share(duty, workload.Role));
            }
        }

        return new(workload, rows);
    }

    /// <summary>The parties of a duty. The provider comes first.</summary>
    /// <param name="duty">A duty that applies.</param>
    /// <param name="runs">The id of the role that runs the workload, or null.</param>
    public static IReadOnlyList<RaciShare> Share(HeldDuty duty, string? runs)
    {
        ArgumentNullException.ThrowIfNull(duty);
        var cell = duty.Cell;
        var accountable = cell.Accountable ?? (cell.Owner == Owner.Provider ? Party.Provider : Party.Customer);
        var provider = Doing(DoesProvider(cell), accountable == Party.Provider);
        if (provider == RaciPart.None && cell.Provider is not null)
            provider = RaciPart.Consulted;
        var customer = Doing(cell.Owner != Owner.Provider, accountable == Party.Customer);
        var isAtWork = customer != RaciPart.None;
        if (!isAtWork)
            customer = cell.Customer is null ? RaciPart.Informed : RaciPart.Consulted;
        var shares = new List<RaciShare>(3);
        if (provider != RaciPart.None)
            shares.Add(new(Party.Provider, null, provider));
        shares.Add(new(Party.Customer, duty.Role?.Id, customer));
        if (isAtWork && runs is not null && duty.Role is { } role && role.Id != runs)
            shares.Add(new(Party.Customer, runs, RaciPart.Consulted));
        return shares;
    }

    private static RaciPart Doing(bool works, bool answers) => (works ? RaciPart.Responsible : RaciPart.None) | (answers ? RaciPart.Accountable : RaciPart.None);

    private static bool DoesProvider(Cell cell) => cell.Owner switch
    {
        Owner.Provider or Owner.Shared => true,
        // Until somebody says how the setting stands, whoever may have the work has it.
        Owner.Depends => cell.Condition is not { } condition || condition.Options.Any(option => option.Owner is Owner.Provider or Owner.Shared),
        _ => false,
    };

    private static void Add(List<RaciRow> rows, int first, Responsibility responsibility, Target place, HeldDuty duty, IReadOnlyList<RaciShare> shares)
    {
        if (shares.Count(share => share.Part.HasFlag(RaciPart.Accountable)) != 1)
            throw new UnreachableException($"{responsibility.Id} in {place.Id} has not one who answers for it");
        for (var at = first; at < rows.Count; at++)
        {
            var row = rows[at];
            if (row.Duty.Cell.Owner == duty.Cell.Owner && row.Duty.By == duty.By && row.Shares.SequenceEqual(shares))
            {
                rows[at] = row with { Places = [.. row.Places, place] };
                return;
            }
        }

        rows.Add(new(responsibility, [place], duty, shares));
    }
}
