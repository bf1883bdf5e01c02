namespace ResponsibilityBot.Slack.Installs;

/// <summary>Where the app is installed, for the log.</summary>
internal static class InstallPlace
{
    /// <summary>The ids that are known. Most workspaces belong to no organisation, and an organisation that installed the app as a whole names no workspace.</summary>
    public static string Of(string? organisation, string? team) => (organisation, team) switch
    {
        (null, null) => "an unknown workspace",
        (null, _) => $"workspace {team}",
        (_, null) => $"organisation {organisation}",
        _ => $"workspace {team} of organisation {organisation}",
    };
}
