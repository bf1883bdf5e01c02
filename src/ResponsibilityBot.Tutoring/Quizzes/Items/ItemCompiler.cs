using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
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
        return Distinct(
            new OwnerItems(beliefs, frame).All()
                .Concat(new BeliefItems(table, beliefs, frame).All())
                .Concat(new PlaceItems(beliefs, frame).All())
                .Concat(new DutyItems(beliefs, frame).All())
                .Concat(new MoveItems(table, beliefs, frame).All()));
    }

    /// <summary>
    /// The items that stand on a cell which an organisation moved to another side, and on none otherwise. Their ids and facts hang on the decisions that moved the cells: nobody is
    /// taken to know them who knew what the table says. Wrong beliefs are the table's, so no item tells one of a moved cell.
    /// </summary>
    public static IReadOnlyList<Item> Compile(Holding held)
    {
        ArgumentNullException.ThrowIfNull(held);
        var table = held.Table.Table;
        var frame = new ItemFrame(table, held);
        if (frame.Asked.Count == 0)
            return [];
        var beliefs = new Beliefs(table);
        return Distinct(
            new OwnerItems(beliefs, frame).All()
                .Concat(new PlaceItems(beliefs, frame).All())
                .Concat(new DutyItems(beliefs, frame).All())
                .Concat(new MoveItems(table, beliefs, frame).All()));
    }

    private static IReadOnlyList<Item> Distinct(IEnumerable<Item> items) => [.. items.DistinctBy(item => item.Id, StringComparer.Ordinal)];
}
