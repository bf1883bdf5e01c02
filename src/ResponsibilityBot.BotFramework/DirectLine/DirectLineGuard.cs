using Microsoft.AspNetCore.Http;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>Lets nobody through without a token that is valid, and valid for the conversation that the address names.</summary>
internal sealed class DirectLineGuard(DirectLineTokens tokens) : IEndpointFilter
{
    private const string Bearer = "Bearer ";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return DirectLineAnswers.Error(StatusCodes.Status401Unauthorized, "Unauthorized", "A token is missing; ask for one with POST /v3/directline/tokens/generate.");
        }

        if (await tokens.ReadAsync(header[Bearer.Length..].Trim(), DirectLineUse.Call) is not { } caller)
            return DirectLineAnswers.Forbidden("TokenExpired", "The token is not valid or not valid any longer; ask for a new one.");
        if (http.Request.RouteValues.TryGetValue("conversation", out var conversation) && !caller.Conversation.Equals(conversation as string, StringComparison.Ordinal))
            return DirectLineAnswers.Forbidden("BadArgument", "The token is for another conversation.");
        http.Features.Set(caller);
        return await next(context);
    }
}
