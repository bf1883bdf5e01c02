using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.BotFramework.Teams;
using ResponsibilityBot.BotFramework.Teams.Extensions;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework;

/// <summary><c>POST /api/messages</c>: judges, reads and keeps an activity, and answers at once or, where the sender waits, with what is said.</summary>
internal sealed partial class MessagesEndpoint(
    IInboundAuthentication authentication,
    ServiceHosts hosts,
    IInbox inbox,
    IDesk desk,
    IConversations conversations,
    IEnumerable<IInvoke> invokes,
    IOptions<BotFrameworkOptions> options,
    TimeProvider time,
    ILogger<MessagesEndpoint> log)
{
    /// <summary>How long an invoke is waited for. Teams gives up after 5 seconds.</summary>
    private static readonly TimeSpan InvokePatience = TimeSpan.FromSeconds(4);

    /// <summary>How long replies are waited for that go into the answer. Callers give up after 15 seconds.</summary>
    private static readonly TimeSpan RepliesPatience = TimeSpan.FromSeconds(12);

    /// <summary>How many refusals of one kind for what an activity holds are logged a minute.</summary>
    private const int LinesPerMinute = 60;

    private readonly EvenRates<string> lines = new(LinesPerMinute, time);

    public async Task<IResult> HearAsync(HttpContext http, CancellationToken cancel)
    {
        switch (await authentication.JudgeAsync(http, cancel))
        {
            case InboundVerdict.Accepted accepted:
                return await ReadAsync(http, accepted, cancel);
            case InboundVerdict.Refused refused:
                return Refuse(http, refused);
            case var unknown:
                throw new System.Diagnostics.UnreachableException($"no rule for {unknown.GetType().Name}");
        }
    }

    private async Task<IResult> ReadAsync(HttpContext http, InboundVerdict.Accepted caller, CancellationToken cancel)
    {
        if (await RequestBody.ReadAsync(http.Request, ActivityBody.MaxBytes, cancel) is not { } bytes)
            return Reject(StatusCodes.Status413PayloadTooLarge, "TooLarge", $"The body is larger than {ActivityBody.MaxBytes} bytes.");
        var (activity, problem) = ActivityBody.Read(bytes);
        if (activity is null)
            return Reject(StatusCodes.Status400BadRequest, "BadActivity", problem ?? "The body is not an activity.");
        if (Judge(caller, activity) is not TokenVerdict.Accepted and var broken)
            return Refuse(http, new(broken));
        if (ServiceProblem(activity) is { } unreachable)
            return Reject(StatusCodes.Status400BadRequest, "BadServiceUrl", unreachable);
        return await TakeAsync(activity, Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'), cancel);
    }

    private async Task<IResult> TakeAsync(Activity activity, string body, CancellationToken cancel)
    {
        var isDialog = TaskAnswer.Answers(activity);
        var isInvoke = isDialog || InvokeAnswer.Answers(activity);
        if (activity.Type == ActivityTypes.Invoke && !isInvoke)
            return await AnswerAsync(activity, cancel);
        var inbound = ActivityInbound.Of(ConnectorChannel.ChannelName, activity, body, time.GetUtcNow());
        if (ActivityTurn.FarewellOf(activity) is { } left)
        {
            await conversations.ForgetAsync(inbound.Channel, inbound.Tenant, left.Conversation, left.Team, cancel);
            // The chat may be forgotten already: a message that was refused says earlier that the bot is gone.
            if (left.Person is { } person)
                await conversations.ForgetPersonAsync(inbound.Tenant, person, cancel);
            return TypedResults.Ok();
        }

        if (ActivityTurn.Read(activity, inbound.Id, inbound.ReceivedAt) is null)
            return isDialog ? Json(TaskAnswer.Unknown) : isInvoke ? Json(InvokeAnswer.Unknown) : ExpectsReplies(activity) ? Replies([]) : TypedResults.Ok();

        if (isDialog)
            return await AnswerInvokeAsync(inbound, TaskAnswer.Unknown, TaskAnswer.Late, cancel);
        if (isInvoke)
            return await AnswerInvokeAsync(inbound, InvokeAnswer.Unknown, InvokeAnswer.Late, cancel);
        if (ExpectsReplies(activity))
            return await AnswerAsync(inbound with { IsRepeatable = true }, cancel);
        if (!await inbox.KeepAsync(inbound, cancel))
            LogDuplicate(inbound.Id);
        return TypedResults.Ok();
    }

    /// <summary>Answers an invoke of which nothing is kept.</summary>
    private async Task<IResult> AnswerAsync(Activity activity, CancellationToken cancel) => invokes.FirstOrDefault(known => known.Name == activity.Name) is { } invoke
        ? Json(ReplyActivities.Text(await invoke.AnswerAsync(activity, cancel)))
        : Error(StatusCodes.Status501NotImplemented, "NotImplemented", "This invoke is not supported.");

    /// <summary>Answers an invoke with the first that is said in its answer.</summary>
    private async Task<IResult> AnswerInvokeAsync(Inbound inbound, string unknown, string late, CancellationToken cancel) => await SaidAsync(inbound, InvokePatience, cancel) switch
    {
        null => Json(late),
        [] => Json(unknown),
        [TaskAnswer.Closed, ..] => TypedResults.Ok(),
        [var first, ..] => Json(first),
    };

    private async Task<IResult> AnswerAsync(Inbound inbound, CancellationToken cancel) => await SaidAsync(inbound, RepliesPatience, cancel) is { } said
        ? Replies(said)
        : Error(StatusCodes.Status503ServiceUnavailable, "Late", "The replies are not there yet; send the activity again.");

    /// <summary>What is said; null if that is not there in time.</summary>
    private async Task<IReadOnlyList<string>?> SaidAsync(Inbound inbound, TimeSpan longest, CancellationToken cancel)
    {
        try
        {
            return [.. (await desk.AnswerAsync(inbound, cancel).WaitAsync(longest, time, cancel)).Where(outbound => outbound.Inline).Select(outbound => outbound.Body)];
        }
        catch (TimeoutException)
        {
            LogLate(inbound.Id);
            return null;
        }
    }

    /// <summary>The rules that need the activity: what its token was signed for, and whose it may be.</summary>
    private TokenVerdict Judge(InboundVerdict.Accepted caller, Activity activity)
    {
        if (caller.Token?.Judge(activity) is { } verdict and not TokenVerdict.Accepted)
            return verdict;
        var allowed = options.Value.AllowedTenants;
        return allowed.Count == 0 || allowed.Contains(ActivityTurn.TenantOf(activity), StringComparer.OrdinalIgnoreCase)
            ? TokenVerdict.Accepted
            : TokenVerdict.TenantNotAllowed;
    }

    private JsonHttpResult<ErrorAnswer> Refuse(HttpContext http, InboundVerdict.Refused refused)
    {
        LogRefused(refused.Verdict, refused.Reason);
        var status = refused.Verdict.Status();
        if (status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        var code = status switch
        {
            StatusCodes.Status401Unauthorized => "Unauthorized",
            StatusCodes.Status403Forbidden => "Forbidden",
            _ => "Unavailable",
        };
        return Error(status, code, refused.Reason);
    }

    /// <summary>Refuses what cannot be taken as it is. The log has so many lines of it a minute and no more: whoever may send at all could fill it otherwise.</summary>
    private JsonHttpResult<ErrorAnswer> Reject(int status, string code, string reason)
    {
        if (lines.Wait(code) is null)
            LogRejected(code, reason);
        return Error(status, code, reason);
    }

    private string? ServiceProblem(Activity activity)
    {
        if (activity.ServiceUrl is { Length: > 0 } service)
            return hosts.Refusal(service);
        return activity.Type == ActivityTypes.Message && !ExpectsReplies(activity) ? "serviceUrl is missing, so no reply could be sent." : null;
    }

    private static bool ExpectsReplies(Activity activity) => activity.DeliveryMode == "expectReplies";

    private static ContentHttpResult Replies(IEnumerable<string> activities) => Json($"{{\"activities\":[{string.Join(',', activities)}]}}");

    private static ContentHttpResult Json(string json) => TypedResults.Text(json, "application/json", Encoding.UTF8);

    private static JsonHttpResult<ErrorAnswer> Error(int status, string code, string message) =>
        TypedResults.Json(new ErrorAnswer(new(code, message)), ErrorJson.Default.ErrorAnswer, statusCode: status);

    [LoggerMessage(3101, LogLevel.Warning, "Refused a request ({Verdict}): {Reason}")]
    private partial void LogRefused(TokenVerdict verdict, string reason);

    [LoggerMessage(3104, LogLevel.Warning, "Refused an activity ({Code}): {Reason}")]
    private partial void LogRejected(string code, string reason);

    [LoggerMessage(3102, LogLevel.Information, "{Inbound} was delivered again")]
    private partial void LogDuplicate(string inbound);

    [LoggerMessage(3103, LogLevel.Error, "{Inbound} was not answered in time")]
    private partial void LogLate(string inbound);
}
