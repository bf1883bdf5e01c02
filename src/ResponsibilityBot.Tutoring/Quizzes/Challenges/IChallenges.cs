using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>
/// Keeps challenges and who plays in them. Storage provides it; their questions are <see cref="IPostedRounds"/>', the answers
/// <see cref="Practice.IQuizLedger"/>'s. Safe for use by many threads.
/// </summary>
public interface IChallenges
{
    /// <summary>The challenge with that id in that tenant, or null.</summary>
    ValueTask<Challenge?> FindAsync(string tenant, string id, CancellationToken cancel);

    /// <summary>The one that runs in a place, or null; a place has one at most.</summary>
    /// <param name="channel">The <see cref="IChannel.Name"/>.</param>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="conversation">The place, or a thread in it.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<Challenge?> RunningAsync(string channel, string tenant, string conversation, CancellationToken cancel);

    /// <summary>Those that run and in which a person plays, or whose team the person belongs to; what ends first first.</summary>
    ValueTask<IReadOnlyList<Challenge>> OfPersonAsync(string tenant, string person, CancellationToken cancel);

    /// <summary>Somebody as a player, or null.</summary>
    ValueTask<Player?> PlayerAsync(Challenge challenge, string person, CancellationToken cancel);

    /// <summary>All who play or may play, in no order.</summary>
    ValueTask<IReadOnlyList<Player>> PlayersAsync(Challenge challenge, CancellationToken cancel);

    /// <summary>All answers, in no order; of one person, or of all for null.</summary>
    ValueTask<IReadOnlyList<PlayerMark>> MarksAsync(Challenge challenge, string? person, CancellationToken cancel);

    /// <summary>The people of a place, with the sum of their marks and how many that is: those of its team, and those who answered there since a moment.</summary>
    ValueTask<IReadOnlyList<KnownPerson>> PeopleAsync(string channel, string tenant, string conversation, DateTimeOffset since, CancellationToken cancel);

    /// <summary>
    /// Opens a challenge with its questions and keeps its card for sending, in one transaction; the people of its teams are players from then on.
    /// False and no change if it is there, or if another one runs in the place.
    /// </summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="rounds">Its questions.</param>
    /// <param name="players">Players beside the people of its teams.</param>
    /// <param name="card">Its card.</param>
    /// <param name="cancel">Ends the wait; nothing is changed then.</param>
    Task<bool> OpenAsync(Challenge challenge, IReadOnlyList<PostedRound> rounds, IReadOnlyList<Player> players, Outbound card, CancellationToken cancel);

    /// <summary>Records with the turn that its person plays from now on; no change if they did.</summary>
    void Join(Turn turn, Challenge challenge, string side);

    /// <summary>
    /// Goes from the question that a live round is at to the next one, with what is said, in one transaction; false and no change if it is not there any more.
    /// </summary>
    Task<bool> GoOnAsync(Challenge challenge, PostedRound next, IReadOnlyList<Outbound> said, CancellationToken cancel);

    /// <summary>Makes those players who came to a challenge's teams since it began. How many.</summary>
    Task<int> EnrolAsync(Challenge challenge, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Those that run, each in its tenant.</summary>
    ValueTask<IReadOnlyList<Challenge>> RunningAsync(int most, CancellationToken cancel);

    /// <summary>Those that run, have more answers than their card says, and whose card was not changed since a moment.</summary>
    ValueTask<IReadOnlyList<Challenge>> ToShowAsync(DateTimeOffset since, int most, CancellationToken cancel);

    /// <summary>Records that the card says <see cref="Challenge.Answers"/> and keeps it for sending, in one transaction; no change if it said so before.</summary>
    Task ShowAsync(Challenge challenge, DateTimeOffset at, Outbound? card, CancellationToken cancel);

    /// <summary>Those whose time was over at a moment and whose results are not shown, the oldest first.</summary>
    ValueTask<IReadOnlyList<Challenge>> ToCloseAsync(DateTimeOffset at, int most, CancellationToken cancel);

    /// <summary>Closes a challenge and keeps its results for sending, in one transaction; false and no change if it is closed.</summary>
    Task<bool> CloseAsync(Challenge challenge, DateTimeOffset at, IReadOnlyList<Outbound> results, CancellationToken cancel);
}

/// <summary>Somebody of a place, by how much they know.</summary>
/// <param name="Person">The person.</param>
/// <param name="Credit">The sum of their marks, 0 or more.</param>
/// <param name="Answers">How many marks that is.</param>
public sealed record KnownPerson(string Person, double Credit, int Answers);
