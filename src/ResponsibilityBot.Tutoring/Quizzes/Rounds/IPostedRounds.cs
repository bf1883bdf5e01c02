using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Rounds;

/// <summary>Keeps what was put to whole places. Storage provides it; who answered is <see cref="IQuizLedger"/>'s. Safe for use by many threads.</summary>
public interface IPostedRounds
{
    /// <summary>The round with that id in that tenant, or null.</summary>
    ValueTask<PostedRound?> FindAsync(string tenant, string id, CancellationToken cancel);

    /// <summary>The rounds of an order, in their order; empty if it was never run.</summary>
    ValueTask<IReadOnlyList<PostedRound>> OfOrderAsync(string tenant, string order, CancellationToken cancel);

    /// <summary>What is known of a place.</summary>
    /// <param name="channel">The <see cref="IChannel.Name"/>.</param>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="conversation">The place.</param>
    /// <param name="since">From when on an answer makes a player.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<PlayingPlace> PlaceAsync(string channel, string tenant, string conversation, DateTimeOffset since, CancellationToken cancel);

    /// <summary>Opens the rounds of one order and keeps their cards for sending, in one transaction; false and no change if the order was run before.</summary>
    Task<bool> OpenAsync(IReadOnlyList<PostedRound> rounds, IReadOnlyList<Outbound> cards, CancellationToken cancel);

    /// <summary>Rounds whose time is over and whose results are not shown, the oldest first.</summary>
    ValueTask<IReadOnlyList<PostedRound>> ToCloseAsync(DateTimeOffset now, int most, CancellationToken cancel);

    /// <summary>Open rounds whose card says another number than answered.</summary>
    ValueTask<IReadOnlyList<PostedRound>> ToShowAsync(int most, CancellationToken cancel);

    /// <summary>The answers to a round, in no order and without names.</summary>
    ValueTask<IReadOnlyList<GivenAnswer>> AnswersAsync(PostedRound round, CancellationToken cancel);

    /// <summary>The people who answered a round, the latest first.</summary>
    ValueTask<IReadOnlyList<string>> PeopleAsync(PostedRound round, int most, CancellationToken cancel);

    /// <summary>Closes a round and keeps its results for sending, in one transaction; no change if it is closed.</summary>
    Task CloseAsync(PostedRound round, DateTimeOffset at, Outbound? results, CancellationToken cancel);

    /// <summary>Records that the card says <see cref="PostedRound.Answers"/> and keeps it for sending, in one transaction; no change if it said so before.</summary>
    Task ShowAsync(PostedRound round, Outbound? card, CancellationToken cancel);
}
