using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Content.Items;

/// <summary>Puts written items to the table: what an item says about a cell is what the cell says, and no key stands on a disagreement.</summary>
internal sealed class ItemLint(KnowledgeTable table, ProblemList problems)
{
    private const int MostSources = 4;

    /// <summary>The items that agree with the table; what disagrees becomes a problem.</summary>
    public IReadOnlyList<Item> Run(IReadOnlyList<ItemDraft> drafts) => [.. drafts.Select(Judge)];

    private Item Judge(ItemDraft draft)
    {
        foreach (var proof in draft.Proof)
        {
            CheckGray(draft, proof);
            if (CellOf(proof) is { } cell && !proof.Claim.HoldsIn(table))
                problems.Add(proof.Where, $"'{draft.Id}' relies on {Said(proof.Claim)} for {At(proof.Claim)}, but the table says {Said(cell)}; correct the item, or the cell");
        }

        foreach (var option in draft.Options)
            CheckOption(draft, option);
        if (draft.Kind == ItemKind.TrueFalse)
            CheckVerdict(draft);
        var item = ToItem(draft);
        if (item.Sources.Count == 0)
            problems.Add(draft.Where, $"'{draft.Id}' cites nothing; add sources: [id], or a proof whose cell has sources");
        return item;
    }

    private void CheckOption(ItemDraft draft, OptionDraft option)
    {
        if (option.Claim is not { } said)
            return;
        CheckGray(draft, said);
        if (CellOf(said) is not { } cell)
            return;
        var isRight = option.IsRight || draft.Kind == ItemKind.Sort;
        if (said.Claim.HoldsIn(table) != isRight)
            problems.Add(said.Where, $"the option '{option.Text}' of '{draft.Id}' is {(isRight ? "right" : "wrong")} and says {Said(said.Claim)} for {At(said.Claim)}, but the table says {Said(cell)}; correct the option, or the cell");
    }

    /// <summary>A statement that repeats a wrong belief is false. Of one that is partly true no key can be given.</summary>
    private void CheckVerdict(ItemDraft draft)
    {
        if (draft.Misconception is not { } id || table.Misconception(id) is not { } belief)
            return;
        if (belief.Partly)
            problems.Add(draft.Where, $"'{draft.Id}' asks whether '{id}' is true or false, but its verdict is partly; write it as kind: single");
        else if (draft.Options is [{ IsRight: true } isTrue, _])
            problems.Add(isTrue.Where, $"the key of '{draft.Id}' is '{isTrue.Text}', but the verdict of '{id}' is no; give right: true to 'False'");
    }

    /// <summary>Respected sources may disagree on who does the work and still agree on who answers for a duty that always stays with the customer.</summary>
    private void CheckGray(ItemDraft draft, ClaimDraft said)
    {
        if (CellOf(said)?.Gray is not { } gray || gray == draft.Gray)
            return;
        if (said.Claim.Owner is not null || table.Responsibility(said.Claim.Responsibility) is not { Always: true })
            problems.Add(said.Where, $"'{draft.Id}' stands on {At(said.Claim)}, where respected sources disagree; ask about that with gray: {gray}, or stand on another cell");
    }

    private Cell? CellOf(ClaimDraft said) => table.Cell(said.Claim.Responsibility, said.Claim.Target);

    private Item ToItem(ItemDraft draft)
    {
        var cells = draft.Proof.Concat(draft.Options.Select(option => option.Claim).OfType<ClaimDraft>()).Select(CellOf).OfType<Cell>().Distinct().ToList();
        var belief = draft.Misconception is { } id ? table.Misconception(id) : null;
        var gray = draft.Gray is { } area ? table.GrayArea(area) : null;
        var inherited = (belief?.Sources ?? []).Concat(gray?.Sources ?? []).Concat(cells.SelectMany(cell => cell.Sources));
        return new Item
        {
            Id = draft.Id,
            Kind = draft.Kind,
            Fact = $"written:{draft.Id}",
            Topic = draft.Topic,
            Prompt = draft.Prompt,
            Options = [.. Ordered(draft).Select(option => ToOption(draft, option))],
            Cells = [.. cells.Select(cell => new CellKey(cell.Responsibility, cell.Target)).Distinct()],
            Revision = table.Revision,
            Sources = draft.Sources.Count > 0 ? draft.Sources : [.. inherited.Distinct().Take(MostSources)],
            Misconception = draft.Misconception,
            Gray = draft.Gray,
        };
    }

    /// <summary>True before false as written; else by their ids, so that the order tells no key.</summary>
    private static IEnumerable<OptionDraft> Ordered(ItemDraft draft) =>
        draft.Kind == ItemKind.TrueFalse ? draft.Options : draft.Options.OrderBy(option => ItemIds.OfOption(draft.Id, option.Text), StringComparer.Ordinal);

    private static ItemOption ToOption(ItemDraft draft, OptionDraft option) =>
        new(ItemIds.OfOption(draft.Id, option.Text), option.Text, option.IsRight || draft.Kind == ItemKind.Sort, option.Why, option.Misconception)
        {
            Belongs = draft.Kind == ItemKind.Sort ? option.Claim?.Claim.Owner : null,
            Claims = option.Claim is { } said ? [said.Claim] : [],
        };

    private static string At(Claim claim) => $"{claim.Responsibility} in {claim.Target}";

    private static string Said(Claim claim) => Said(claim.Owner, claim.Accountable);

    private static string Said(Cell cell) => Said(cell.Owner, cell.Accountable);

    private static string Said(Owner? owner, Party? accountable)
    {
        string[] parts =
        [
            .. owner is { } who ? [$"owner: {Tutoring.Knowledge.Words.Of(who)}"] : Array.Empty<string>(),
            .. accountable is { } side ? [$"accountable: {Tutoring.Knowledge.Words.Of(side)}"] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts);
    }
}
