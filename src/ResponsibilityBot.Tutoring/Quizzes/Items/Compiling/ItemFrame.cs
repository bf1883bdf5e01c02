using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Tutoring.Quizzes.Items.Compiling;

/// <summary>What all kinds of compiled items share: rows and places of the table, and the form of an item.</summary>
/// <param name="table">The table.</param>
/// <param name="held">What holds in an organisation: then only what stands on a cell that it moved is wanted. Null for all of the table.</param>
internal sealed class ItemFrame(KnowledgeTable table, Holding? held = null)
{
    private const int MostSources = 4;

    public IReadOnlyList<Responsibility> Rows { get; } = table.Content.Responsibilities;

    /// <summary>The rows that items are wanted on: all, or those of which something was moved.</summary>
    public IReadOnlyList<Responsibility> Asked { get; } = AskedOf(table, held);

    public IReadOnlyList<PlaceReading> CloudModels { get; } = [.. table.CloudModels.Select(model => new PlaceReading(table, model, Moves(held)))];

    /// <summary>The services that somebody else runs: what one runs alone is no choice between two sides.</summary>
    public IReadOnlyList<PlaceReading> Services { get; } = [.. table.Content.Services.Where(service => !service.IsRunByCustomer).Select(service => new PlaceReading(table, service, Moves(held)))];

    /// <summary>Whether an item on some cells is wanted.</summary>
    public bool IsWanted(params ReadOnlySpan<CellReading> cells)
    {
        if (held is null)
            return true;
        foreach (var cell in cells)
        {
            if (cell.Moved is not null)
                return true;
        }

        return false;
    }

    /// <summary>An item's id, of its kind, the addresses of what it asks about, and the decisions that moved one of its cells.</summary>
    public static string IdOf(string kind, IEnumerable<CellReading> cells, params IEnumerable<string> about) =>
        ItemIds.OfItem(kind, [.. about, .. cells.Where(cell => cell.Moved is not null).Select(cell => cell.Fact).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>What is learned of a place as a whole, apart from what others learn where none of the cells was moved.</summary>
    public static string SplitOf(PlaceReading place, IEnumerable<CellReading> cells)
    {
        var decisions = string.Join('+', cells.Select(cell => cell.Moved?.Id).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return $"split@{place.Id}{(decisions.Length > 0 ? ItemIds.Decided + decisions : "")}";
    }

    /// <summary>
    /// Rows that stand some steps apart, once for each row. They are fixed by the order of the rows alone, so that a cell
    /// that changes touches the items on it and no others.
    /// </summary>
    public IEnumerable<Responsibility[]> Windows(params int[] steps) =>
        Enumerable.Range(0, Rows.Count <= steps.Max() ? 0 : Rows.Count).Select(first => steps.Prepend(0).Select(step => Rows[(first + step) % Rows.Count]).ToArray())
            .Where(rows => held is null || Array.Exists(rows, Asked.Contains));

    /// <summary>An item; its options are put in the order of their ids.</summary>
    public Item Make(string id, ItemKind kind, CellReading learned, string prompt, IReadOnlyList<CellReading> cells, IEnumerable<ItemOption> options) => new()
    {
        Id = id,
        Kind = kind,
        Fact = learned.Fact,
        Topic = learned.Row.Id,
        Prompt = cells.Any(cell => cell.Moved is not null) ? $"As your organisation holds it: {prompt}" : prompt,
        Options = [.. options.OrderBy(option => option.Id, StringComparer.Ordinal)],
        Cells = [.. cells.Select(cell => cell.Key).Distinct()],
        Revision = table.Revision,
        Sources = [.. cells.SelectMany(cell => cell.Cell.Sources).Distinct().Take(MostSources)],
    };

    private static IReadOnlyList<Responsibility> AskedOf(KnowledgeTable table, Holding? held)
    {
        if (held is null)
            return table.Content.Responsibilities;
        var moved = MovedRows(held);
        return [.. table.Content.Responsibilities.Where(row => moved.Contains(row.Id))];
    }

    private static HashSet<string> MovedRows(Holding held) =>
        held.Table.Content.Overrides.Where(change => change.Workload is null && change.MovesWork && change.HoldsOn(held.Day)).Select(change => change.Responsibility).ToHashSet(StringComparer.Ordinal);

    /// <summary>What an organisation made of a cell that it moved; null for every other cell.</summary>
    private static Func<string, string, HeldDuty?> Moves(Holding? held)
    {
        if (held is null)
            return (_, _) => null;
        var rows = MovedRows(held);
        return (row, place) => rows.Contains(row) && held.Duty(row, place) is { IsMoved: true } duty ? duty : null;
    }
}
