namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>
/// What teams know, in figures of which each is made of enough people. Every figure is a sum of weeks of teams, and a week of a team in which
/// fewer took part is in none of them, so that no figure taken from another gives one of fewer. Storage provides it. Safe for use by many threads.
/// </summary>
public interface IFigures
{
    /// <summary>How many people a week of a team must have to be in a figure.</summary>
    int Fewest { get; }

    /// <summary>Some of a tenant's teams: those with a name by name, then the channels without one.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="from">Which part of the list; null for its beginning, as for a team that the tenant does not have.</param>
    /// <param name="most">How many to list at most.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<TeamList> TeamsAsync(string tenant, TeamPlace? from, int most, CancellationToken cancel);

    /// <summary>The team with that id, or with that name however it is written; null if the tenant has none.</summary>
    ValueTask<ComparedTeam?> FindAsync(string tenant, string team, CancellationToken cancel);

    /// <summary>The figures of a time.</summary>
    ValueTask<FigureSet> ReadAsync(FigureQuery query, CancellationToken cancel);
}

/// <summary>A part of a tenant's teams.</summary>
/// <param name="Teams">In order.</param>
/// <param name="Count">How many there are in all; no more than <see cref="MostCounted"/> are counted.</param>
public sealed record TeamList(IReadOnlyList<ComparedTeam> Teams, int Count)
{
    /// <summary>How far teams are counted.</summary>
    public const int MostCounted = 100;

    /// <summary>Whether there are others before these.</summary>
    public bool HasBefore { get; init; }

    /// <summary>Whether there are others after these.</summary>
    public bool HasAfter { get; init; }
}

/// <summary>A part of the list of a tenant's teams.</summary>
/// <param name="Team">The id of the team that it lies beside.</param>
/// <param name="IsBackwards">Whether it is those before that team, not those after it.</param>
public sealed record TeamPlace(string Team, bool IsBackwards);

/// <summary>A team on the page.</summary>
/// <param name="Id">Unique in its tenant.</param>
/// <param name="Name">What it is called, or null for a channel that nobody named.</param>
/// <param name="Members">How many belong to it now.</param>
public sealed record ComparedTeam(string Id, string? Name, int Members);

/// <summary>Which figures.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Team">The team's id, or null for all teams together.</param>
/// <param name="Compared">Ids of the teams that stand beside each other: <see cref="MostCompared"/> at most.</param>
/// <param name="From">The first week: a Monday.</param>
/// <param name="To">The last week: a Monday.</param>
public sealed record FigureQuery(string Tenant, string? Team, IReadOnlyList<string> Compared, DateOnly From, DateOnly To)
{
    /// <summary>More teams beside each other could not be read.</summary>
    public const int MostCompared = 12;

    /// <summary>How many weeks items are looked at in: one of all teams together, in which there are many, four of a single team; fewer if the time is shorter.</summary>
    public int WeeksOfItems => Math.Min(Team is null ? 1 : 4, ((To.DayNumber - From.DayNumber) / 7) + 1);

    /// <summary>The first week of which items are looked at.</summary>
    public DateOnly ItemsFrom => To.AddDays(-7 * (WeeksOfItems - 1));
}

/// <summary>Figures of a time. What fewer than enough people did is in none of them.</summary>
/// <param name="Weeks">Week by week who took part: <see cref="Figure.People"/>, <see cref="Figure.Members"/>, <see cref="Figure.Cards"/>.</param>
/// <param name="Areas">Week by week and area, answers and those that are right.</param>
/// <param name="Turnout">Each compared team, all weeks together: who took part; <see cref="Figure.Asked"/> is the number of weeks.</param>
/// <param name="Beliefs">Each compared team and belief, and under an empty team all together: answers that could show it, and those that did.</param>
/// <param name="Items">Items of the last weeks, the one with the fewest right answers first.</param>
/// <param name="Questions">What people asked about, the most first; <see cref="Figure.Asked"/> is how often.</param>
/// <param name="Gaps">Questions of the whole tenant that had no answer and came up since the first week, the most frequent first.</param>
public sealed record FigureSet(
    IReadOnlyList<Figure> Weeks,
    IReadOnlyList<Figure> Areas,
    IReadOnlyList<Figure> Turnout,
    IReadOnlyList<Figure> Beliefs,
    IReadOnlyList<Figure> Items,
    IReadOnlyList<Figure> Questions,
    IReadOnlyList<CountedTopic> Gaps);

/// <summary>A figure.</summary>
/// <param name="Team">The team's id; empty for all together.</param>
/// <param name="Week">The Monday; the first day of all where weeks are summed.</param>
/// <param name="Key">As <see cref="FigureKind"/> says.</param>
/// <param name="Asked">How many answers.</param>
/// <param name="Hits">How many of them are wholly right; of a belief, how many show it.</param>
/// <param name="People">How many people, each once a week.</param>
/// <param name="Members">How many belonged to the team, each once a week.</param>
/// <param name="Cards">How many questions the channel took for the team's own place.</param>
public sealed record Figure(string Team, DateOnly Week, string Key, int Asked, int Hits, int People, int Members, int Cards)
{
    /// <summary>The share of answers that count, 0 to 1.</summary>
    public double Share => Asked == 0 ? 0 : (double)Hits / Asked;
}

/// <summary>Questions without an answer, counted by what they were near to, never by their words.</summary>
/// <param name="Outcome">What became of them.</param>
/// <param name="Near">Ids of the rows that were on offer; may be empty.</param>
/// <param name="Count">How often.</param>
public sealed record CountedTopic(Asking.Gaps.GapOutcome Outcome, IReadOnlyList<string> Near, int Count);
