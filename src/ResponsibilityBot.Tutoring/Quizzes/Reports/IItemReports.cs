using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Reports;

/// <summary>Keeps which items are put aside because somebody reported them. Storage provides it. Safe for use by many threads.</summary>
public interface IItemReports
{
    /// <summary>The ids of the items that are not asked in a tenant: those that were reported, and those that its own layers make wrong.</summary>
    ValueTask<IReadOnlySet<string>> AsideAsync(string tenant, CancellationToken cancel);

    /// <summary>Records with the turn that an item is put aside; the first report of an item counts.</summary>
    /// <param name="turn">Whose tenant and person.</param>
    /// <param name="item">The item's id.</param>
    /// <param name="key">Its key now: <see cref="ItemKeys.Of"/>.</param>
    void Report(Turn turn, string item, string key);

    /// <summary>Records with the turn that an author found the key right, and the item is asked again, or that it stays aside until its key changes.</summary>
    void Decide(Turn turn, string item, bool isRight);

    /// <summary>The items that are put aside, in every tenant, the oldest first.</summary>
    ValueTask<IReadOnlyList<ItemReport>> OpenAsync(CancellationToken cancel);

    /// <summary>Records that the authors were told, and keeps for sending what they are told, in one transaction; no change if they were told before.</summary>
    Task TellAsync(ItemReport report, IReadOnlyList<Outbound> notes, CancellationToken cancel);

    /// <summary>The answers that an item got in a tenant.</summary>
    ValueTask<IReadOnlyList<Round>> AnsweredAsync(string tenant, string item, CancellationToken cancel);

    /// <summary>
    /// Takes an item back with its corrected key, in one transaction: each mark is replaced, what people know is worked out again from all
    /// their answers, the ledger of points gets a line for each that never takes points away, and the notes are kept for sending. No change
    /// if the item is not put aside.
    /// </summary>
    /// <param name="report">As <see cref="OpenAsync"/> gave it.</param>
    /// <param name="key">The corrected key.</param>
    /// <param name="regraded">The answers whose mark changes.</param>
    /// <param name="notes">What is said to those people.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    Task RegradeAsync(ItemReport report, string key, IReadOnlyList<Regraded> regraded, IReadOnlyList<Outbound> notes, CancellationToken cancel);
}

/// <summary>An item that is put aside.</summary>
/// <param name="Tenant">Where.</param>
/// <param name="Item">The item's id.</param>
/// <param name="Key">The key that it had: <see cref="ItemKeys.Of"/>.</param>
/// <param name="At">When it was reported.</param>
/// <param name="IsTold">Whether the authors know.</param>
public sealed record ItemReport(string Tenant, string Item, string Key, DateTimeOffset At, bool IsTold);

/// <summary>An answer that counts otherwise under a corrected key.</summary>
/// <param name="Round">The answered round.</param>
/// <param name="Fact">The fact that it was about.</param>
/// <param name="Credit">The new mark, 0 to 1.</param>
public sealed record Regraded(Round Round, string Fact, double Credit);
