using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Memory;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;
using ResponsibilityBot.Tutoring.Quizzes.Selection;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>What a challenge asks about.</summary>
/// <param name="Rows">Ids of rows; empty for all.</param>
/// <param name="Targets">Ids of models and services; empty for all.</param>
public sealed record ChallengeScope(IReadOnlySet<string> Rows, IReadOnlySet<string> Targets)
{
    /// <summary>Whether incidents are drilled instead of single questions asked.</summary>
    public bool IsDrill { get; init; }

    /// <summary>Everything.</summary>
    public static ChallengeScope All { get; } = new(new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Whether an item is about that.</summary>
    public bool Holds(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return (Rows.Count == 0 || Rows.Contains(item.Topic)) && (Targets.Count == 0 || item.Cells.Any(cell => Targets.Contains(cell.Target)));
    }

    /// <summary>The items that can be asked, in the bank's order.</summary>
    public IReadOnlyList<Item> Of(ItemBank bank, IReadOnlySet<string> aside)
    {
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(aside);
        var all = IsDrill ? bank.Drills.SelectMany(drill => new[] { drill.Owners, drill.Order }) : bank.Facts.SelectMany(bank.Of);
        return [.. all.Where(item => Holds(item) && !aside.Contains(item.Id))];
    }

    /// <summary>
    /// Chooses the questions: facts that those who play here know least, none of the last fortnight while there are others, each once while there are
    /// others. Between equals the seed decides, so that two challenges are not the same.
    /// </summary>
    /// <param name="bank">The items.</param>
    /// <param name="aside">Ids of items that are put aside.</param>
    /// <param name="place">Who plays there.</param>
    /// <param name="questions">How many; fewer come back if there are no more.</param>
    /// <param name="seed">For example made of the challenge.</param>
    /// <param name="at">Now.</param>
    public IReadOnlyList<Item> Choose(ItemBank bank, IReadOnlySet<string> aside, PlayingPlace place, int questions, int seed, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(place);
        var items = Of(bank, aside).ToArray();
        new Random(seed).Shuffle(items);
        var byFact = items.GroupBy(item => item.Fact, StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<Item>(same), StringComparer.Ordinal);
        var (chosen, asked, choice) = (new List<Item>(), new Dictionary<string, DateTimeOffset>(place.Asked, StringComparer.Ordinal), new ChannelChoice(new Fsrs()));
        while (chosen.Count < questions && choice.Next([.. byFact.Keys], place.Players, asked, at) is { } fact)
        {
            chosen.Add(byFact[fact].Dequeue());
            asked[fact] = at;
        }

        // What is left: first the facts that were asked lately, then others of the same facts.
        var fresh = chosen.Select(item => item.Fact).ToHashSet(StringComparer.Ordinal);
        return [.. chosen.Concat(byFact.OrderBy(fact => fresh.Contains(fact.Key)).SelectMany(fact => fact.Value.Select((item, turn) => (Item: item, Turn: turn + (fresh.Contains(fact.Key) ? 1 : 0)))).OrderBy(each => each.Turn).Select(each => each.Item)).Take(questions)];
    }
}
