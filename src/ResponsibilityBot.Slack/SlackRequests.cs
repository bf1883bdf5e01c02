using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ResponsibilityBot.Slack.Intake;

namespace ResponsibilityBot.Slack;

/// <summary>What Slack posts: judged on the bytes as they arrived, kept, and acknowledged then.</summary>
internal sealed partial class SlackRequests(SlackIntake intake, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackRequests> log)
{
    /// <summary>The largest body that is read; Slack's are far smaller, views with all their blocks included.</summary>
    public const int MaxBytes = 512 * 1024;

    private const string Form = "application/x-www-form-urlencoded";
    private const string JsonType = "application/json";

    /// <summary><c>POST /slack/events</c>.</summary>
    public Task<IResult> EventAsync(HttpContext http, CancellationToken cancel) => JudgeAsync(http, JsonType, body => TakeEventAsync(SlackJson.Parse(body.Span), cancel), cancel);

    /// <summary><c>POST /slack/interactions</c>.</summary>
    public Task<IResult> InteractionAsync(HttpContext http, CancellationToken cancel) => JudgeAsync(
        http, Form, async body => await TakeAsync(DeliveryKind.Interaction, SlackJson.Parse((await FieldsAsync(body, cancel)).GetValueOrDefault("payload").ToString()), cancel), cancel);

    /// <summary><c>POST /slack/commands</c>.</summary>
    public Task<IResult> CommandAsync(HttpContext http, CancellationToken cancel) => JudgeAsync(
        http, Form, async body => await TakeAsync(DeliveryKind.Command, Object(await FieldsAsync(body, cancel)), cancel), cancel);

    private async Task<IResult> JudgeAsync(HttpContext http, string contentType, Func<ReadOnlyMemory<byte>, Task<IResult>> take, CancellationToken cancel)
    {
        var request = http.Request;
        if (await ReadAsync(request, cancel) is not { } body)
            return Refuse(http, StatusCodes.Status413PayloadTooLarge);
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType.Value : null;
        // Slack tries a certificate with a form that it does not sign. Nothing else that may stand in it is looked at.
        if (string.Equals(type, Form, StringComparison.OrdinalIgnoreCase) && await IsCertificateCheckAsync(body, cancel))
            return TypedResults.Ok();
        var verdict = SlackSignature.Judge(
            options.Value.SigningSecret, request.Headers["X-Slack-Request-Timestamp"], request.Headers["X-Slack-Signature"], body, time.GetUtcNow());
        if (verdict != SignatureVerdict.Valid)
        {
            LogRefused(verdict, CauseOf(verdict));
            return Refuse(http, StatusCodes.Status401Unauthorized);
        }

        if (!string.Equals(type, contentType, StringComparison.OrdinalIgnoreCase))
            return Refuse(http, StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await take(body);
        }
        catch (InvalidDataException)
        {
            return Refuse(http, StatusCodes.Status400BadRequest);
        }
    }

    private Task<IResult> TakeEventAsync(JsonElement payload, CancellationToken cancel)
    {
        switch (SlackJson.TextAt(payload, "type"))
        {
            case "url_verification":
                return Task.FromResult<IResult>(Json(new() { ["challenge"] = SlackJson.TextAt(payload, "challenge") ?? "" }));
            case "app_rate_limited":
                LogTooMany(SlackJson.Code(payload, "team_id"));
                return Task.FromResult<IResult>(TypedResults.Ok());
            default:
                return TakeAsync(DeliveryKind.Event, payload, cancel);
        }
    }

    private async Task<IResult> TakeAsync(DeliveryKind kind, JsonElement payload, CancellationToken cancel)
    {
        if (payload.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException("the payload is not a JSON object");
        return await intake.TakeAsync(new(kind, payload), cancel) is { } answer ? Json(answer) : TypedResults.Ok();
    }

    /// <summary>The body, or null if it is too large. What is too large is not read to its end.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MaxBytes)
            return null;
        var read = await request.BodyReader.ReadAtLeastAsync(MaxBytes + 1, cancel);
        var body = read.Buffer.Length > MaxBytes ? null : read.Buffer.ToArray();
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return body;
    }

    private static async Task<bool> IsCertificateCheckAsync(ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        try
        {
            return (await FieldsAsync(body, cancel)).GetValueOrDefault("ssl_check") == "1";
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <exception cref="InvalidDataException">It is no form, or has more fields than any of Slack's.</exception>
    private static async Task<Dictionary<string, StringValues>> FieldsAsync(ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        using var stream = new MemoryStream(body.ToArray(), writable: false);
        using var reader = new FormReader(stream, Encoding.UTF8) { ValueCountLimit = 100 };
        return await reader.ReadFormAsync(cancel);
    }

    private static JsonElement Object(Dictionary<string, StringValues> fields) => JsonSerializer.SerializeToElement(
        new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value.ToString()))));

    private static ContentHttpResult Json(JsonObject answer) => TypedResults.Text(SlackJson.Text(answer), JsonType, Encoding.UTF8);

    /// <summary>What is refused once would be refused again.</summary>
    private static StatusCodeHttpResult Refuse(HttpContext http, int status)
    {
        http.Response.Headers["X-Slack-No-Retry"] = "1";
        return TypedResults.StatusCode(status);
    }

    private static string CauseOf(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.Mismatch => "if Slack sent it, Slack:SigningSecret is not the Signing Secret on the app's page Basic Information",
        SignatureVerdict.Stale => "if Slack sent it just now, this machine's clock is wrong",
        _ => "Slack did not send it, or something on the way took its signature",
    };

    [LoggerMessage(4101, LogLevel.Warning, "Refused a request to Slack's endpoints: {Verdict}; {Cause}")]
    private partial void LogRefused(SignatureVerdict verdict, string cause);

    [LoggerMessage(4102, LogLevel.Warning, "Slack holds events of workspace {Team} back: there were too many")]
    private partial void LogTooMany(string? team);
}
