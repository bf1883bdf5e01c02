using System.Runtime.CompilerServices;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>Items that are not asked in a tenant because somebody else does the work there.</summary>
public interface IRetiredItems
{
    /// <summary>Their ids now.</summary>
    ValueTask<IReadOnlySet<string>> OfAsync(string tenant, CancellationToken cancel);
}

/// <summary>
/// Retires the items whose key stands on a cell with another owner or accountable side in the tenant. A role alone retires nothing: "you" is
/// still right. What holds for one workload only retires nothing either. When a change ends its items are asked again.
/// </summary>
public sealed class RetiredItems(ItemBanks banks, OrganisationCurricula curricula, TimeProvider time) : IRetiredItems
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>(StringComparer.Ordinal);

    private readonly ConditionalWeakTable<Curriculum, IReadOnlySet<string>> known = [];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlySet<string>> OfAsync(string tenant, CancellationToken cancel)
    {
        var now = await curricula.OfAsync(tenant, time.GetUtcNow(), cancel).ConfigureAwait(false);
        if (now.Held is not { } held || held.Table.Content.Overrides.Count == 0)
            return None;
        return known.GetValue(now, _ => Of(held, banks.Current, held.Table.Content.Overrides).Select(item => item.Id).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The items of a bank that some overrides make wrong on the day.</summary>
    public static IEnumerable<Item> Of(Holding held, ItemBank bank, IReadOnlyList<Override> overrides)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(bank);
        var rows = overrides.Where(change => change.Workload is null && change.MovesWork).Select(change => change.Responsibility).ToHashSet(StringComparer.Ordinal);
        return bank.All.Where(item => Places(item).Any(place => rows.Contains(place.Row) && IsOtherwise(held, place.Row, place.Target)));
    }

    /// <summary>
    /// The facts of some items that a change makes others, each with the place where: whoever learned one learned something that no longer holds there. What is learned of a
    /// cell is about that alone, whatever a question compares it with; of a written item, a wrong belief or a drill about all that it stands on.
    /// </summary>
    public static IReadOnlyDictionary<string, string> FactsOf(Holding held, IEnumerable<Item> items, Override change)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(change);
        return FactsOf(items, change.Responsibility, target => IsOtherwise(held, change.Responsibility, target));
    }

    /// <summary>
    /// The facts of a bank, and of what was asked of moved cells, that are others than before in one duty, each with the place where; as
    /// <see cref="FactsOf(Holding, IEnumerable{Item}, Override)"/>, whichever way the duty was moved.
    /// </summary>
    public static IReadOnlyDictionary<string, string> FactsOf(Holding before, Holding after, ItemBank bank, string responsibility)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(bank);
        return FactsOf(bank.All.Concat(ItemCompiler.Compile(before)), responsibility, IsAnother);

        bool IsAnother(string target) =>
            before.Duty(responsibility, target) is { Cell: var was } && after.Duty(responsibility, target) is { Cell: var now } && (was.Owner != now.Owner || was.Accountable != now.Accountable);
    }

    private static Dictionary<string, string> FactsOf(IEnumerable<Item> items, string row, Func<string, bool> isAnother)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        // The order of steps is the same whoever takes them.
        foreach (var item in items.Where(item => item.Kind != ItemKind.Order).OrderBy(item => item.Id, StringComparer.Ordinal))
        {
            var places = ItemIds.CellOf(item.Fact) is { } learned ? [learned] : Places(item);
            foreach (var (_, target) in places.Where(place => place.Row == row && isAnother(place.Target)).Take(1))
                facts.TryAdd(item.Fact, target);
        }

        return facts;
    }

    private static bool IsOtherwise(Holding held, string row, string target) =>
        held.Duty(row, target) is { IsMoved: true };

    /// <summary>The cells that an item is about: those it names, those its options speak of, and the one that it teaches.</summary>
    private static IEnumerable<(string Row, string Target)> Places(Item item)
    {
        foreach (var cell in item.Cells)
            yield return (cell.Responsibility, cell.Target);
        foreach (var claim in item.Options.SelectMany(option => option.Claims))
            yield return (claim.Responsibility, claim.Target);
        if (ItemIds.CellOf(item.Fact) is { } learned)
            yield return learned;
    }
}
