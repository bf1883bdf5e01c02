using System.Net;
using System.Text;
using System.Text.Json;
using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>What the Bot Connector's answers mean: the one place that says which failures are worth another try.</summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-code-responses and
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages.
/// </remarks>
internal static class ConnectorAnswer
{
    /// <summary>Blocked from writing: the number that stands where a word is missing.</summary>
    private const int MessageWritesBlocked = 209;

    /// <summary>Why a call that was answered did not succeed.</summary>
    public static ConnectorException Failure(HttpResponseMessage response, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var code = Code(Json.Parse(body));
        return new($"{(int)response.StatusCode} {code}".TrimEnd(), Meaning(response.StatusCode, code))
        {
            Status = response.StatusCode,
            Code = code,
            RetryAfter = RetryAfter.Of(response, now),
            CorrelationId = CorrelationId(response),
        };
    }

    /// <summary>What the service calls the call, for its support; null if it does not say.</summary>
    public static string? CorrelationId(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Correlating-OperationId", out var ids) && ids.FirstOrDefault() is { Length: > 0 and <= 100 } id
            && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.') ? id : null;

    private static ConnectorFailure Meaning(HttpStatusCode status, string? code) => (status, code) switch
    {
        (HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests, _) => ConnectorFailure.Passing,
        (HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout, _) => ConnectorFailure.Passing,
        (HttpStatusCode.Forbidden, nameof(MessageWritesBlocked) or "ConversationBlockedByUser" or "BotNotInConversationRoster") => ConnectorFailure.Blocked,
        _ => ConnectorFailure.Lasting,
    };

    /// <summary>The code in <c>error.code</c>, or where Teams hands on what a service behind it said: a number, and in the message once more JSON.</summary>
    private static string? Code(JsonElement answer)
    {
        if (Json.Code(answer, "error", "code") is { } code)
            return code;
        if (Json.Text(answer, "message") is { } message && Json.Code(Json.Parse(Encoding.UTF8.GetBytes(message)), "subCode") is { } subCode)
            return subCode;
        return Json.At(answer, "errorCode") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value)
            ? (value == MessageWritesBlocked ? nameof(MessageWritesBlocked) : $"{value}")
            : null;
    }
}
