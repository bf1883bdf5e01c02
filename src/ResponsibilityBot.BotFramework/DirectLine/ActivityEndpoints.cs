using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>Takes what people say and hands over what was said.</summary>
internal sealed class ActivityEndpoints(IDirectLineStore store, IInbox inbox, ChatLimits limits, TimeProvider time)
{
    /// <summary><c>GET conversations/{id}/activities?watermark=</c>.</summary>
    public async Task<IResult> ReadAsync(HttpContext http, string? watermark, CancellationToken cancel)
    {
        var caller = http.Features.GetRequiredFeature<DirectLineCaller>();
        if (Watermark.Read(watermark) is not { } after)
            return DirectLineAnswers.Bad(Watermark.Problem);
        if (await store.OwnerAsync(caller.Conversation, cancel) != caller.User)
            return DirectLineAnswers.NoConversation();
        var activities = await store.ReadAsync(caller.Conversation, after, cancel);
        return DirectLineAnswers.Activities(activities, activities is [.., var last] ? last.Number : after);
    }

    /// <summary><c>POST conversations/{id}/activities</c>: a message becomes part of the conversation and is kept until it is answered.</summary>
    public async Task<IResult> PostAsync(HttpContext http, CancellationToken cancel)
    {
        var caller = http.Features.GetRequiredFeature<DirectLineCaller>();
        if (limits.WaitForMessage(caller) is { } wait)
            return DirectLineAnswers.TooMany(http.Response, "You sent too many messages.", wait);
        if (await RequestBody.ReadAsync(http.Request, ClientBody.MaxBytes, cancel) is not { } bytes)
            return DirectLineAnswers.TooLarge(ClientBody.MaxBytes);
        var (activity, problem) = ClientActivity.Read(bytes);
        if (activity is null)
            return DirectLineAnswers.Bad(problem ?? "The body is not an activity.");
        if (activity.HasAttachments)
            return DirectLineAnswers.NoAttachments();
        if (await store.OwnerAsync(caller.Conversation, cancel) != caller.User)
            return DirectLineAnswers.NoConversation();
        // Typing, events and types still to be invented are not part of the conversation, and nobody answers them.
        if (activity.Type != ActivityTypes.Message)
            return DirectLineAnswers.Posted(DirectLineChannel.ActivityId(caller.Conversation, 0));
        return await KeepAsync(activity, caller, cancel) is { } id ? DirectLineAnswers.Posted(id) : DirectLineAnswers.NoConversation();
    }

    /// <summary>The message's id, or null if the conversation is over. Both steps may be done again, so a client that heard nothing posts again.</summary>
    private async Task<string?> KeepAsync(ClientActivity activity, DirectLineCaller caller, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var key = "client:" + (activity.ClientId ?? DirectLineTokens.NewConversation());
        var number = await store.AppendAsync(
            caller.Conversation, key, place => activity.Shown(DirectLineChannel.ActivityId(caller.Conversation, place), caller, now), cancel);
        if (number is not { } at)
            return null;
        var id = DirectLineChannel.ActivityId(caller.Conversation, at);
        var body = activity.Stamped(id, caller, now);
        await inbox.KeepAsync(DirectLineParties.Inbound(caller, body, now), cancel);
        return id;
    }
}
