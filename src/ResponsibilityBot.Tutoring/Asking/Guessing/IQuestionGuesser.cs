using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Asking.Guessing;

/// <summary>Guesses what somebody meant whose question was declined. The host provides it, where its settings say so. Safe for use by many threads.</summary>
public interface IQuestionGuesser
{
    /// <summary>What may have been meant, the likeliest first; empty when there is no guess, for whatever reason. Never an exception but for <paramref name="cancel"/>.</summary>
    /// <param name="turn">Who asks, and the words.</param>
    /// <param name="curriculum">What there is to ask about.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<IReadOnlyList<MeantQuestion>> GuessAsync(Turn turn, Curriculum curriculum, CancellationToken cancel);
}

/// <summary>A question that may have been meant: ids alone, none of which is trusted.</summary>
/// <param name="Intent">One of <see cref="Intents"/>.</param>
/// <param name="Responsibility">The id of a row or family, or null.</param>
/// <param name="Target">The id of a service model or service, or null; where a move begins.</param>
/// <param name="To">Where a move ends, or null.</param>
public sealed record MeantQuestion(string Intent, string? Responsibility, string? Target, string? To)
{
    /// <summary>What may have been asked.</summary>
    public static IReadOnlyList<string> Intents { get; } = ["owner", "duties", "matrix", "move", "define"];
}
