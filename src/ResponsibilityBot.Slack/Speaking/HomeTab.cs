using System.Text.Json.Nodes;
using ResponsibilityBot.Slack.Blocks;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Slack.Speaking;

/// <summary>The home tab: how far a person is, and what can be asked, with buttons to begin.</summary>
/// <remarks>Source: https://docs.slack.dev/surfaces/app-home.</remarks>
internal static class HomeTab
{
    /// <summary>The arguments of <c>views.publish</c>.</summary>
    public static JsonObject Of(ReplyWay.Home home, IReadOnlyList<Reply> replies) => new()
    {
        ["user_id"] = home.User,
        ["view"] = new JsonObject { ["type"] = "home", ["private_metadata"] = home.Chat, ["blocks"] = BlockKitRenderer.HomeTab(replies) },
    };
}
