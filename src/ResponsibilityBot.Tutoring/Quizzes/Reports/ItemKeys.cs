using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;
using ResponsibilityBot.Tutoring.Quizzes.Scoring;

namespace ResponsibilityBot.Tutoring.Quizzes.Reports;

/// <summary>Keys of items as text, and what a corrected one changes.</summary>
public static class ItemKeys
{
    /// <summary>The ids of the right options, where duties are sorted with their owners; the same text as long as the key is the same.</summary>
    public static string Of(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return string.Join(',', item.Key.Select(option => option.Belongs is { } owner ? $"{option.Id}={Words.Of(owner)}" : option.Place is { } place ? FormattableString.Invariant($"{option.Id}={place}") : option.Id).Order(StringComparer.Ordinal));
    }

    /// <summary>The answers that the item marks otherwise now.</summary>
    public static IReadOnlyList<Regraded> Regrade(Item item, IEnumerable<Round> answered)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(answered);
        var changed = new List<Regraded>();
        foreach (var round in answered)
        {
            if (round.Given is { } given && Marking.Of(item, Picks.Again(given.Picks)) is { } mark && Math.Abs(mark.Credit - given.Credit) > 1e-9)
                changed.Add(new(round, item.Fact, mark.Credit));
        }

        return changed;
    }
}
