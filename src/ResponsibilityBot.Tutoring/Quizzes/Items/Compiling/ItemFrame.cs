using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Quizzes.Items.Compiling;

/// <summary>What all kinds of compiled items share: rows and places of the table, and the form of an item.</summary>
internal sealed class ItemFrame(KnowledgeTable table)
{
    private const int MostSources = 4;

    public IReadOnlyList<Responsibility> Rows { get; } = table.Content.Responsibilities;

    public IReadOnlyList<PlaceReading> CloudModels { get; } = [.. table.CloudModels.Select(model => new PlaceReading(table, model))];

    public IReadOnlyList<PlaceReading> Services { get; } = [.. table.Content.Services.Select(service => new PlaceReading(table, service))];

    /// <summary>
    /// Rows that stand some steps apart, once for each row. They are fixed by the order of the rows alone, so that a cell
    /// that changes touches the items on it and no others.
    /// </summary>
    public IEnumerable<Responsibility[]> Windows(params int[] steps) =>
        Rows.Count <= steps.Max() ? [] : Enumerable.Range(0, Rows.Count).Select(first => steps.Prepend(0).Select(step => Rows[(first + step) % Rows.Count]).ToArray());

    /// <summary>An item; its options are put in the order of their ids.</summary>
    public Item Make(string id, ItemKind kind, CellReading learned, string prompt, IReadOnlyList<CellReading> cells, IEnumerable<ItemOption> options) => new()
    {
        Id = id,
        Kind = kind,
        Fact = learned.Fact,
        Topic = learned.Row.Id,
        Prompt = prompt,
        Options = [.. options.OrderBy(option => option.Id, StringComparer.Ordinal)],
        Cells = [.. cells.Select(cell => cell.Key).Distinct()],
        Revision = table.Revision,
        Sources = [.. cells.SelectMany(cell => cell.Cell.Sources).Distinct().Take(MostSources)],
    };
}
