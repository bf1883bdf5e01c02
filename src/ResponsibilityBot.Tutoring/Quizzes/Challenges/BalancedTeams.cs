namespace ResponsibilityBot.Tutoring.Quizzes.Challenges;

/// <summary>Splits people into two groups that know about the same.</summary>
public static class BalancedTeams
{
    /// <summary>
    /// Two groups whose sizes differ by one at most. Of each two neighbours by mastery the better one goes to the group that is behind, so the
    /// sums differ by no more than two neighbours do.
    /// </summary>
    public static (IReadOnlyList<KnownPerson> First, IReadOnlyList<KnownPerson> Second) Of(IReadOnlyList<KnownPerson> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var order = people.OrderByDescending(MasteryOf).ThenBy(person => person.Person, StringComparer.Ordinal).ToList();
        List<KnownPerson> first = [], second = [];
        var ahead = 0.0;
        foreach (var pair in order.Chunk(2))
        {
            var (strong, weak) = ahead <= 0 ? (first, second) : (second, first);
            strong.Add(pair[0]);
            ahead += (strong == first ? 1 : -1) * MasteryOf(pair[0]);
            if (pair.Length == 1)
                break;
            weak.Add(pair[1]);
            ahead += (weak == first ? 1 : -1) * MasteryOf(pair[1]);
        }

        return (first, second);
    }

    /// <summary>How much somebody knows, 0 to 1: the mean of their marks, drawn to a half where there are few.</summary>
    public static double MasteryOf(KnownPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return (person.Credit + 1) / (person.Answers + 2);
    }
}
