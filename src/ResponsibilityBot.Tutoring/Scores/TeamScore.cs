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
}

/// <summary>A team's place on a board.</summary>
/// <param name="Rank">1 for the first; teams with the same score have the same.</param>
/// <param name="IsTied">Whether another team has the same rank.</param>
/// <param name="Team">The team.</param>
public sealed record Standing(int Rank, bool IsTied, TeamScore Team);

/// <summary>A board: teams by score, those of few people left out.</summary>
/// <param name="Shown">The best first.</param>
/// <param name="Hidden">How many teams are left out, because fewer people took part than a figure must be made of.</param>
public sealed record Standings(IReadOnlyList<Standing> Shown, int Hidden)
{
    /// <summary>Scores that differ by less are shown as the same figure, so they tie.</summary>
    private const int Decimals = 1;

    /// <summary>The score as it is shown.</summary>
    public static double FigureOf(TeamScore team)
    {
        ArgumentNullException.ThrowIfNull(team);
        return Math.Round(team.Score, Decimals, MidpointRounding.AwayFromZero);
    }

    /// <summary>Ranks the teams.</summary>
    /// <param name="teams">In any order.</param>
    /// <param name="fewest">How many people a figure must be made of.</param>
    public static Standings Of(IReadOnlyList<TeamScore> teams, int fewest)
    {
        ArgumentNullException.ThrowIfNull(teams);
        var shown = teams.Where(team => team.Participants >= fewest)
            .OrderByDescending(FigureOf).ThenBy(team => team.Name ?? "", StringComparer.OrdinalIgnoreCase).ThenBy(team => team.Team, StringComparer.Ordinal).ToList();
        var scores = shown.CountBy(FigureOf).ToDictionary();
        return new([.. shown.Select(team => new Standing(1 + shown.FindIndex(other => FigureOf(other) == FigureOf(team)), scores[FigureOf(team)] > 1, team))], teams.Count - shown.Count);
    }
}
