using ResponsibilityBot.Tutoring.Quizzes.Items;
using ResponsibilityBot.Tutoring.Quizzes.Practice;

namespace ResponsibilityBot.Tutoring.Quizzes.Health;

/// <summary>How an item does.</summary>
/// <param name="Item">The item.</param>
/// <param name="Answers">How many answers it got.</param>
/// <param name="Right">Their mean mark, 0 to 1.</param>
/// <param name="Shares">For each option the share of answers that chose it, or put it to its owner.</param>
/// <param name="Discrimination">How well it tells those who know much from those who know little, -1 to 1; null where there are too few answers.</param>
/// <param name="Flags">What is to be looked at.</param>
public sealed record ItemHealth(Item Item, int Answers, double Right, IReadOnlyList<double> Shares, double? Discrimination, IReadOnlyList<ItemConcern> Flags);

/// <summary>What may be wrong with an item.</summary>
public enum ItemConcern
{
    /// <summary>No wrong option was chosen by 5 % of 30 answers or more, or only one by 5 % of 100 or more.</summary>
    DistractorsDoNotWork,

    /// <summary>A wrong option that nobody of 30 or more chose.</summary>
    DistractorNeverChosen,

    /// <summary>Fewer than 40 % of 30 answers or more are right.</summary>
    TooHard,

    /// <summary>More than 95 % of 30 answers or more are right.</summary>
    TooEasy,

    /// <summary>Those who know more do not do better at it.</summary>
    TellsNothing,
}

/// <summary>Judges items by their answers.</summary>
/// <remarks>
/// Sources: Tarrant, Ware and Mohammed 2009, https://doi.org/10.1186/1472-6920-9-40, for distractors that work (5 % of picks); the
/// correlation of an item with the rest of the test is the usual measure of discrimination.
/// </remarks>
public static class ItemHealths
{
    /// <summary>Answers from which on an item is judged.</summary>
    public const int Enough = 30;

    private const int Many = 100;
    private const double Works = 0.05;
    private const double Hard = 0.4;
    private const double Easy = 0.95;
    private const double Telling = 0.1;

    /// <summary>The items that enough people answered, in the order of their ids: shares of fewer would tell what they chose, however often they did.</summary>
    public static IReadOnlyList<ItemHealth> Of(ItemBank bank, IReadOnlyList<ItemAnswer> answers, int fewest)
    {
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(answers);
        var people = answers.GroupBy(answer => answer.Person).ToDictionary(own => own.Key, own => (Sum: own.Sum(answer => answer.Credit), Count: own.Count()));
        return
        [
            .. answers.GroupBy(answer => answer.Item, StringComparer.Ordinal)
                .Where(group => group.DistinctBy(answer => answer.Person).Count() >= fewest)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => bank.Find(group.Key) is { } item ? Of(item, [.. group], people) : null)
                .OfType<ItemHealth>(),
        ];
    }

    private static ItemHealth Of(Item item, List<ItemAnswer> answers, Dictionary<int, (double Sum, int Count)> people)
    {
        double[] shares = [.. item.Options.Select(option => answers.Count(answer => IsChosen(option, answer.Picks)) / (double)answers.Count)];
        var right = answers.Average(answer => answer.Credit);
        double? discrimination = answers.Count < Enough ? null : Correlation([.. answers.Where(answer => people[answer.Person].Count > 1).Select(answer =>
            (answer.Credit, Others: (people[answer.Person].Sum - answer.Credit) / (people[answer.Person].Count - 1)))]);
        return new(item, answers.Count, right, shares, discrimination, [.. Flags(item, answers.Count, right, shares, discrimination)]);
    }

    private static bool IsChosen(ItemOption option, IReadOnlyList<string> picks) => option is { Belongs: null, Place: null } ? picks.Contains(option.Id) : Picks.IsRight(option, picks);

    private static IEnumerable<ItemConcern> Flags(Item item, int answers, double right, double[] shares, double? discrimination)
    {
        if (answers < Enough)
            yield break;
        double[] wrong = [.. item.Options.Zip(shares).Where(option => !option.First.IsRight).Select(option => option.Second)];
        var working = wrong.Count(share => share >= Works);
        if (wrong.Length > 0 && (working == 0 || (answers >= Many && wrong.Length > 1 && working < 2)))
            yield return ItemConcern.DistractorsDoNotWork;
        if (wrong.Any(share => share == 0))
            yield return ItemConcern.DistractorNeverChosen;
        if (right < Hard)
            yield return ItemConcern.TooHard;
        if (right > Easy)
            yield return ItemConcern.TooEasy;
        if (discrimination < Telling)
            yield return ItemConcern.TellsNothing;
    }

    /// <summary>Pearson's correlation; null where one of the two never varies.</summary>
    private static double? Correlation(List<(double Credit, double Others)> pairs)
    {
        if (pairs.Count < Enough)
            return null;
        var (meanOfCredit, meanOfRest) = (pairs.Average(pair => pair.Credit), pairs.Average(pair => pair.Others));
        var both = pairs.Sum(pair => (pair.Credit - meanOfCredit) * (pair.Others - meanOfRest));
        var spread = Math.Sqrt(pairs.Sum(pair => Math.Pow(pair.Credit - meanOfCredit, 2)) * pairs.Sum(pair => Math.Pow(pair.Others - meanOfRest, 2)));
        return spread > 0 ? both / spread : null;
    }
}
