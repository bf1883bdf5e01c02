using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>Sums of points, kept in the transaction that keeps each answer. Storage provides it. Safe for use by many threads.</summary>
public interface IScores
{
    /// <summary>The best teams of a time, and one more.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="span">The time.</param>
    /// <param name="fewest">How many people a team that is shown must be made of.</param>
    /// <param name="most">How many teams are shown.</param>
    /// <param name="own">The id of a team that is shown in any case, unless it is of fewer; or null.</param>
    /// <param name="cancel">Ends the wait.</param>
    ValueTask<Standings> BoardAsync(string tenant, ScoreSpan span, int fewest, int most, string? own, CancellationToken cancel);

    /// <summary>What one team did in a time; null if nothing.</summary>
    ValueTask<TeamScore?> TeamAsync(string tenant, string team, ScoreSpan span, CancellationToken cancel);

    /// <summary>The first days of the seasons in which points were earned, the latest first.</summary>
    ValueTask<IReadOnlyList<DateOnly>> SeasonsAsync(string tenant, int most, CancellationToken cancel);

    /// <summary>What one person did.</summary>
    ValueTask<PersonalFigures> OfPersonAsync(string tenant, string person, ScoreSpan season, CancellationToken cancel);

    /// <summary>Those of a team who wish to be named, with their points of a time, the most first.</summary>
    ValueTask<IReadOnlyList<NamedScore>> NamedAsync(string tenant, string team, ScoreSpan span, int most, CancellationToken cancel);

    /// <summary>By what name a person stands on boards, or null.</summary>
    ValueTask<string?> ShownNameAsync(string tenant, string person, CancellationToken cancel);

    /// <summary>Records with the turn by what name its person wishes to stand on boards; null for by none.</summary>
    void Show(Turn turn, string? name);
}

/// <summary>What one person did; for that person alone.</summary>
/// <param name="Season">Points in the season that was asked about.</param>
/// <param name="Best">The most points in any other season, or null if there was none.</param>
/// <param name="BestBeginning">When that season began.</param>
/// <param name="Rank">The person's place by points among those of their team in the season; null if they earned none for it.</param>
/// <param name="Tied">How many others have the same place.</param>
/// <param name="Participants">How many of the team earned points in the season.</param>
/// <param name="ShownName">By what name they stand on boards, or null.</param>
public sealed record PersonalFigures(int Season, int? Best, DateOnly BestBeginning, int? Rank, int Tied, int Participants, string? ShownName);

/// <summary>Somebody who wishes to be named.</summary>
/// <param name="Name">What to call them. It came from outside.</param>
/// <param name="Points">What they earned.</param>
public sealed record NamedScore(string Name, int Points);
