namespace ResponsibilityBot.Slack.Manifest;

/// <summary>
/// What the bot may do in a workspace. <c>manifest/slack/manifest.yaml</c> asks Slack for the same and gives the reasons; specs hold the two
/// together, and both to the methods that are called and the events that are heard.
/// </summary>
/// <remarks>Source: https://docs.slack.dev/reference/scopes.</remarks>
internal static class BotScopes
{
    /// <summary>All of them, in the order of the manifest.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "app_mentions:read", "assistant:write", "channels:read", "groups:read", "chat:write", "commands", "im:history", "mpim:history", "im:write", "links:read", "links:write", "users:read",
    ];
}
