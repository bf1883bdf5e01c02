using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ResponsibilityBot.BotFramework;

/// <summary>The routes of the Activity protocol.</summary>
public static class BotFrameworkEndpoints
{
    /// <summary>Maps <c>POST /api/messages</c>.</summary>
    public static void MapBotFramework(this IEndpointRouteBuilder routes) => routes.MapPost(
        "/api/messages", (HttpContext http, MessagesEndpoint endpoint, CancellationToken cancel) => endpoint.HearAsync(http, cancel));
}
