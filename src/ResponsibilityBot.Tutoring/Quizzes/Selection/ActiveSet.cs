namespace ResponsibilityBot.Tutoring.Quizzes.Selection;

/// <summary>How many facts a team can hold with the questions it answers; the rest of the bank waits.</summary>
public static class ActiveSet
{
    /// <summary>Facts that one question each weekday keeps alive when everybody answers, from the simulation in <c>docs/quizzes.md</c>.</summary>
    public const int FactsPerQuestion = 18;

    /// <summary>Who answered within this time plays in a place.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>The turnout that is assumed where nothing was asked yet.</summary>
    public const double FirstTurnout = 0.7;

    /// <summary>Weekdays of a fortnight, in which the channel's card repeats nothing.</summary>
    private const int WeekdaysWithoutRepeat = 10;

    /// <summary>The number of facts to keep active: 18 × questions × turnout, and never fewer than a fortnight without repeats takes.</summary>
    /// <param name="questionsPerWeekday">At least 1.</param>
    /// <param name="turnout">The share of cards that people answer, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of its range.</exception>
    public static int Size(int questionsPerWeekday, double turnout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(questionsPerWeekday, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(turnout);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(turnout, 1);
        var budget = (int)Math.Round(FactsPerQuestion * questionsPerWeekday * turnout);
        return Math.Max(budget, (WeekdaysWithoutRepeat * questionsPerWeekday) + 1);
    }

    /// <summary>The facts that are active: the first of the bank's order that fit, without those that are put aside (frozen, or off topic).</summary>
    /// <param name="inOrder">Every fact, the most important first.</param>
    /// <param name="size">From <see cref="Size"/>.</param>
    /// <param name="isOut">Whether a fact is put aside.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> inOrder, int size, Func<string, bool> isOut)
    {
        ArgumentNullException.ThrowIfNull(inOrder);
        return [.. inOrder.Where(fact => !isOut(fact)).Take(size)];
    }
}
