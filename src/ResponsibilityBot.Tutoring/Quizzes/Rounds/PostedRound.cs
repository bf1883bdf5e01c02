using ResponsibilityBot.Tutoring.Quizzes.Selection;

namespace ResponsibilityBot.Tutoring.Quizzes.Rounds;

/// <summary>One item put to everybody in a place.</summary>
public sealed record PostedRound
{
    /// <summary>What <see cref="Card"/> begins with.</summary>
    public const string CardPrefix = "round:";

    /// <summary>Made of the order and the number, so that an order that is run again opens the same.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The <see cref="Turns.IChannel.Name"/> of the place.</summary>
    public required string Channel { get; init; }

    /// <summary>The place, without a thread.</summary>
    public required string Conversation { get; init; }

    /// <summary>The <see cref="RoundOrder.Key"/> that it belongs to.</summary>
    public required string Order { get; init; }

    /// <summary>Whether it belongs to a challenge: then it has no card of its own, and is answered in people's own chats.</summary>
    public bool IsOwnPace => Order.StartsWith("challenge:", StringComparison.Ordinal);

    /// <summary>The id of the live round that it belongs to, or null.</summary>
    public string? Live => Order.StartsWith("live:", StringComparison.Ordinal) ? Order[5..] : null;

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

    /// <summary>When it was put, on the clock of the place.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Until when it is answered, on the clock of the place.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>Whether the results were shown.</summary>
    public bool IsClosed { get; init; }

    /// <summary>How many people answered.</summary>
    public int Answers { get; init; }

    /// <summary>How many the card says.</summary>
    public int Shown { get; init; }

    /// <summary>The <see cref="Turns.Outbound.Id"/> of its card.</summary>
    public string Card => CardPrefix + Id;
}

/// <summary>What is known of a place whose people are asked.</summary>
/// <param name="Players">What each of those who answered here lately has learned, by fact.</param>
/// <param name="Asked">When each fact was last asked here.</param>
/// <param name="Turnout">The share of those people who answer a card, 0 to 1; null if nothing was asked yet.</param>
public sealed record PlayingPlace(
    IReadOnlyList<IReadOnlyDictionary<string, LearnedFact>> Players, IReadOnlyDictionary<string, DateTimeOffset> Asked, double? Turnout);
