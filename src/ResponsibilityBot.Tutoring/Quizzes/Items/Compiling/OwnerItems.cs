using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Quizzes.Items.Compiling;

/// <summary>"Who does this here?": one item a cell.</summary>
internal sealed class OwnerItems(Beliefs beliefs, ItemFrame frame)
{
    private static readonly Owner[] Owners = [Owner.Customer, Owner.Provider, Owner.Shared];

    /// <summary>Every plain cell of the cloud's models, and every one in which a service stands for itself, where the place has what the row is about.</summary>
    public IEnumerable<Item> All() =>
        frame.CloudModels.SelectMany(place => frame.Asked.Select(place.Beside).OfType<CellReading>())
            .Concat(frame.Services.SelectMany(place => frame.Asked.Select(place.Beside).OfType<CellReading>().Where(cell => cell.Cell.Target == place.Id || cell.Moved?.Target == place.Id)))
            .Where(cell => frame.IsWanted(cell)).Select(Make);

    private Item Make(CellReading cell)
    {
        var id = ItemFrame.IdOf("owner", [cell], cell.Row.Id, cell.Place.Id);
        return frame.Make(id, ItemKind.SingleChoice, cell, Prompt(id, cell), [cell], Owners.Select(owner => Option(id, cell, owner)));
    }

    private static string Prompt(string id, CellReading cell) => ItemIds.Pick(id, 4) switch
    {
        0 => $"Your team uses {cell.Place.Name}. Who does this work: {cell.RowInSentence}?",
        1 => $"An auditor asks who is responsible for {cell.RowInSentence} in {cell.Place.Name}. What do you say?",
        // Whose data centres they are would tell whose work it is.
        2 when !cell.Row.What.Contains("the provider", StringComparison.Ordinal) => $"{cell.Row.What} Whose work is that in {cell.Place.Name}?",
        _ => $"Somebody has to see to {cell.RowInSentence} in {cell.Place.Name}. Who?",
    };

    private ItemOption Option(string id, CellReading cell, Owner owner)
    {
        var isRight = owner == cell.Owner;
        var why = isRight ? cell.Says : $"{Elsewhere(cell, owner)}{cell.Says}";
        return new ItemOption(ItemIds.OfOption(id, Words.Of(owner)), cell.Place.Doer(owner), isRight, why, isRight ? null : beliefs.ShownBy(owner, cell)) { Claims = [cell.Claims(owner)] };
    }

    /// <summary>Where the wrong owner would be right: mostly that is what a mistake comes from.</summary>
    private string Elsewhere(CellReading cell, Owner owner)
    {
        var models = frame.CloudModels.Where(place => place.Beside(cell.Row)?.Owner == owner).ToList();
        if (models.Find(place => place.Id == cell.Place.Model) is { } own)
            return $"That is so in {own.Name} in general; {cell.Place.Name} differs. ";
        var there = models.ConvertAll(place => place.Name);
        return there.Count > 0 ? $"That is so in {string.Join(" and ", there.Take(2))}, but not here. " : "Not here. ";
    }
}
