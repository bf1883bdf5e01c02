using ResponsibilityBot.Tutoring.Quizzes.Selection;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Quizzes.Practice;

/// <summary>
/// Keeps what was asked and answered. Storage provides it. What a turn asks and answers is written in the transaction that finishes the turn,
/// so that nothing counts twice and nothing is lost. Safe for use by many threads.
/// </summary>
public interface IQuizLedger
{
    /// <summary>What is known of a person's learning.</summary>
    /// <param name="tenant">Whose data it is.</param>
    /// <param name="person">The person.</param>
    /// <param name="today">When the person's day began.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<Learner> LearnerAsync(string tenant, string person, DateTimeOffset today, CancellationToken cancel);

    /// <summary>The round with that id in that tenant, or null.</summary>
    ValueTask<Round?> FindAsync(string tenant, string round, CancellationToken cancel);

    /// <summary>Records with the turn that a round was begun.</summary>
    void Ask(Turn turn, Round round);

    /// <summary>Records with the turn that a round was answered, and what the person knows of its fact since. A second answer to a round is not recorded.</summary>
    void Answer(Turn turn, Round round, GivenAnswer given, string fact, LearnedFact learned, bool isRepeat);
}
