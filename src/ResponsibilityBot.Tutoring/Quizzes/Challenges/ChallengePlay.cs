using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Rounds;

namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>How far one person is in a challenge, and what comes next. Made anew of what is kept each time, so that a restart changes nothing.</summary>
public sealed class ChallengePlay
{
    private readonly List<(PostedRound Round, Item Item)> questions;
    private readonly Dictionary<int, PlayerMark> given;

    /// <summary>Takes what is kept.</summary>
    /// <param name="challenge">The challenge.</param>
    /// <param name="rounds">Its questions.</param>
    /// <param name="marks">The person's answers.</param>
    /// <param name="bank">The items; what is no longer there does not count.</param>
    /// <param name="aside">Ids of items that are put aside and do not count either.</param>
    /// <param name="person">The person.</param>
    public ChallengePlay(Challenge challenge, IReadOnlyList<PostedRound> rounds, IReadOnlyList<PlayerMark> marks, ItemBank bank, IReadOnlySet<string> aside, string person)
    {
        ArgumentNullException.ThrowIfNull(challenge);
        ArgumentNullException.ThrowIfNull(rounds);
        var order = rounds.ToArray();
        // Neighbours get the questions in another order, and the same person always in the same.
        new Random(ItemIds.SeedOf($"{challenge.Id} {person}")).Shuffle(order);
        questions = [.. Counted(order, bank, aside)];
        given = marks.ToDictionary(mark => mark.Number);
    }

    /// <summary>How many questions count.</summary>
    public int Count => questions.Count;

    /// <summary>How many are not answered.</summary>
    public int Left => questions.Count(question => !given.ContainsKey(question.Round.Number));

    /// <summary>How many are answered rightly.</summary>
    public int Right => questions.Count(question => given.TryGetValue(question.Round.Number, out var mark) && mark.Credit >= 1);

    /// <summary>What the answers are worth, 0 to 100; what is not answered counts nothing.</summary>
    public double Result => Count == 0 ? 0 : 100 * questions.Sum(question => given.TryGetValue(question.Round.Number, out var mark) ? mark.Credit : 0) / Count;

    /// <summary>The next question and its number among the person's own, or null if all are answered.</summary>
    public (PostedRound Round, Item Item, int Number)? Next => questions.Index()
        .Where(question => !given.ContainsKey(question.Item.Round.Number))
        .Select(question => ((PostedRound, Item, int)?)(question.Item.Round, question.Item.Item, question.Index + 1)).FirstOrDefault();

    /// <summary>The same with one more answer.</summary>
    public void Add(PlayerMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        given.TryAdd(mark.Number, mark);
    }

    /// <summary>The questions that count, with their items.</summary>
    public static IEnumerable<(PostedRound Round, Item Item)> Counted(IEnumerable<PostedRound> rounds, ItemBank bank, IReadOnlySet<string> aside)
    {
        foreach (var round in rounds)
        {
            if (!aside.Contains(round.Item) && bank.Find(round.Item) is { } item)
                yield return (round, item);
        }
    }

    /// <summary>The id of one person's round of a question that several people are asked.</summary>
    public static string RoundOf(PostedRound round, string person)
    {
        ArgumentNullException.ThrowIfNull(round);
        return ItemIds.OfRound($"{round.Id} {person}");
    }
}
