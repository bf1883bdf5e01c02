using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>Begins conversations and lets clients come back to them.</summary>
internal sealed class ConversationEndpoints(IDirectLineStore store, IInbox inbox, DirectLineTokens tokens, TimeProvider time)
{
    private const int MaxLocaleLength = 35;

    /// <summary><c>POST conversations</c>: begins the conversation of the token; 200 instead of 201 if it runs already.</summary>
    public async Task<IResult> BeginAsync(HttpContext http, CancellationToken cancel)
    {
        if (await RequestBody.ReadAsync(http.Request, ClientBody.MaxBytes, cancel) is not { } bytes)
            return DirectLineAnswers.TooLarge(ClientBody.MaxBytes);
        var (body, problem) = ClientBody.Read(bytes, optional: true);
        if (problem is not null)
            return DirectLineAnswers.Bad(problem);

        var caller = http.Features.GetRequiredFeature<DirectLineCaller>();
        var isNew = await store.CreateAsync(caller.Conversation, caller.User, cancel);
        // Also when it runs already: the first try may have ended between the two. What is kept twice is kept once.
        var locale = Json.Text(body, "locale") is { Length: <= MaxLocaleLength } named ? named : null;
        await inbox.KeepAsync(DirectLineParties.Joined(caller, locale, time.GetUtcNow()), cancel);
        return Running(http.Request, caller, 0, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary><c>GET conversations/{id}?watermark=</c>: a fresh token and stream for a conversation that runs.</summary>
    public async Task<IResult> ResumeAsync(HttpContext http, string? watermark, CancellationToken cancel)
    {
        var caller = http.Features.GetRequiredFeature<DirectLineCaller>();
        if (Watermark.Read(watermark) is not { } after)
            return DirectLineAnswers.Bad(Watermark.Problem);
        return await store.OwnerAsync(caller.Conversation, cancel) == caller.User
            ? Running(http.Request, caller, after, StatusCodes.Status200OK)
            : DirectLineAnswers.NoConversation();
    }

    private JsonHttpResult<ConversationAnswer> Running(HttpRequest request, DirectLineCaller caller, long after, int status)
    {
        // The scheme decides only what this caller is told to connect to, so a proxy is believed here.
        var isSecure = request.IsHttps || request.Headers["X-Forwarded-Proto"].ToString().Equals("https", StringComparison.OrdinalIgnoreCase);
        var stream = $"{(isSecure ? "wss" : "ws")}://{request.Host}{request.PathBase}{DirectLineEndpoints.Root}/conversations/{caller.Conversation}/stream"
            + $"?watermark={after}&t={tokens.Issue(caller, DirectLineUse.Stream)}";
        return DirectLineAnswers.Conversation(caller.Conversation, tokens.Issue(caller, DirectLineUse.Call), stream, status);
    }
}
