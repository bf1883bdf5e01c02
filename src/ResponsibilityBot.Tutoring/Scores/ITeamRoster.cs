namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>Puts many people into teams at once. Storage provides it.</summary>
public interface ITeamRoster
{
    /// <summary>Puts each person into the team of that name, begun if there is none: all of them or, if it fails, nobody.</summary>
    /// <returns>How many people were put into another team than before.</returns>
    Task<int> PutAsync(string tenant, IReadOnlyList<(string Person, TeamName Team)> people, CancellationToken cancel);
}
