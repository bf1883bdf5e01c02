using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Quizzes.Items.Compiling;

/// <summary>Items over several rows of one model: the odd one of three, all that are yours, and sorting to owners.</summary>
internal sealed class DutyItems(Beliefs beliefs, ItemFrame frame)
{
    private static readonly int[][] Threes = [[4, 9], [11, 23], [17, 31], [2, 13]];
    private static readonly int[][] Fours = [[5, 13, 26], [7, 16, 38], [3, 20, 41]];

    public IEnumerable<Item> All() => frame.CloudModels.SelectMany(place =>
        Threes.SelectMany(steps => Cells(place, steps)).Select(OddOne)
            .Concat(Fours.SelectMany(steps => Cells(place, steps)).Select(Several))
            .Concat(Fours.SelectMany(steps => Cells(place, steps)).Select(Sort))).OfType<Item>();

    private IEnumerable<CellReading[]> Cells(PlaceReading place, int[] steps) =>
        frame.Windows(steps).Select(rows => rows.Select(place.Beside).OfType<CellReading>().ToArray()).Where(cells => cells.Length == steps.Length + 1 && frame.IsWanted(cells));

    private static string IdOf(string kind, CellReading[] cells) => ItemFrame.IdOf(kind, cells, [cells[0].Place.Id, .. cells.Select(cell => cell.Row.Id).Order(StringComparer.Ordinal)]);

    /// <summary>Three duties of which one side does just one; null if they do not fall so.</summary>
    private Item? OddOne(CellReading[] cells)
    {
        if (Array.Exists(cells, cell => cell.Owner == Owner.Shared))
            return null;
        var owner = cells.Count(cell => cell.Owner == Owner.Customer) switch { 1 => Owner.Customer, 2 => Owner.Provider, _ => Owner.NotApplicable };
        if (owner == Owner.NotApplicable)
            return null;
        var id = IdOf("duty", cells);
        var place = cells[0].Place;
        var prompt = owner == Owner.Customer
            ? $"Which of these is your own work in {place.Name}?"
            : $"Which of these does {place.Provider} do for you in {place.Name}?";
        return frame.Make(id, ItemKind.SingleChoice, cells.First(cell => cell.Owner == owner), prompt, cells, cells.Select(cell => Option(id, cell, owner)));
    }

    /// <summary>Four duties, at least two of them the customer's and at least one the provider's.</summary>
    private Item? Several(CellReading[] cells)
    {
        var yours = cells.Count(cell => cell.Owner == Owner.Customer);
        if (yours is < 2 or > 3 || Array.Exists(cells, cell => cell.Owner == Owner.Shared))
            return null;
        var id = IdOf("several", cells);
        var prompt = $"Your team takes up {cells[0].Place.Name}. Which of these does it have to do itself? Choose all that apply.";
        var first = cells.First(cell => cell.Owner == Owner.Customer);
        return frame.Make(id, ItemKind.SeveralRight, first, prompt, cells, cells.Select(cell => Option(id, cell, Owner.Customer))) with { Fact = ItemFrame.SplitOf(first.Place, cells) };
    }

    /// <summary>Four duties of at least two owners.</summary>
    private Item? Sort(CellReading[] cells)
    {
        if (cells.Select(cell => cell.Owner).Distinct().Count() < 2)
            return null;
        var id = IdOf("sort", cells);
        var options = cells.Select(cell => new ItemOption(ItemIds.OfOption(id, cell.Row.Id), cell.Row.Name, true, cell.Says) { Belongs = cell.Owner, Claims = [cell.Claims(cell.Owner)] });
        return frame.Make(id, ItemKind.Sort, cells[0], $"Who does what in {cells[0].Place.Name}? Put each duty to its owner.", cells, options) with { Fact = ItemFrame.SplitOf(cells[0].Place, cells) };
    }

    private ItemOption Option(string id, CellReading cell, Owner asked)
    {
        var isRight = cell.Owner == asked;
        return new ItemOption(ItemIds.OfOption(id, cell.Row.Id), cell.Row.Name, isRight, cell.Says, isRight ? null : beliefs.ShownBy(asked, cell)) { Claims = [cell.Claims(asked)] };
    }
}
