using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>The page of scores, as the chat knows it. The host provides it.</summary>
public interface IScoresPage
{
    /// <summary>How long a link lasts.</summary>
    TimeSpan Lifetime { get; }

    /// <summary>A new link for the person of a turn, recorded with the turn; null where the bot's address is not known.</summary>
    string? LinkFor(Turn turn);
}
