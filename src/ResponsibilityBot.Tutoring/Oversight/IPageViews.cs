namespace ResponsibilityBot.Tutoring.Oversight;

/// <summary>Keeps who looked at figures of teams. Storage provides it. Safe for use by many threads.</summary>
public interface IPageViews
{
    /// <summary>Keeps a view; it is on the disk when this ends.</summary>
    Task RecordAsync(PageView view, CancellationToken cancel);

    /// <summary>Who looked at a team, by itself or among all teams, the latest first.</summary>
    ValueTask<IReadOnlyList<PageView>> OfTeamAsync(string tenant, string team, int most, CancellationToken cancel);
}

/// <summary>Somebody looked at figures.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Viewer">The id of who looked.</param>
/// <param name="Name">What to call them; may be empty. It came from outside.</param>
/// <param name="Team">The team's id, or null for all teams.</param>
/// <param name="What">What was shown, in words.</param>
/// <param name="At">When.</param>
public sealed record PageView(string Tenant, string Viewer, string Name, string? Team, string What, DateTimeOffset At);
