using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Tutoring.Quizzes.Practice;

/// <summary>Reads and marks answers. Nothing that a card sends is trusted.</summary>
public static class Marking
{
    private static readonly string[] Bins = [Words.Of(Owner.Customer), Words.Of(Owner.Provider), Words.Of(Owner.Shared)];

    /// <summary>What was chosen, or null if that is no answer to the item: nothing, an option that is not on it, more than one of one.</summary>
    /// <param name="item">The item.</param>
    /// <param name="pick">The ids of chosen options, separated by commas; for <see cref="ItemKind.Sort"/> not read.</param>
    /// <param name="bin">For <see cref="ItemKind.Sort"/>: the owner that an option was put to, or null.</param>
    public static IReadOnlyList<string>? Read(Item item, string? pick, Func<string, string?> bin)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(bin);
        if (item.Kind == ItemKind.Sort)
        {
            var sorted = item.Options.Select(option => bin(option.Id) is { } owner && Bins.Contains(owner) ? $"{option.Id}={owner}" : null).OfType<string>().ToList();
            return sorted.Count == item.Options.Count ? sorted : null;
        }

        var picks = (pick ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        var isAnswer = picks.Count > 0 && (picks.Count == 1 || item.Kind == ItemKind.SeveralRight) && picks.TrueForAll(id => item.Options.Any(option => option.Id == id));
        return isAnswer ? picks : null;
    }

    /// <summary>
    /// How much of an answer is right, 0 to 1. Where several are right, each right one counts and each wrong one takes one away; where duties
    /// are sorted, each one counts.
    /// </summary>
    public static double Credit(Item item, IReadOnlyList<string> picks)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(picks);
        if (item.Kind == ItemKind.Sort)
            return (double)item.Options.Count(option => IsRight(option, picks)) / item.Options.Count;
        var right = item.Options.Count(option => option.IsRight && picks.Contains(option.Id));
        var wrong = picks.Count - right;
        return item.Kind == ItemKind.SeveralRight ? Math.Max(0, right - wrong) / (double)item.Key.Count() : right > 0 ? 1 : 0;
    }

    /// <summary>Whether what was done with an option is right: chosen and right, left and wrong, or put to its owner.</summary>
    public static bool IsRight(ItemOption option, IReadOnlyList<string> picks)
    {
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(picks);
        return option.Belongs is { } owner ? picks.Contains($"{option.Id}={Words.Of(owner)}") : option.IsRight == picks.Contains(option.Id);
    }
}
