using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Quizzes.Items;

/// <summary>How an item is answered.</summary>
public enum ItemKind
{
    /// <summary>One of three options.</summary>
    SingleChoice,

    /// <summary>All that apply, with partial credit.</summary>
    SeveralRight,

    /// <summary>True or false.</summary>
    TrueFalse,

    /// <summary>Each duty to its owner, with partial credit.</summary>
    Sort,

    /// <summary>The one duty that a move takes away.</summary>
    Move,

    /// <summary>Each step to its place, with partial credit.</summary>
    Order,
}

/// <summary>A question with its key. What people see of it is <see cref="ShownItem"/>.</summary>
public sealed record Item
{
    /// <summary>Derived from the kind and the cells, or given by an author. It says nothing about the key and stays when the key is corrected.</summary>
    public required string Id { get; init; }

    /// <summary>How it is answered.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>What a person learns by it: items with the same fact repeat each other in other words.</summary>
    public required string Fact { get; init; }

    /// <summary>The id of the row it is about.</summary>
    public required string Topic { get; init; }

    /// <summary>The question.</summary>
    public required string Prompt { get; init; }

    /// <summary>Two or more, in an order that says nothing about the key.</summary>
    public required IReadOnlyList<ItemOption> Options { get; init; }

    /// <summary>The cells that the key stands on, by their own address: an inherited cell by its model.</summary>
    public required IReadOnlyList<CellKey> Cells { get; init; }

    /// <summary>The revision of the table that proves the key.</summary>
    public required string Revision { get; init; }

    /// <summary>Where it is written; at least one.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>The wrong belief that it is about, or null.</summary>
    public string? Misconception { get; init; }

    /// <summary>The disagreement that it asks about, or null.</summary>
    public string? Gray { get; init; }

    /// <summary>The options that are right; steps in their order.</summary>
    public IEnumerable<ItemOption> Key => Options.Where(option => option.IsRight).OrderBy(option => option.Place);

    /// <summary>The key in words: the right options, duties with their owners, steps with their places.</summary>
    public string KeyText => string.Join("; ", Key.Select(option =>
        option.Belongs is { } owner ? $"{option.Text}: {Turns.PlainText.Name(owner)}" : option.Place is { } place ? $"{place}. {option.Text}" : option.Text));
}

/// <summary>One option of an item.</summary>
/// <param name="Id">Unique within the item; says nothing about the key.</param>
/// <param name="Text">What people read.</param>
/// <param name="IsRight">Whether choosing it is right; in <see cref="ItemKind.Sort"/> and <see cref="ItemKind.Order"/> always true.</param>
/// <param name="Why">Why it is right or wrong.</param>
/// <param name="Misconception">The wrong belief that choosing it shows, or null.</param>
public sealed record ItemOption(string Id, string Text, bool IsRight, string Why, string? Misconception = null)
{
    /// <summary>In <see cref="ItemKind.Sort"/> the owner it belongs to, else null.</summary>
    public Owner? Belongs { get; init; }

    /// <summary>In <see cref="ItemKind.Order"/> its place, from 1, else null.</summary>
    public int? Place { get; init; }

    /// <summary>What choosing it says about the table; all of it holds exactly if the option is right. May be empty in items by hand.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];
}

/// <summary>Something said about one cell.</summary>
/// <param name="Responsibility">A row's id.</param>
/// <param name="Target">A service model's or service's id.</param>
/// <param name="Owner">Who is said to do the work, or null if nothing is said.</param>
/// <param name="Accountable">Who is said to answer for it, or null if nothing is said.</param>
public sealed record Claim(string Responsibility, string Target, Owner? Owner, Party? Accountable = null)
{
    /// <summary>Whether the table says the same. False if it has no such cell.</summary>
    public bool HoldsIn(KnowledgeTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Cell(Responsibility, Target) is { } cell && (Owner is null || cell.Owner == Owner) && (Accountable is null || cell.Accountable == Accountable);
    }
}
