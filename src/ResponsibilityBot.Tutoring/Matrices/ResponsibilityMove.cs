using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Matrices;

/// <summary>What happens to a customer's duty in a move.</summary>
public enum DutyChange
{
    /// <summary>The customer had it and has it no longer.</summary>
    Shed,

    /// <summary>The customer had it not and has it now.</summary>
    New,

    /// <summary>The customer has it before and after, but holds another part of it.</summary>
    Changed,

    /// <summary>Nothing changes.</summary>
    Kept,
}

/// <summary>What changes for a customer who moves from one place to another.</summary>
/// <param name="From">A service model or service.</param>
/// <param name="To">A service model or service.</param>
/// <param name="Duties">What the customer has before or after, in the table's order.</param>
public sealed record ResponsibilityMove(Target From, Target To, IReadOnlyList<MovedDuty> Duties)
{
    /// <summary>The move between two places that have cells.</summary>
    /// <param name="table">The table.</param>
    /// <param name="from">Where from.</param>
    /// <param name="to">Where to.</param>
    /// <param name="rows">Only these rows; none means all.</param>
    public static ResponsibilityMove Of(KnowledgeTable table, Target from, Target to, IReadOnlySet<string>? rows = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(table, table.Cell, from, to, rows);
    }

    /// <summary>The move between two places that have cells, as they hold in an organisation.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cellOf">The cell that holds in a row and a place.</param>
    /// <param name="from">Where from.</param>
    /// <param name="to">Where to.</param>
    /// <param name="rows">Only these rows; none means all.</param>
    public static ResponsibilityMove Of(KnowledgeTable table, Func<string, string, Cell?> cellOf, Target from, Target to, IReadOnlySet<string>? rows = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(cellOf);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new(from, to, [.. table.Content.Responsibilities
            .Where(row => rows is null or { Count: 0 } || rows.Contains(row.Id))
            .Select(row => DutyOf(row, cellOf(row.Id, from.Id), cellOf(row.Id, to.Id)))
            .OfType<MovedDuty>()]);
    }

    /// <summary>The duties to which that happens.</summary>
    public IReadOnlyList<MovedDuty> With(DutyChange change) => [.. Duties.Where(duty => duty.Change == change)];

    private static MovedDuty? DutyOf(Responsibility row, Cell? before, Cell? after) => (before, after) switch
    {
        (null, _) or (_, null) => null,
        _ when Carries(before) && !Carries(after) => new(row, before, after, DutyChange.Shed),
        _ when !Carries(before) && Carries(after) => new(row, before, after, DutyChange.New),
        _ when Carries(before) => new(row, before, after, before.Owner == after.Owner ? DutyChange.Kept : DutyChange.Changed),
        _ => null,
    };

    /// <summary>Whether the customer has work in a cell.</summary>
    private static bool Carries(Cell cell) => cell.Owner is Owner.Customer or Owner.Shared or Owner.Depends;
}

/// <summary>A duty in a move.</summary>
/// <param name="Responsibility">The row.</param>
/// <param name="Before">Its cell where one comes from.</param>
/// <param name="After">Its cell where one goes.</param>
/// <param name="Change">What happens.</param>
public sealed record MovedDuty(Responsibility Responsibility, Cell Before, Cell After, DutyChange Change);
