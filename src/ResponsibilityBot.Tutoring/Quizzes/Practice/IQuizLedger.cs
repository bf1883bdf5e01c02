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

    /// <summary>A person's points, and the moment of the first answer of each day, on the person's clock; the oldest first.</summary>
    ValueTask<PersonalScore> ScoreOfAsync(string tenant, string person, CancellationToken cancel);

    /// <summary>Records with the turn that a round was begun.</summary>
    void Ask(Turn turn, Round round);

    /// <summary>
    /// Records with the turn that a round was answered, begun or not: what the person knows of the fact since, and the points that the answer
    /// is worth. A second answer to a round is not recorded.
    /// </summary>
    void Answer(Turn turn, Round round, GivenAnswer given, string fact);

    /// <summary>Records with the turn that somebody chose otherwise: it counts for the picks of the posted round, and for nothing else.</summary>
    void Change(Turn turn, Round round, GivenAnswer given);
}
