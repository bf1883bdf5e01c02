using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation.Clauses;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>A duty as it holds in one place of one organisation.</summary>
/// <param name="Baseline">What the table says.</param>
/// <param name="Cell">What holds here: the baseline with every layer above it laid over it.</param>
/// <param name="Role">The role that does the customer's part, or null while nobody said so.</param>
/// <param name="By">The highest override that had a say, or null where the baseline stands.</param>
public sealed record HeldDuty(Cell Baseline, Cell Cell, Role? Role, Override? By)
{
    /// <summary>The clause on which that override stands, or null.</summary>
    public Clause? Clause { get; init; }

    /// <summary>Whether the organisation said anything of it; else the table alone speaks.</summary>
    public bool IsOtherwise => By is not null || Role is not null;

    /// <summary>The highest override that said who does the work or answers for it, or null.</summary>
    public Override? MovedBy { get; init; }

    /// <summary>Whether another side than the table's does the work or answers for it.</summary>
    public bool IsMoved => Cell.Owner != Baseline.Owner || Cell.Accountable != Baseline.Accountable;
}

/// <summary>The responsibility table as one organisation holds it: baseline, then contract, then organisation, then workload. Immutable.</summary>
public sealed class OrganisationTable
{
    private readonly ILookup<string, Override> byRow;
    private readonly Dictionary<string, Role> roles;

    /// <summary>Lays what a tenant says over the table.</summary>
    public OrganisationTable(KnowledgeTable table, OrganisationContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Table = table;
        Content = content;
        byRow = content.Overrides.ToLookup(change => change.Responsibility, StringComparer.Ordinal);
        roles = content.Roles.ToDictionary(role => role.Id, StringComparer.Ordinal);
    }

    /// <summary>The baseline.</summary>
    public KnowledgeTable Table { get; }

    /// <summary>What was laid over it.</summary>
    public OrganisationContent Content { get; }

    /// <summary>The role with that id, or null.</summary>
    public Role? Role(string? id) => id is null ? null : roles.GetValueOrDefault(id);

    /// <summary>A row in a model or service as it holds on a day, for one workload or in general. Null where the table has no cell.</summary>
    public HeldDuty? Duty(string responsibility, string target, Workload? workload, DateOnly day)
    {
        if (Table.Cell(responsibility, target) is not { } baseline)
            return null;
        var cell = baseline;
        var role = workload?.Role;
        Override? by = null, movedBy = null;
        if (byRow.Contains(responsibility))
        {
            foreach (var change in byRow[responsibility].Where(change => change.HoldsOn(day) && Concerns(change, target, workload))
                .OrderBy(change => change.Layer).ThenBy(change => Nearness(change.Target, target)).ThenBy(change => change.Since).ThenBy(change => change.Id, StringComparer.Ordinal))
            {
                cell = Lay(change, cell);
                role = change.Role ?? role;
                by = change;
                if (change.MovesWork)
                    movedBy = change;
            }
        }

        return new(baseline, cell, cell.Owner is Owner.NotApplicable ? null : Role(role), by)
        {
            MovedBy = movedBy,
            Clause = by is { Layer: Layer.Contract } ? Content.Clauses.FirstOrDefault(clause => clause.Carries(by)) : null,
        };
    }

    /// <summary>
    /// A cell with a change laid over it. Who moves the work moves what was said of it: what the other side did, the condition, the trap and the
    /// disagreement were about the old owner. A customer who takes work over answers for it, unless the change says otherwise.
    /// </summary>
    private static Cell Lay(Override change, Cell cell)
    {
        if (change.Owner is not { } owner || owner == cell.Owner)
        {
            return cell with
            {
                Accountable = change.Accountable ?? cell.Accountable,
                Provider = change.Provider ?? cell.Provider,
                Customer = change.Customer ?? cell.Customer,
                Layer = change.Layer,
            };
        }

        return cell with
        {
            Owner = owner,
            Accountable = owner switch
            {
                Owner.NotApplicable => null,
                Owner.Customer => change.Accountable ?? Party.Customer,
                Owner.Provider => change.Accountable ?? cell.Accountable ?? Party.Provider,
                _ => change.Accountable ?? cell.Accountable ?? Party.Customer,
            },
            Provider = change.Provider ?? (owner is Owner.Customer or Owner.NotApplicable ? null : cell.Provider),
            Customer = change.Customer ?? (owner is Owner.Provider or Owner.NotApplicable ? null : cell.Customer),
            Note = null,
            Gray = null,
            Condition = null,
            Layer = change.Layer,
        };
    }

    private bool Concerns(Override change, string target, Workload? workload) =>
        (change.Workload is null || change.Workload == workload?.Id)
        && (change.Target is null || Nearness(change.Target, target) > 0);

    // The closer an override's place is to the one asked about, the later it has its say.
    private int Nearness(string? named, string target) =>
        named is null ? 0
        : named == target ? 3
        : Table.Target(target) is not Service service ? -1
        : named == service.Model ? 2
        : named == service.Provider ? 1
        : -1;
}
