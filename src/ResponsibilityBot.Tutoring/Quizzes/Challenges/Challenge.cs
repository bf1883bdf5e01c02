using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>
/// The same questions for one or several groups of people: until a time, and everybody answers at their own pace in their own chat; or live, and a host
/// opens one after the other for all who are there.
/// </summary>
public sealed record Challenge
{
    /// <summary>Made of the turn that asked for it, so that a turn that is run again opens the same.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The <see cref="Turns.IChannel.Name"/> of the place.</summary>
    public required string Channel { get; init; }

    /// <summary>The place where its card stands, without a thread.</summary>
    public required string Conversation { get; init; }

    /// <summary>Who set it up; null when that person is forgotten.</summary>
    public string? Host { get; init; }

    /// <summary>What it is about, in words.</summary>
    public required string Topic { get; init; }

    /// <summary>How many questions it has.</summary>
    public required int Questions { get; init; }

    /// <summary>At least one; with one alone everybody plays for the same.</summary>
    public required IReadOnlyList<Side> Sides { get; init; }

    /// <summary>Where its times are told: an id of the IANA database.</summary>
    public required string Zone { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Until when it is answered.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>Whether the results were shown.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Where a live round is; null where everybody plays at their own pace.</summary>
    public LiveState? Live { get; init; }

    /// <summary>How many answers there are.</summary>
    public int Answers { get; init; }

    /// <summary>The <see cref="Turns.Outbound.Id"/> of its card.</summary>
    public string Card => $"challenge:{Id}";

    /// <summary>What its <see cref="PostedRound.Order"/> is.</summary>
    public string Order => Live is null ? $"challenge:{Id}" : $"live:{Id}";

    /// <summary>One of its questions, as it is kept.</summary>
    /// <param name="number">Which one, from 1.</param>
    /// <param name="item">What it asks.</param>
    /// <param name="chosenFor">Why it was chosen.</param>
    public PostedRound RoundOf(int number, Item item, ChosenFor chosenFor)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new()
        {
            Id = ItemIds.OfPost(Tenant, Order, number),
            Tenant = Tenant,
            Channel = Channel,
            Conversation = Conversation,
            Order = Order,
            Number = number,
            Count = Questions,
            Item = item.Id,
            Fact = item.Fact,
            For = chosenFor,
            OpenedAt = OpenedAt,
            ClosesAt = ClosesAt,
        };
    }
}

/// <summary>Where a live round is.</summary>
/// <param name="Items">Ids of the items, in the order in which they are asked.</param>
/// <param name="Number">The question that was opened last, from 1; 0 before the first.</param>
/// <param name="Timer">How long a question is open, or null for as long as the host wishes.</param>
public sealed record LiveState(IReadOnlyList<string> Items, int Number, TimeSpan? Timer)
{
    /// <summary>How long a question stays open for those who have more time, in times of what the others have. It does so always, so that nobody can tell whether there are such.</summary>
    public const int Longest = 2;
}

/// <summary>Those who play together in a challenge.</summary>
/// <param name="Id">Unique in its challenge.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Team">The team whose people they are; null for a group that was made for this challenge, or for whoever plays.</param>
public sealed record Side(string Id, string Name, string? Team);

/// <summary>Somebody who may play in a challenge.</summary>
/// <param name="Person">The person.</param>
/// <param name="Side">The <see cref="Side.Id"/>. It stays, whatever team the person goes to meanwhile.</param>
/// <param name="JoinedAt">Since when; those who are there at the beginning, since then.</param>
public sealed record Player(string Person, string Side, DateTimeOffset JoinedAt);

/// <summary>What one player got for one question.</summary>
/// <param name="Person">The player.</param>
/// <param name="Number">The question's number, from 1.</param>
/// <param name="Credit">0 to 1.</param>
/// <param name="Picks">What was chosen.</param>
public sealed record PlayerMark(string Person, int Number, double Credit, IReadOnlyList<string> Picks);
