using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;

namespace ResponsibilityBot.Tutoring.Quizzes.Deliveries;

/// <summary>One item put to every channel and group of a tenant at once. In each place it becomes a <see cref="PostedRound"/> of its own when its card is about to be sent.</summary>
public sealed record Broadcast
{
    /// <summary>Made of the order and the number, so that an order that is run again opens the same.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The <see cref="RoundOrder.Key"/> that it belongs to.</summary>
    public required string Order { get; init; }

    /// <summary>Its place among the questions of its order, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>How many questions its order has.</summary>
    public required int Count { get; init; }

    /// <summary>The item's id.</summary>
    public required string Item { get; init; }

    /// <summary>The item's fact.</summary>
    public required string Fact { get; init; }

    /// <summary>Why this fact came.</summary>
    public required ChosenFor For { get; init; }

    /// <summary>When it was put, on the clock of whoever asked for it.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Until when it is answered.</summary>
    public required DateTimeOffset ClosesAt { get; init; }
}

/// <summary>Opens questions for all places of a tenant. Storage provides it. Safe for use by many threads.</summary>
public interface IBroadcasts
{
    /// <summary>
    /// Opens the broadcasts of one order and, in the same transaction, the deliveries to the places that the tenant has now: its channels and
    /// groups. Of very many places the first thousands; the others follow by themselves, also after a crash. False and no change if the order
    /// was run before.
    /// </summary>
    Task<bool> OpenAsync(IReadOnlyList<Broadcast> broadcasts, CancellationToken cancel);

    /// <summary>Adds deliveries that are missing, so many at once that nobody else waits long; how many were added. 0 when all are there.</summary>
    Task<int> FillAsync(CancellationToken cancel);

    /// <summary>The broadcasts of an order, in their order; empty if it was never run.</summary>
    ValueTask<IReadOnlyList<Broadcast>> OfOrderAsync(string tenant, string order, CancellationToken cancel);

    /// <summary>When each fact was last put to all places of a tenant.</summary>
    ValueTask<IReadOnlyDictionary<string, DateTimeOffset>> AskedAsync(string tenant, CancellationToken cancel);

    /// <summary>How many places a broadcast in a tenant would reach.</summary>
    ValueTask<int> PlacesAsync(string tenant, CancellationToken cancel);
}
