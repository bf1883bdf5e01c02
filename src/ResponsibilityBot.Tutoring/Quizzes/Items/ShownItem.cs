using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Quizzes.Items;

/// <summary>An item as people see it: without key, and with its options in an order of their own.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Prompt">The question.</param>
/// <param name="Options">Ids and texts.</param>
/// <param name="Bins">In <see cref="ItemKind.Sort"/> the owners to choose from, else empty.</param>
public sealed record ShownItem(string Id, ItemKind Kind, string Prompt, IReadOnlyList<ShownOption> Options, IReadOnlyList<Owner> Bins)
{
    private static readonly Owner[] AllBins = [Owner.Customer, Owner.Provider, Owner.Shared];

    /// <summary>In <see cref="ItemKind.Order"/> how many places there are to choose from, else 0.</summary>
    public int Places => Kind == ItemKind.Order ? Options.Count : 0;

    /// <summary>Lays an item out. The same seed gives the same order; true and false keep theirs.</summary>
    /// <param name="item">The item.</param>
    /// <param name="seed">For example made of the round and the person, so that neighbours cannot copy letters.</param>
    public static ShownItem Of(Item item, int seed)
    {
        ArgumentNullException.ThrowIfNull(item);
        ShownOption[] options = [.. item.Options.Select(option => new ShownOption(option.Id, option.Text))];
        if (item.Kind != ItemKind.TrueFalse)
            new Random(seed).Shuffle(options);
        return new ShownItem(item.Id, item.Kind, item.Prompt, options, item.Kind == ItemKind.Sort ? AllBins : []);
    }
}

/// <summary>One option as people see it.</summary>
/// <param name="Id">Sent back when it is chosen.</param>
/// <param name="Text">What people read.</param>
public sealed record ShownOption(string Id, string Text);
