using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace ResponsibilityBot.Slack.WebApi;

/// <summary>Calls Slack's Web API, each call once. Whoever calls decides what to do when it fails. Safe for use by many threads.</summary>
/// <remarks>
/// Source: https://docs.slack.dev/apis/web-api. Arguments travel as a form, because every method takes one, and not every method takes JSON.
/// </remarks>
internal sealed class SlackApi(IHttpClientFactory clients, IOptions<SlackOptions> options, TimeProvider time)
{
    /// <summary>The name of its HTTP client.</summary>
    public const string ClientName = "slack";

    /// <summary>How long is waited when Slack says "too often" without saying how long.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Calls a method. Slack's refusals and silence are results; only <paramref name="cancel"/> is an exception.</summary>
    public async Task<SlackResult> CallAsync(SlackCall call, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(options.Value.ApiBaseUrl), call.Method));
        if (call.Token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", call.Token);
        request.Content = new FormUrlEncodedContent(Form(call.Arguments));
        return await SendAsync(request, cancel);
    }

    /// <summary>Posts a message to a <c>response_url</c>, which needs no token.</summary>
    /// <param name="address">As <see cref="ResponseUrls"/> allows it.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<SlackResult> RespondAsync(Uri address, JsonObject message, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = SlackJson.Content(message) };
        return await SendAsync(request, cancel);
    }

    private async Task<SlackResult> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, cancel);
            return Read(response, await response.Content.ReadAsByteArrayAsync(cancel));
        }
        catch (HttpRequestException failure)
        {
            return new SlackResult.Unanswered($"no answer: {failure.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SlackResult.Unanswered("no answer in time");
        }
    }

    private SlackResult Read(HttpResponseMessage response, byte[] body)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            return new SlackResult.Limited(WaitOf(response));
        var answer = SlackJson.Parse(body);
        // A response_url answers "ok" or an object; a page of HTML comes from something between Slack and us.
        if (SlackJson.Code(answer, "error") is { } error)
            return error is "ratelimited" or "rate_limited" ? new SlackResult.Limited(WaitOf(response)) : new SlackResult.Refused(error);
        if (response.IsSuccessStatusCode && (SlackJson.IsTrue(answer, "ok") || body.AsSpan().SequenceEqual("ok"u8)))
            return new SlackResult.Done(answer) { Scopes = ScopesOf(response) };
        return (int)response.StatusCode is >= 400 and < 500 and not (int)HttpStatusCode.RequestTimeout
            ? new SlackResult.Refused(string.Create(CultureInfo.InvariantCulture, $"http_{(int)response.StatusCode}"))
            : new SlackResult.Unanswered(string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode}"));
    }

    private static string[] ScopesOf(HttpResponseMessage response) => response.Headers.TryGetValues("X-OAuth-Scopes", out var scopes)
        ? string.Join(',', scopes).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [];

    private TimeSpan WaitOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => Pause,
    };

    private static IEnumerable<KeyValuePair<string, string>> Form(JsonObject arguments) => arguments
        .Where(argument => argument.Value is not null)
        .Select(argument => KeyValuePair.Create(argument.Key, argument.Value is JsonValue value && value.TryGetValue<string>(out var text) ? text : SlackJson.Text(argument.Value)));
}
