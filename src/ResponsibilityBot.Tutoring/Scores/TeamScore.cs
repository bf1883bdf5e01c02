namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>What one team did in one time. Points count for the team that a person belonged to when they earned them.</summary>
/// <param name="Team">The team's id.</param>
/// <param name="Name">What it is called, or null for a channel that nobody named.</param>
/// <param name="Points">The sum of its people's points.</param>
/// <param name="Answers">How many questions they answered.</param>
/// <param name="Participants">How many people earned points, 1 or more.</param>
/// <param name="Members">How many belonged to it when it last earned points.</param>
public sealed record TeamScore(string Team, string? Name, int Points, int Answers, int Participants, int Members)
{
    /// <summary>The share of its people who took part, 0 to 1.</summary>
    public double Turnout => Participants == 0 ? 0 : (double)Participants / Math.Max(Participants, Members);

    /// <summary>Points for each participant.</summary>
    public double Mean => Participants == 0 ? 0 : (double)Points / Participants;

    /// <summary>The mean of participants times the turnout: a team wins neither by its size nor by sending its best only.</summary>
    public double Score => Mean * Turnout;

    /// <summary>The score in whole tenths, halves upwards: what is shown, and what teams are compared by. The column <c>tenths</c> is the same.</summary>
    public long Tenths => Participants == 0 ? 0 : ((20L * Points) + Math.Max(Participants, Members)) / (2L * Math.Max(Participants, Members));
}

/// <summary>A team's place on a board.</summary>
/// <param name="Rank">1 for the first; teams with the same score have the same.</param>
/// <param name="IsTied">Whether another team has the same rank.</param>
/// <param name="Team">The team.</param>
public sealed record Standing(int Rank, bool IsTied, TeamScore Team)
{
    /// <summary>Whether as many teams as its rank says, or more, are ahead of it: how many is not counted.</summary>
    public bool IsBeyond { get; init; }
}

/// <summary>A board: the best teams by score, those of few people left out.</summary>
/// <param name="Shown">The best first; the team that the board is for comes last if it is further down.</param>
/// <param name="Hidden">How many teams are left out, because fewer people took part than a figure must be made of; no more than <see cref="MostCounted"/> are counted.</param>
public sealed record Standings(IReadOnlyList<Standing> Shown, int Hidden)
{
    /// <summary>How far teams that are left out are counted.</summary>
    public const int MostCounted = 100;

    /// <summary>How far the teams that are ahead of one are counted.</summary>
    public const int MostRanked = 100;

    /// <summary>The score as it is shown.</summary>
    public static double FigureOf(TeamScore team)
    {
        ArgumentNullException.ThrowIfNull(team);
        return team.Tenths / 10.0;
    }

    /// <summary>Ranks the best teams.</summary>
    /// <param name="best">Those with the highest scores, the best first, and none of few people: one more than are shown, if there are that many.</param>
    /// <param name="most">How many are shown.</param>
    /// <param name="own">A team that is shown in any case, or null if it is of few people.</param>
    /// <param name="hidden">How many are left out.</param>
    public static Standings Of(IReadOnlyList<TeamScore> best, int most, Standing? own, int hidden)
    {
        ArgumentNullException.ThrowIfNull(best);
        var counts = best.CountBy(team => team.Tenths).ToDictionary();
        var ranked = best.Take(most)
            .Select(team => new Standing(1 + best.TakeWhile(other => other.Tenths > team.Tenths).Count(), counts[team.Tenths] > 1, team))
            .OrderBy(each => each.Rank).ThenBy(each => each.Team.Name ?? "", StringComparer.OrdinalIgnoreCase).ThenBy(each => each.Team.Team, StringComparer.Ordinal).ToList();
        return new(own is null || ranked.Exists(each => each.Team.Team == own.Team.Team) ? ranked : [.. ranked, own], hidden);
    }
}
