using System.Xml;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Items;

/// <summary>Items for the quizzes of a learning platform: those that can be asked there as they are asked here.</summary>
/// <param name="Topics">By the table's order of rows; within a row by id.</param>
/// <param name="LeftOut">How many there are of each kind that a platform cannot ask.</param>
internal sealed record CourseItems(IReadOnlyList<CourseTopic> Topics, IReadOnlyDictionary<ItemKind, int> LeftOut)
{
    /// <summary>How many there are.</summary>
    public int Count => Topics.Sum(topic => topic.Items.Count);

    /// <summary>Takes what can be asked. Steps in an order are asked nowhere with marks for part of it, and all or nothing would be another question.</summary>
    public static CourseItems Of(KnowledgeTable table, IEnumerable<Item> items)
    {
        var canBeAsked = items.ToLookup(item => item.Kind != ItemKind.Order);
        var byTopic = canBeAsked[true].ToLookup(item => item.Topic, StringComparer.Ordinal);
        return new(
            [.. table.Content.Responsibilities.Select(row => row.Id).Where(byTopic.Contains)
                .Select(topic => new CourseTopic(topic, table.NameOf(topic), [.. byTopic[topic].OrderBy(item => item.Id, StringComparer.Ordinal)]))],
            canBeAsked[false].CountBy(item => item.Kind).ToDictionary());
    }

    /// <summary>Where an item's key is written: each source in a line of its own.</summary>
    public static IEnumerable<string> Citations(Item item) => item.Sources.Select(source =>
        $"{source.Publisher}: {source.Title}, {source.Url}{(source.Checked is { } day ? FormattableString.Invariant($" (checked {day:yyyy-MM-dd})") : "")}");

    /// <summary>Why each duty is its owner's, where a platform has no place for that beside the duty.</summary>
    public static IEnumerable<string> Reasons(Item item) => item.Kind == ItemKind.Sort
        ? item.Options.Select(option => $"{option.Text}: {OwnerOf(option)}. {option.Why}")
        : [];

    /// <summary>What an owner is called that duties are sorted to.</summary>
    public static string OwnerOf(ItemOption option) => PlainText.Name(option.Belongs ?? Owner.Shared);

    /// <summary>A text in one line, without signs that XML does not have.</summary>
    public static string Line(string text) => string.Join(' ', new string([.. text.Where(sign => XmlConvert.IsXmlChar(sign) || char.IsSurrogate(sign))]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The items of a row.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Items">At least one.</param>
internal sealed record CourseTopic(string Id, string Name, IReadOnlyList<Item> Items);
