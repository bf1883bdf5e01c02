using System.Runtime.CompilerServices;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Organisation;

namespace ResponsibilityBot.Tutoring.Quizzes.Items;

/// <summary>
/// The items of the current content, those by hand and those of the table, which are compiled when they are first asked for and again when the table has changed; and for a
/// tenant that moved cells, the items on those beside them. Without curricula every tenant has the items of the table. Safe for use by many threads.
/// </summary>
public sealed class ItemBanks(ICurriculum curriculum, OrganisationCurricula? curricula = null, TimeProvider? time = null)
{
    private readonly Lock gate = new();
    private readonly ConditionalWeakTable<Curriculum, ItemBank> own = [];
    private (Curriculum Of, ItemBank Bank)? compiled;

    /// <summary>The bank of <see cref="ICurriculum.Current"/>.</summary>
    public ItemBank Current
    {
        get
        {
            var now = curriculum.Current;
            lock (gate)
            {
                if (compiled is not { } last || !ReferenceEquals(last.Of, now))
                    compiled = last = (now, new(now.Table, [.. now.WrittenItems, .. ItemCompiler.Compile(now.Table)], now.Drills));
                return last.Bank;
            }
        }
    }

    /// <summary>What is asked in a tenant now. The items that its changes make wrong are there still, so that what was asked before can be looked up: <see cref="IRetiredItems"/> puts them aside.</summary>
    public async ValueTask<ItemBank> OfAsync(string tenant, CancellationToken cancel)
    {
        if (curricula is null)
            return Current;
        var now = await curricula.OfAsync(tenant, (time ?? TimeProvider.System).GetUtcNow(), cancel).ConfigureAwait(false);
        return now.Held is { } held ? own.GetValue(now, _ => Over(Current, held)) : Current;
    }

    /// <summary>A bank with the items on the cells that an organisation moved; the bank itself where it moved none.</summary>
    public static ItemBank Over(ItemBank bank, Holding held)
    {
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(held);
        return ItemCompiler.Compile(held) is { Count: > 0 } moved ? bank.With(held.Table.Table, moved) : bank;
    }
}
