using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary><c>GET conversations/{id}/stream?watermark=&amp;t=</c>: a WebSocket on which the client hears everything after the watermark, as it is said.</summary>
internal sealed class StreamEndpoint(IDirectLineStore store, DirectLineTokens tokens, Streams streams, IHostApplicationLifetime lifetime, TimeProvider time)
{
    public async Task<IResult> OpenAsync(HttpContext http, string conversation, string? watermark, string? t)
    {
        if (await tokens.ReadAsync(t ?? "", DirectLineUse.Stream) is not { } caller || caller.Conversation != conversation)
            return DirectLineAnswers.Forbidden("TokenExpired", "The stream's address is not valid or not valid any longer; ask for a new one with GET /v3/directline/conversations/{id}.");
        if (Watermark.Read(watermark) is not { } after)
            return DirectLineAnswers.Bad(Watermark.Problem);
        if (!http.WebSockets.IsWebSocketRequest)
            return DirectLineAnswers.Bad("This address is a WebSocket.");
        if (await store.OwnerAsync(conversation, http.RequestAborted) != caller.User)
            return DirectLineAnswers.NoConversation();

        using var place = streams.Enter(conversation);
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var stream = new ConversationStream(socket, store, conversation, time);
        await stream.RunAsync(after, place.Replaced, lifetime.ApplicationStopping);
        return TypedResults.Empty;
    }
}
