using ResponsibilityBot.Tutoring.Scores;

namespace ResponsibilityBot.Testing;

/// <summary>A board as it is told in words, of all teams at once: what reading it from the top must come to.</summary>
internal static class PlainBoard
{
    public static Standings Of(IReadOnlyList<TeamScore> teams, int fewest, int most, string? own)
    {
        var shown = teams.Where(team => team.Participants >= fewest)
            .OrderByDescending(Standings.FigureOf).ThenByDescending(team => team.Team, StringComparer.Ordinal)
            .Select(team => new Standing(
                1 + teams.Count(other => other.Participants >= fewest && Standings.FigureOf(other) > Standings.FigureOf(team)),
                teams.Count(other => other.Participants >= fewest && Standings.FigureOf(other) == Standings.FigureOf(team)) > 1,
                team)).ToList();
        return new(
            [.. shown.Take(most).OrderBy(each => each.Rank).ThenBy(each => each.Team.Name ?? "", StringComparer.OrdinalIgnoreCase).ThenBy(each => each.Team.Team, StringComparer.Ordinal),
                .. shown.Skip(most).Where(each => each.Team.Team == own)
                    .Select(each => each.Rank > Standings.MostRanked ? new Standing(Standings.MostRanked, false, each.Team) { IsBeyond = true } : each)],
            Math.Min(Standings.MostCounted, teams.Count - shown.Count));
    }
}
