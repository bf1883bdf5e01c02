namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>Does what a challenge needs outside of the conversation that a turn is in: its card, questions in people's own chats, its end.</summary>
public interface IChallengeDesk
{
    /// <summary>Chooses the questions and opens the challenge with its card, in one transaction. The same id again changes nothing, in whatever process.</summary>
    /// <returns>Whether it is there now; false if another one runs in the place, or if the place cannot be reached.</returns>
    Task<bool> OpenAsync(ChallengeOrder order, CancellationToken cancel);

    /// <summary>Sends somebody their next question in their own chat; the same one again changes nothing. False if it is not known how to reach them.</summary>
    Task<bool> AskAsync(Challenge challenge, string person, CancellationToken cancel);

    /// <summary>Opens the next question of a live round. False if it is not the next one any more, if the one before is open, or if there is none.</summary>
    Task<bool> OpenNextAsync(Challenge challenge, int number, CancellationToken cancel);

    /// <summary>Locks a question of a live round and shows its answer. False if it is not open.</summary>
    Task<bool> LockAsync(Challenge challenge, int number, CancellationToken cancel);

    /// <summary>Ends a challenge now and shows its results. False if it was over.</summary>
    Task<bool> EndAsync(Challenge challenge, CancellationToken cancel);
}

/// <summary>A challenge to be opened.</summary>
/// <param name="Challenge">What is known of it; questions are chosen.</param>
/// <param name="Scope">What they are chosen of.</param>
/// <param name="Players">Players beside the people of its teams.</param>
public sealed record ChallengeOrder(Challenge Challenge, ChallengeScope Scope, IReadOnlyList<Player> Players);
