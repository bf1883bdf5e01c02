using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Slack.Installs;

namespace ResponsibilityBot.Slack;

/// <summary>Slack's routes.</summary>
public static class SlackEndpoints
{
    /// <summary>Maps <c>POST /slack/events</c>, <c>/slack/interactions</c> and <c>/slack/commands</c>, if Slack is on and delivers through HTTP; and where the app is installed.</summary>
    public static void MapSlack(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapSlackInstalls();
        if (routes.ServiceProvider.GetService<SlackRequests>() is null || routes.ServiceProvider.GetRequiredService<IOptions<SlackOptions>>().Value.Mode != SlackMode.Http)
            return;
        var slack = routes.MapGroup("/slack");
        slack.MapPost("/events", (HttpContext http, SlackRequests requests, CancellationToken cancel) => requests.EventAsync(http, cancel));
        slack.MapPost("/interactions", (HttpContext http, SlackRequests requests, CancellationToken cancel) => requests.InteractionAsync(http, cancel));
        slack.MapPost("/commands", (HttpContext http, SlackRequests requests, CancellationToken cancel) => requests.CommandAsync(http, cancel));
    }
}
