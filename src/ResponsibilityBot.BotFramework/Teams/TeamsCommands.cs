using ResponsibilityBot.BotFramework.Teams.Extensions;

namespace ResponsibilityBot.BotFramework.Teams;

/// <summary>
/// What the app offers in Teams. <c>manifest/teams/manifest.json</c> says the same to Teams itself; a test holds the two together, and
/// another one asks the bot every word and question here.
/// </summary>
internal static class TeamsCommands
{
    /// <summary>Where the bot can be used.</summary>
    public static IReadOnlyList<string> Scopes { get; } = ["personal", "team", "groupChat", "copilot"];

    /// <summary>Words that Teams proposes everywhere. They are sent as they stand.</summary>
    public static IReadOnlyList<string> Words { get; } = ["matrix", "help"];

    /// <summary>Commands of the message extension: <c>query</c> from where a message is written, <c>action</c> on a message.</summary>
    public static IReadOnlyList<(string Id, string Type)> Extensions { get; } = [(OwnerQuery.CommandId, "query"), (MessageQuestion.CommandId, "action")];

    /// <summary>Questions that a conversation may begin with, in the personal chat and in Microsoft 365 Copilot. They are sent as they stand.</summary>
    public static IReadOnlyList<string> Starters { get; } =
    [
        "Who patches the operating system in PaaS?", "Does AWS back up our RDS?", "Compare EKS and Fargate", "What changes if we move from EC2 to Lambda?",
    ];
}
