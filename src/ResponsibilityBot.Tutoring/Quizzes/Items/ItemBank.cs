using System.Collections.Frozen;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Quizzes.Items;

/// <summary>All items of one revision, by fact and topic. Immutable.</summary>
public sealed class ItemBank
{
    private readonly FrozenDictionary<string, Item> items;
    private readonly FrozenDictionary<string, Item[]> byFact;
    private readonly ItemBank? under;

    /// <summary>Takes the items of a table, written and compiled.</summary>
    /// <param name="table">The table.</param>
    /// <param name="all">Within a topic, what stands first here is asked first: written items before compiled ones.</param>
    /// <param name="drills">Incidents, whose items are beside the others; null for none.</param>
    /// <exception cref="ArgumentException">Two have the same id.</exception>
    public ItemBank(KnowledgeTable table, IReadOnlyList<Item> all, IReadOnlyList<Drill>? drills = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        Drills = drills ?? [];
        List<Item> both = [.. all, .. Drills.SelectMany(drill => new[] { drill.Owners, drill.Order })];
        items = both.ToFrozenDictionary(item => item.Id, StringComparer.Ordinal);
        byFact = both.GroupBy(item => item.Fact, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(item => item.Id, StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        Facts = InOrder(table, all);
    }

    /// <summary>Lays items over a bank.</summary>
    private ItemBank(KnowledgeTable table, ItemBank under, IReadOnlyList<Item> own)
    {
        this.under = under;
        Drills = under.Drills;
        items = own.ToFrozenDictionary(item => item.Id, StringComparer.Ordinal);
        byFact = own.GroupBy(item => item.Fact, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Concat(under.Of(group.Key)).OrderBy(item => item.Id, StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        Facts = [.. InOrder(table, own).Where(fact => under.Of(fact).Count == 0), .. under.Facts];
    }

    /// <summary>Every fact, in the order in which new ones come: topic by topic round the areas, what holds for a whole model before a single service.</summary>
    public IReadOnlyList<string> Facts { get; }

    /// <summary>Incidents to drill, in the order of the files; their facts are not among <see cref="Facts"/>.</summary>
    public IReadOnlyList<Drill> Drills { get; }

    /// <summary>Every item, those of drills too, in no order.</summary>
    public IEnumerable<Item> All => under is null ? items.Values : items.Values.Concat(under.All);

    /// <summary>The item with that id, or null.</summary>
    public Item? Find(string id) => items.GetValueOrDefault(id) ?? under?.Find(id);

    /// <summary>This bank with more items, whose new facts come before all others: what holds otherwise in one's own organisation is worth knowing first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="own">With ids that are not here.</param>
    public ItemBank With(KnowledgeTable table, IReadOnlyList<Item> own)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(own);
        return new(table, this, own);
    }

    /// <summary>The items of a fact in a fixed order; empty for an unknown one.</summary>
    public IReadOnlyList<Item> Of(string fact) => byFact.GetValueOrDefault(fact) ?? under?.Of(fact) ?? [];

    /// <summary>The facts of some topics (ids of rows), in the bank's order.</summary>
    public IReadOnlyList<string> FactsOf(IReadOnlySet<string> topics) => [.. Facts.Where(fact => Of(fact).Any(item => topics.Contains(item.Topic)))];

    /// <summary>An item of a fact in other words each time, or null for an unknown fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="seed">For example a number made of the person.</param>
    /// <param name="times">How often the fact was asked before.</param>
    /// <param name="aside">Ids of items that are not to be asked, or null for none.</param>
    /// <param name="topics">Ids of rows that it must be about, as a fact may have items of several; null for any.</param>
    public Item? Pick(string fact, int seed, int times, IReadOnlySet<string>? aside = null, IReadOnlySet<string>? topics = null)
    {
        var all = Of(fact);
        if (aside is { Count: > 0 } || topics is not null)
            all = [.. all.Where(item => aside?.Contains(item.Id) != true && topics?.Contains(item.Topic) != false)];
        return all.Count == 0 ? null : all[(int)(((uint)seed + (uint)times) % (uint)all.Count)];
    }

    /// <summary>Whether a fact has an item that is not put aside, and is about one of some topics where these are not null.</summary>
    public bool HasItem(string fact, IReadOnlySet<string> aside, IReadOnlySet<string>? topics = null)
    {
        ArgumentNullException.ThrowIfNull(aside);
        return Of(fact).Any(item => !aside.Contains(item.Id) && topics?.Contains(item.Topic) != false);
    }

    private static List<string> InOrder(KnowledgeTable table, IReadOnlyList<Item> all)
    {
        var models = table.Content.Models.Select(model => model.Id).ToHashSet(StringComparer.Ordinal);
        var areaOf = table.Content.Responsibilities.ToDictionary(row => row.Id, row => row.Area, StringComparer.Ordinal);
        var queues = all.DistinctBy(item => item.Fact, StringComparer.Ordinal)
            .OrderBy(item => ItemIds.CellOf(item.Fact) is var (_, place) && !models.Contains(place))
            .GroupBy(item => item.Topic, StringComparer.Ordinal)
            .GroupBy(topic => areaOf.GetValueOrDefault(topic.Key, ""), StringComparer.Ordinal)
            .Select(area => new Queue<string>(RoundRobin([.. area.Select(topic => new Queue<string>(topic.Select(item => item.Fact)))]))).ToList();
        return RoundRobin(queues);
    }

    private static List<string> RoundRobin(List<Queue<string>> queues)
    {
        var order = new List<string>();
        while (queues.Exists(queue => queue.Count > 0))
        {
            foreach (var queue in queues)
            {
                if (queue.TryDequeue(out var next))
                    order.Add(next);
            }
        }

        return order;
    }
}
