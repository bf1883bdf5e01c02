using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>How many messages Teams takes.</summary>
/// <remarks>
/// Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit: for each conversation 7 in 1 s, 8 in 2 s, 60 in 30 s,
/// 1,800 in an hour; for a tenant 50 a second, of which half is left to answers that are given elsewhere.
/// </remarks>
internal static class TeamsLimits
{
    /// <summary>For each conversation.</summary>
    public static IReadOnlyList<SendLimit> OfConversation { get; } =
    [
        new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)), new(1800, TimeSpan.FromHours(1)),
    ];

    /// <summary>For all conversations of a tenant together.</summary>
    public static IReadOnlyList<SendLimit> OfTenant { get; } = [new(25, TimeSpan.FromSeconds(1))];
}
