using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items.Compiling;

namespace ResponsibilityBot.Tutoring.Quizzes.Items;

/// <summary>Makes the items whose keys the table proves. Equal tables give equal items.</summary>
public static class ItemCompiler
{
    /// <summary>All items that stand on cells without condition and disagreement, each once.</summary>
    public static IReadOnlyList<Item> Compile(KnowledgeTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var beliefs = new Beliefs(table);
        var frame = new ItemFrame(table);
        return
        [
            .. new OwnerItems(beliefs, frame).All()
                .Concat(new BeliefItems(table, beliefs, frame).All())
                .Concat(new PlaceItems(beliefs, frame).All())
                .Concat(new DutyItems(beliefs, frame).All())
                .Concat(new MoveItems(table, beliefs, frame).All())
                .DistinctBy(item => item.Id, StringComparer.Ordinal),
        ];
    }
}
