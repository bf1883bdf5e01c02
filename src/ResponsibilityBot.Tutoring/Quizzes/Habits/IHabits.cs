using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Habits;

/// <summary>What people asked to be sent of the bot's own accord. Storage provides it. Safe for use by many threads.</summary>
public interface IHabits
{
    /// <summary>What a person wishes; nothing if they never said.</summary>
    ValueTask<Habit> FindAsync(string tenant, string person, CancellationToken cancel);

    /// <summary>Records with the turn what its person wishes from now on.</summary>
    void Keep(Turn turn, Habit habit);

    /// <summary>
    /// Records with the turn that its person asked about a fact, if they wish to be asked about it later: see <see cref="Habit.AskBack"/>. A fact
    /// that is waiting already keeps its day.
    /// </summary>
    void NoteAsked(Turn turn, string fact, DateTimeOffset dueAt);

    /// <summary>The facts that a person asked about and whose day has come, the oldest first. They are gone once they are answered.</summary>
    ValueTask<IReadOnlyList<string>> DueAsync(string tenant, string person, DateTimeOffset now, CancellationToken cancel);

    /// <summary>
    /// People who wish for follow-ups, who play in a place where a scheduled quiz was posted since a moment, got none for it yet, and do not have
    /// <see cref="FollowUps.ADay"/> of them open.
    /// </summary>
    ValueTask<IReadOnlyList<Follower>> FollowersAsync(DateTimeOffset since, int most, CancellationToken cancel);

    /// <summary>Records the follow-ups that a person gets and keeps them for sending, in one transaction; no change if they have got some for that quiz.</summary>
    Task FollowUpAsync(Follower follower, IReadOnlyList<Round> rounds, IReadOnlyList<Outbound> cards, CancellationToken cancel);
}

/// <summary>What a person wishes to be sent.</summary>
/// <param name="FollowUps">Personal questions after a scheduled quiz.</param>
/// <param name="AskBack">A question about what they asked, a week later.</param>
public sealed record Habit(bool FollowUps, bool AskBack)
{
    /// <summary>How many times the time of others the person has where a timer runs, 1 to 2. Nobody else is told.</summary>
    public double TimeFactor { get; init; } = 1;

    /// <summary>How long after a question it is asked back.</summary>
    public static readonly TimeSpan AskBackAfter = TimeSpan.FromDays(7);

    /// <summary>Nothing is wished.</summary>
    public static Habit None { get; } = new(false, false);
}

/// <summary>Somebody who gets follow-ups to a scheduled quiz.</summary>
/// <param name="Tenant">Whose data it is.</param>
/// <param name="Person">Who.</param>
/// <param name="PostedAt">When the latest quiz was posted to them.</param>
public sealed record Follower(string Tenant, string Person, DateTimeOffset PostedAt);
