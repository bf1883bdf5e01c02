using ResponsibilityBot.Tutoring.Quizzes.Memory;

namespace ResponsibilityBot.Tutoring.Quizzes.Selection;

/// <summary>Chooses the fact of a channel's card: the one that those who play know least on the whole, and none of the last fortnight.</summary>
/// <param name="fsrs">The model of memory.</param>
public sealed class ChannelChoice(Fsrs fsrs)
{
    /// <summary>How long a fact is not on the channel's card again.</summary>
    public static readonly TimeSpan NoRepeat = TimeSpan.FromDays(14);

    /// <summary>The recall that counts for a person who was never asked: as if the fact were just due, so that it comes after forgotten facts and before known ones.</summary>
    public const double UnseenRecall = PersonalChoice.DefaultRecall;

    /// <summary>The next fact, or null if every active one was asked within the fortnight.</summary>
    /// <param name="active">The active facts; the earlier one wins between equals.</param>
    /// <param name="players">What each person who plays here has learned, by fact.</param>
    /// <param name="asked">When each fact was last on this channel's card.</param>
    /// <param name="now">The instant.</param>
    public string? Next(
        IReadOnlyList<string> active,
        IReadOnlyList<IReadOnlyDictionary<string, LearnedFact>> players,
        IReadOnlyDictionary<string, DateTimeOffset> asked,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(active);
        ArgumentNullException.ThrowIfNull(players);
        ArgumentNullException.ThrowIfNull(asked);
        string? weakest = null;
        var lowest = double.MaxValue;
        foreach (var fact in active)
        {
            if (asked.TryGetValue(fact, out var last) && now - last < NoRepeat)
                continue;
            var recall = MeanRecall(fact, players, now);
            if (recall < lowest)
                (weakest, lowest) = (fact, recall);
        }

        return weakest;
    }

    private double MeanRecall(string fact, IReadOnlyList<IReadOnlyDictionary<string, LearnedFact>> players, DateTimeOffset now)
    {
        if (players.Count == 0)
            return UnseenRecall;
        var sum = 0.0;
        foreach (var player in players)
            sum += player.TryGetValue(fact, out var known) ? fsrs.Recall(known.Memory, now) : UnseenRecall;
        return sum / players.Count;
    }
}
