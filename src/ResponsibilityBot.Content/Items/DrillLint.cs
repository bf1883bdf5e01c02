using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Content.Items;

/// <summary>Makes items of drills. Whose a step is the table says, so that an author cannot say otherwise; a step on a cell that has no plain owner is a problem.</summary>
internal sealed class DrillLint(KnowledgeTable table, ProblemList problems)
{
    private const int MostSources = 4;

    /// <summary>The drills; what cannot be asked becomes a problem.</summary>
    public IReadOnlyList<Drill> Run(IReadOnlyList<DrillDraft> drafts) => [.. drafts.Select(Judge)];

    private Drill Judge(DrillDraft draft)
    {
        var cells = draft.Steps.Select(step => CellOf(draft, step)).ToList();
        if (cells.TrueForAll(cell => cell is not null) && cells.Select(cell => cell?.Owner).Distinct().Count() < 2)
            problems.Add(draft.Where, $"all steps of '{draft.Id}' have the same owner, so there is nothing to sort; add one that the other side does");
        var owners = Make(draft, cells, "owners", ItemKind.Sort, "Whose is each of these first steps?", Drill.OwnersOf(draft.Id), (id, step, cell, _) =>
            new(ItemIds.OfOption(id, step.Text), step.Text, IsRight: true, WhyOf(cell)) { Belongs = cell?.Owner, Claims = cell is null ? [] : [new(step.Responsibility, step.Target, cell.Owner)] });
        var order = Make(draft, cells, "order", ItemKind.Order, "In which order are these first steps taken?", Drill.OrderOf(draft.Id), (id, step, _, place) =>
            new(ItemIds.OfOption(id, step.Text), step.Text, IsRight: true, step.Why) { Place = place });
        return new(draft.Id, draft.Title, owners, order);
    }

    private Cell? CellOf(DrillDraft draft, StepDraft step)
    {
        if (table.Cell(step.Responsibility, step.Target) is not { } cell)
            return null;
        if (cell.Gray is { } gray)
            problems.Add(step.Where, $"'{draft.Id}' has a step on {step.Responsibility} in {step.Target}, where respected sources disagree ({gray}); take another duty or place");
        else if (cell.Owner is not (Owner.Customer or Owner.Provider or Owner.Shared))
            problems.Add(step.Where, $"'{draft.Id}' has a step on {step.Responsibility} in {step.Target}, whose owner is {Tutoring.Knowledge.Words.Of(cell.Owner)}; take a duty that one side or both do there");
        return cell;
    }

    private Item Make(
        DrillDraft draft, List<Cell?> cells, string kind, ItemKind how, string question, string fact, Func<string, StepDraft, Cell?, int, ItemOption> option)
    {
        var id = $"drill-{draft.Id}-{kind}";
        return new Item
        {
            Id = id,
            Kind = how,
            Fact = fact,
            Topic = draft.Steps.Count > 0 ? draft.Steps[0].Responsibility : "",
            Prompt = $"{draft.Story} {question}",
            // By their ids, so that the order tells no key.
            Options = [.. draft.Steps.Select((step, index) => option(id, step, cells[index], index + 1)).OrderBy(each => each.Id, StringComparer.Ordinal)],
            Cells = [.. cells.OfType<Cell>().Select(cell => new CellKey(cell.Responsibility, cell.Target)).Distinct()],
            Revision = table.Revision,
            Sources = [.. draft.Sources.Concat(how == ItemKind.Sort ? cells.OfType<Cell>().SelectMany(cell => cell.Sources) : []).Distinct().Take(MostSources)],
        };
    }

    /// <summary>What each side does there.</summary>
    private static string WhyOf(Cell? cell) => cell switch
    {
        null => "",
        { Owner: Owner.Customer, Customer: { } yours } => $"You: {yours}",
        { Owner: Owner.Provider, Provider: { } theirs } => $"The provider: {theirs}",
        _ => string.Join(' ', new[] { cell.Customer is { } yours ? $"You: {yours}" : "", cell.Provider is { } theirs ? $"The provider: {theirs}" : "" }.Where(text => text.Length > 0)),
    };
}
