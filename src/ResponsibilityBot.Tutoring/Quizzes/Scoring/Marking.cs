using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;

namespace ResponsibilityBot.Tutoring.Quizzes.Scoring;

/// <summary>What a person answered: ids of options, and in <see cref="ItemKind.Sort"/> an owner for each.</summary>
/// <param name="Chosen">The options that were chosen; in <see cref="ItemKind.Sort"/> all of them, each with its owner, else with null.</param>
public sealed record Response(IReadOnlyDictionary<string, Owner?> Chosen)
{
    /// <summary>In <see cref="ItemKind.Order"/> the place of each option, from 1; else empty.</summary>
    public IReadOnlyDictionary<string, int> Places { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}

/// <summary>How good an answer is.</summary>
/// <param name="Credit">0 (nothing right) to 1 (all right).</param>
/// <param name="Misconceptions">The wrong beliefs that it shows, each once.</param>
public sealed record Mark(double Credit, IReadOnlyList<string> Misconceptions)
{
    /// <summary>Whether all is right: only that counts as known.</summary>
    public bool IsRight => Credit >= 1;
}

/// <summary>Marks answers.</summary>
public static class Marking
{
    /// <summary>The mark, or null if it is no answer to this item: an option that it does not have, nothing or too much chosen, a duty without an owner, a place that is empty or taken twice.</summary>
    public static Mark? Of(Item item, Response response)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(response);
        var chosen = item.Options.Where(option => response.Chosen.ContainsKey(option.Id)).ToList();
        if (chosen.Count == 0 || chosen.Count != response.Chosen.Count || !Fits(item, response, chosen.Count))
            return null;
        var beliefs = chosen.Where(option => !option.IsRight).Select(option => option.Misconception).OfType<string>().Distinct(StringComparer.Ordinal);
        return new Mark(Credit(item, response, chosen), [.. beliefs]);
    }

    private static bool Fits(Item item, Response response, int count) => item.Kind switch
    {
        ItemKind.SeveralRight => true,
        ItemKind.Order => count == item.Options.Count && item.Options.Select(option => response.Places.GetValueOrDefault(option.Id)).Order().SequenceEqual(Enumerable.Range(1, count)),
        ItemKind.Sort => count == item.Options.Count && response.Chosen.Values.All(owner => owner is Owner.Customer or Owner.Provider or Owner.Shared),
        _ => count == 1,
    };

    private static double Credit(Item item, Response response, List<ItemOption> chosen) => item.Kind switch
    {
        // A wrong choice takes back a right one, so that choosing everything is worth nothing extra.
        ItemKind.SeveralRight => Math.Max(0, chosen.Sum(option => option.IsRight ? 1 : -1)) / (double)item.Key.Count(),
        ItemKind.Sort => chosen.Count(option => response.Chosen[option.Id] == option.Belongs) / (double)item.Options.Count,
        ItemKind.Order => OrderCredit(item, response),
        _ => chosen[0].IsRight ? 1 : 0,
    };

    /// <summary>Each two steps in the right order count, and each two in the wrong order take that back, so that guessing is worth little.</summary>
    private static double OrderCredit(Item item, Response response)
    {
        var (kept, all) = (0, 0);
        foreach (var (first, one) in item.Options.Index())
        {
            foreach (var other in item.Options.Skip(first + 1))
            {
                all++;
                kept += (one.Place < other.Place) == (response.Places[one.Id] < response.Places[other.Id]) ? 1 : -1;
            }
        }

        return Math.Max(0, kept) / (double)all;
    }
}
