namespace ResponsibilityBot.Tutoring.Scores;

/// <summary>Reads the sums of teams for a file. No person can be told from it. Storage provides it.</summary>
public interface IScoreReport
{
    /// <summary>How many people a figure must be made of.</summary>
    int Fewest { get; }

    /// <summary>What teams did, by tenant, time and team; those of fewer people are left out.</summary>
    /// <param name="tenant">Only this one, or null for all.</param>
    /// <param name="kind">Weeks, seasons or all time.</param>
    /// <param name="beginning">Only the time that begins on that day, or null for all.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="IOException">There is no database, or not one of this version.</exception>
    Task<IReadOnlyList<ReportedScore>> ListAsync(string? tenant, SpanKind kind, DateOnly? beginning, CancellationToken cancel);
}

/// <summary>What a team did in a time.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Span">The time.</param>
/// <param name="Score">The sums.</param>
public sealed record ReportedScore(string Tenant, ScoreSpan Span, TeamScore Score);
