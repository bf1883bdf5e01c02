using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>Gives tokens.</summary>
internal sealed class TokenEndpoints(OwnPage page, DirectLineTokens tokens, ChatLimits limits)
{
    private const string UserPrefix = "dl_";
    private const int MaxUserLength = 100;

    /// <summary>Who knows the id is the person, so it must be as hard to guess as a password.</summary>
    private const int MinUserLength = 20;

    private const int MaxNameLength = 100;

    /// <summary><c>POST tokens/generate</c>: a token for a new conversation, for a new person or the one that the body names.</summary>
    public async Task<IResult> GenerateAsync(HttpContext http, CancellationToken cancel)
    {
        if (page.Refusal(http.Request) is { } refusal)
            return DirectLineAnswers.Forbidden("Forbidden", refusal);
        if (limits.WaitForToken(http.Connection.RemoteIpAddress) is { } wait)
            return DirectLineAnswers.TooMany(http.Response, "Too many chats were begun from your network.", wait);
        if (await RequestBody.ReadAsync(http.Request, ClientBody.MaxBytes, cancel) is not { } bytes)
            return DirectLineAnswers.TooLarge(ClientBody.MaxBytes);
        var (body, problem) = ClientBody.Read(bytes, optional: true);
        if (problem is not null)
            return DirectLineAnswers.Bad(problem);

        var user = Json.Text(body, "user", "id") ?? DirectLineTokens.NewUser();
        if (!IsUser(user))
        {
            return DirectLineAnswers.Bad(
                $"user.id must be {UserPrefix} and {MinUserLength - UserPrefix.Length} to {MaxUserLength - UserPrefix.Length} letters, digits, - or _ that nobody can guess; without one, a new id is made.");
        }

        var caller = new DirectLineCaller(user, NameOf(Json.Text(body, "user", "name") ?? ""), DirectLineTokens.NewConversation());
        return DirectLineAnswers.Conversation(caller.Conversation, tokens.Issue(caller, DirectLineUse.Call), null);
    }

    /// <summary><c>POST tokens/refresh</c>: a fresh token for the same person and conversation.</summary>
    public IResult Refresh(HttpContext http)
    {
        var caller = http.Features.GetRequiredFeature<DirectLineCaller>();
        return DirectLineAnswers.Conversation(caller.Conversation, tokens.Issue(caller, DirectLineUse.Call), null);
    }

    private static bool IsUser(string id) =>
        id.StartsWith(UserPrefix, StringComparison.Ordinal) && id.Length is >= MinUserLength and <= MaxUserLength
        && id.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_');

    private static string NameOf(string name)
    {
        var shown = string.Concat(name.EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune)).Take(MaxNameLength));
        return shown.Trim();
    }
}
