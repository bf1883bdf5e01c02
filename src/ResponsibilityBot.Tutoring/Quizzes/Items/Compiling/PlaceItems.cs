using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Quizzes.Items.Compiling;

/// <summary>"In which of these models is it the provider's?": one row in three models.</summary>
internal sealed class PlaceItems(Beliefs beliefs, ItemFrame frame)
{
    public IEnumerable<Item> All() => frame.Asked.SelectMany(row => Threes(frame.CloudModels)
        .Select(places => places.Select(place => place.Beside(row)).OfType<CellReading>().ToArray()).Where(cells => cells.Length == 3 && frame.IsWanted(cells)).Select(Make)).OfType<Item>();

    private static IEnumerable<PlaceReading[]> Threes(IReadOnlyList<PlaceReading> places) =>
        from first in Enumerable.Range(0, places.Count)
        from second in Enumerable.Range(first + 1, places.Count - first - 1)
        from third in Enumerable.Range(second + 1, places.Count - second - 1)
        select new[] { places[first], places[second], places[third] };

    private Item? Make(CellReading[] cells)
    {
        var owner = Array.Find([Owner.Provider, Owner.Customer], owner => cells.Count(cell => cell.Owner == owner) == 1);
        if (owner == Owner.NotApplicable)
            return null;
        var id = ItemFrame.IdOf("place", cells, [cells[0].Row.Id, .. cells.Select(cell => cell.Place.Id)]);
        var row = cells[0].RowInSentence;
        var prompt = owner == Owner.Provider
            ? $"You want the provider to do this for you: {row}. In which of these models does it do all of that work?"
            : $"In which of these models is this all your own work: {row}?";
        return frame.Make(id, ItemKind.SingleChoice, cells.First(cell => cell.Owner == owner), prompt, cells, cells.Select(cell => Option(id, cell, owner)));
    }

    private ItemOption Option(string id, CellReading cell, Owner asked)
    {
        var isRight = cell.Owner == asked;
        return new ItemOption(ItemIds.OfOption(id, cell.Place.Id), cell.Place.Name, isRight, cell.Says, isRight ? null : beliefs.ShownBy(asked, cell)) { Claims = [cell.Claims(asked)] };
    }
}
