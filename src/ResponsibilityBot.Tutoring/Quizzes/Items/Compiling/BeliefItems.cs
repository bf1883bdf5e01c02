using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Quizzes.Items.Compiling;

/// <summary>
/// True or false: a wrong belief, and what is true, each where a cell shows it. Both are one sentence; about half of what is wrong is said as it is believed, and the rest in the form of
/// what is true, so that the form alone tells little. Beliefs that are partly true are left to authors.
/// </summary>
internal sealed class BeliefItems(KnowledgeTable table, Beliefs beliefs, ItemFrame frame)
{
    private static readonly bool[] Sides = [false, true];
    private readonly Dictionary<string, PlaceReading> places = frame.CloudModels.Concat(frame.Services).ToDictionary(place => place.Id, StringComparer.Ordinal);

    public IEnumerable<Item> All() =>
        (from belief in table.Content.Misconceptions
         where !belief.Partly
         from key in belief.Proof
         let cell = Read(key)
         where cell is not null && cell.Owner != beliefs.Blamed(belief).AsOwner()
         from isTruth in Sides
         select Make(belief, cell, isTruth)).DistinctBy(item => item.Prompt, StringComparer.Ordinal);

    private CellReading? Read(CellKey key) =>
        table.Responsibility(key.Responsibility) is { } row && places.TryGetValue(key.Target, out var place) ? place.Plain(row) : null;

    private Item Make(Misconception belief, CellReading cell, bool isTruth)
    {
        var id = ItemIds.OfItem("belief", belief.Id, isTruth ? "truth" : "belief", cell.Row.Id, cell.Place.Id);
        var blamed = beliefs.Blamed(belief).AsOwner();
        var prompt = isTruth || ItemIds.Pick(id, 2) == 0
            ? $"True or false? \"{Statement(cell, isTruth ? cell.Owner : blamed)}\""
            : $"True or false? Think of {cell.RowInSentence} in {cell.Place.Name}. \"{belief.Belief}\"";
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

    /// <summary>Who does a duty, in words that stand alone.</summary>
    private static string Statement(CellReading cell, Owner owner) => owner switch
    {
        Owner.Customer => $"In {cell.Place.Name}, the customer sees to {cell.RowInSentence}.",
        Owner.Provider => $"In {cell.Place.Name}, {cell.Place.Provider} sees to {cell.RowInSentence}.",
        _ => $"In {cell.Place.Name}, customer and provider share {cell.RowInSentence}.",
    };

    /// <summary>Both answers have the same reason: the truth leans on the belief that it corrects.</summary>
    private static ItemOption Option(string id, CellReading cell, string text, bool isRight, Owner claimed, Misconception belief) =>
        new(ItemIds.OfOption(id, text), text, isRight, $"Many believe: \"{belief.Belief}\" But: {belief.Truth} {cell.Says}", isRight ? null : belief.Id) { Claims = [cell.Claims(claimed)] };
}
