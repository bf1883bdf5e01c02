using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>What Direct Line answers.</summary>
/// <remarks>Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference.</remarks>
internal static class DirectLineAnswers
{
    /// <summary>A conversation with its token, and its stream if it has begun.</summary>
    public static JsonHttpResult<ConversationAnswer> Conversation(string conversation, string token, string? stream, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(
            new ConversationAnswer(conversation, token, (int)DirectLineTokens.Lifetime.TotalSeconds, stream), DirectLineJson.Default.ConversationAnswer, statusCode: status);

    /// <summary>The id that an activity was given.</summary>
    public static JsonHttpResult<PostedAnswer> Posted(string id) => TypedResults.Json(new PostedAnswer(id), DirectLineJson.Default.PostedAnswer);

    /// <summary>Activities and the watermark after them.</summary>
    public static ContentHttpResult Activities(IReadOnlyList<DirectLineActivity> activities, long watermark) =>
        TypedResults.Text(Frame(activities, watermark), "application/json", Encoding.UTF8);

    /// <summary>Activities and the watermark after them, as JSON text.</summary>
    public static string Frame(IReadOnlyCollection<DirectLineActivity> activities, long watermark) =>
        $"{{\"activities\":[{string.Join(',', activities.Select(activity => activity.Body))}],\"watermark\":\"{watermark}\"}}";

    /// <summary>The request is wrong.</summary>
    public static IResult Bad(string message) => Error(StatusCodes.Status400BadRequest, "BadArgument", message);

    /// <summary>The caller may not do this. Clients take it for a token that is over.</summary>
    public static IResult Forbidden(string code, string message) => Error(StatusCodes.Status403Forbidden, code, message);

    /// <summary>There is no such conversation, or it is over: clients stop.</summary>
    public static IResult NoConversation() =>
        Error(StatusCodes.Status404NotFound, "NotFound", "The conversation has not begun or is over; begin one with POST /v3/directline/conversations.");

    /// <summary>The body is too large.</summary>
    public static IResult TooLarge(int bytes) => Error(StatusCodes.Status413PayloadTooLarge, "TooLarge", $"The body is larger than {bytes} bytes.");

    /// <summary>Too much was asked for in a short time.</summary>
    public static IResult TooMany(HttpResponse response, string what, TimeSpan wait)
    {
        var seconds = (long)Math.Ceiling(wait.TotalSeconds);
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Error(StatusCodes.Status429TooManyRequests, "TooManyRequests", $"{what} Try again in {seconds} {(seconds == 1 ? "second" : "seconds")}.");
    }

    /// <summary>Files were sent.</summary>
    public static IResult NoAttachments() =>
        Error(StatusCodes.Status415UnsupportedMediaType, "NotSupported", "Attachments are not taken; write the question as text.");

    /// <summary>An error as Direct Line writes it.</summary>
    public static IResult Error(int status, string code, string message) =>
        TypedResults.Json(new ErrorAnswer(new(code, message)), ErrorJson.Default.ErrorAnswer, statusCode: status);
}

/// <summary>A conversation.</summary>
/// <param name="ConversationId">Its id.</param>
/// <param name="Token">For the calls that follow.</param>
/// <param name="ExpiresIn">Seconds that the token lasts.</param>
/// <param name="StreamUrl">The WebSocket to connect to within 60 seconds; null before the conversation has begun.</param>
internal sealed record ConversationAnswer(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StreamUrl);

/// <summary>The id that an activity was given.</summary>
internal sealed record PostedAnswer(string Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ConversationAnswer))]
[JsonSerializable(typeof(PostedAnswer))]
internal sealed partial class DirectLineJson : JsonSerializerContext;
