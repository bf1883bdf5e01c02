using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Quizzes.Items.Compiling;

/// <summary>True or false: a wrong belief, and the truth beside it, each where a cell shows it. Beliefs that are partly true are left to authors.</summary>
internal sealed class BeliefItems(KnowledgeTable table, Beliefs beliefs, ItemFrame frame)
{
    private static readonly bool[] Sides = [false, true];
    private readonly Dictionary<string, PlaceReading> places = frame.CloudModels.Concat(frame.Services).ToDictionary(place => place.Id, StringComparer.Ordinal);

    public IEnumerable<Item> All() =>
        from belief in table.Content.Misconceptions
        where !belief.Partly
        from key in belief.Proof
        let cell = Read(key)
        where cell is not null && cell.Owner != beliefs.Blamed(belief).AsOwner()
        from isTruth in Sides
        select Make(belief, cell, isTruth);

    private CellReading? Read(CellKey key) =>
        table.Responsibility(key.Responsibility) is { } row && places.TryGetValue(key.Target, out var place) ? place.Plain(row) : null;

    private Item Make(Misconception belief, CellReading cell, bool isTruth)
    {
        var id = ItemIds.OfItem("belief", belief.Id, isTruth ? "truth" : "belief", cell.Row.Id, cell.Place.Id);
        var prompt = $"True or false? Think of {cell.RowInSentence} in {cell.Place.Name}. \"{(isTruth ? belief.Truth : belief.Belief)}\"";
        var blamed = beliefs.Blamed(belief).AsOwner();
        ItemOption[] options =
        [
            Option(id, cell, "True", isTruth, isTruth ? cell.Owner : blamed, belief),
            Option(id, cell, "False", !isTruth, isTruth ? blamed : cell.Owner, belief),
        ];
        return frame.Make(id, ItemKind.TrueFalse, cell, prompt, [cell], []) with
        {
            Fact = $"belief:{belief.Id}",
            Options = options,
            Misconception = belief.Id,
            Sources = [.. belief.Sources.Concat(cell.Cell.Sources).Distinct().Take(4)],
        };
    }

    private static ItemOption Option(string id, CellReading cell, string text, bool isRight, Owner claimed, Misconception belief)
    {
        var why = isRight ? $"{belief.Truth} {cell.Says}" : $"Many believe: \"{belief.Belief}\" But: {belief.Truth}";
        return new ItemOption(ItemIds.OfOption(id, text), text, isRight, why, isRight ? null : belief.Id) { Claims = [cell.Claims(claimed)] };
    }
}
