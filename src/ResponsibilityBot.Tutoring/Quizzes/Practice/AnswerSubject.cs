using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;

namespace ResponsibilityBot.Tutoring.Quizzes.Practice;

/// <summary>What an answer is counted under in the figures of a team.</summary>
/// <param name="Area">The area of the item's row.</param>
/// <param name="Offered">The wrong beliefs that the item offers, each once.</param>
/// <param name="Shown">Those of them that the answer shows.</param>
public sealed record AnswerSubject(string Area, IReadOnlyList<string> Offered, IReadOnlyList<string> Shown)
{
    /// <summary>Looks an answer over.</summary>
    public static AnswerSubject Of(KnowledgeTable table, Item item, GivenAnswer given)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(given);
        return new(
            table.Responsibility(item.Topic)?.Area ?? "",
            [.. item.Options.Where(option => !option.IsRight).Select(option => option.Misconception).OfType<string>().Distinct(StringComparer.Ordinal)],
            Marking.Of(item, Picks.Again(given.Picks))?.Misconceptions ?? []);
    }
}
