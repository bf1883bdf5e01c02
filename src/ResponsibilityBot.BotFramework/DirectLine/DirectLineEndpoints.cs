using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>The routes of Direct Line 3.0, as far as Web Chat needs them.</summary>
public static class DirectLineEndpoints
{
    /// <summary>Where they begin.</summary>
    internal const string Root = "/v3/directline";

    /// <summary>Maps <c>/v3/directline</c>. Needs <c>UseCors</c> and <c>UseWebSockets</c> before it.</summary>
    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var line = routes.MapGroup(Root).RequireCors(DirectLineServices.CorsPolicy);
        line.MapPost("/tokens/generate", (HttpContext http, TokenEndpoints endpoints, CancellationToken cancel) => endpoints.GenerateAsync(http, cancel));
        line.MapGet(
            "/conversations/{conversation}/stream",
            (HttpContext http, string conversation, string? watermark, string? t, StreamEndpoint endpoint) => endpoint.OpenAsync(http, conversation, watermark, t));

        // No handler below runs without a token.
        var guarded = line.MapGroup("").AddEndpointFilter<DirectLineGuard>();
        guarded.MapPost("/tokens/refresh", (HttpContext http, TokenEndpoints endpoints) => endpoints.Refresh(http));
        guarded.MapPost("/conversations", (HttpContext http, ConversationEndpoints endpoints, CancellationToken cancel) => endpoints.BeginAsync(http, cancel));
        guarded.MapGet(
            "/conversations/{conversation}",
            (HttpContext http, string? watermark, ConversationEndpoints endpoints, CancellationToken cancel) => endpoints.ResumeAsync(http, watermark, cancel));
        guarded.MapGet(
            "/conversations/{conversation}/activities",
            (HttpContext http, string? watermark, ActivityEndpoints endpoints, CancellationToken cancel) => endpoints.ReadAsync(http, watermark, cancel));
        guarded.MapPost(
            "/conversations/{conversation}/activities",
            (HttpContext http, ActivityEndpoints endpoints, CancellationToken cancel) => endpoints.PostAsync(http, cancel));
        guarded.MapPost("/conversations/{conversation}/upload", () => DirectLineAnswers.NoAttachments());
        // Only for signing in with cards, which the bot never asks for.
        guarded.MapGet("/session/getsessionid", () => TypedResults.Text("{}", "application/json"));
    }
}
