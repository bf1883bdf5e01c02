using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ResponsibilityBot.BotFramework.Authentication;
using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>
/// One call to the Bot Connector: to hosts on the list only, with the bot's own token, and once more with a new token if that one is refused.
/// Nothing else is tried again here: for messages the outbox decides, for questions <see cref="ConnectorClient"/>.
/// </summary>
internal sealed partial class ConnectorTransport(
    IHttpClientFactory clients, ServiceHosts hosts, AppTokens tokens, TimeProvider time, ILogger<ConnectorTransport> log)
{
    /// <summary>The name of its HTTP client.</summary>
    public const string ClientName = "connector";

    /// <summary>Makes the call.</summary>
    /// <returns>What was answered, as JSON; undefined if it was not JSON.</returns>
    /// <exception cref="ConnectorException">The call may not be made, was not answered, or was answered with an error.</exception>
    public async Task<JsonElement> CallAsync(ConnectorCall call, CancellationToken cancel)
    {
        if (hosts.Refusal(call.Address) is { } refusal)
            throw new ConnectorException(refusal, ConnectorFailure.Lasting);
        try
        {
            var token = await TokenAsync(call, cancel);
            using var first = await SendAsync(call, token, cancel);
            if (first.StatusCode != HttpStatusCode.Unauthorized || token is null)
                return await ReadAsync(call, first, cancel);
            tokens.Drop(token);
            using var second = await SendAsync(call, await TokenAsync(call, cancel), cancel);
            return await ReadAsync(call, second, cancel);
        }
        catch (HttpRequestException failure)
        {
            throw new ConnectorException($"no answer: {failure.HttpRequestError}", ConnectorFailure.Passing, failure);
        }
        catch (TokenException failure)
        {
            throw new ConnectorException(failure.Message, ConnectorFailure.Passing, failure) { RetryAfter = failure.RetryAfter };
        }
        catch (OperationCanceledException failure) when (!cancel.IsCancellationRequested)
        {
            throw new ConnectorException("no answer in time", ConnectorFailure.Passing, failure);
        }
    }

    private async ValueTask<string?> TokenAsync(ConnectorCall call, CancellationToken cancel) =>
        hosts.MayHaveToken(call.Address) ? await tokens.GetAsync(cancel) : null;

    private async Task<HttpResponseMessage> SendAsync(ConnectorCall call, string? token, CancellationToken cancel)
    {
        using var client = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(call.Method, call.Address + call.Query);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (call.Body is not null)
            request.Content = new JsonTextContent(call.Body);
        return await client.SendAsync(request, cancel);
    }

    private async Task<JsonElement> ReadAsync(ConnectorCall call, HttpResponseMessage response, CancellationToken cancel)
    {
        var answer = await response.Content.ReadAsByteArrayAsync(cancel);
        if (response.IsSuccessStatusCode)
            return Json.Parse(answer);
        var failure = ConnectorAnswer.Failure(response, answer, time.GetUtcNow());
        LogRefused(call.Method, failure.Message, failure.CorrelationId);
        throw failure;
    }

    [LoggerMessage(3301, LogLevel.Information, "The connector answered a {Method} with {Answer} (correlation id {CorrelationId})")]
    private partial void LogRefused(HttpMethod method, string answer, string? correlationId);
}

/// <summary>One call to the Bot Connector.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">The address without a query: see <see cref="ConnectorAddress"/>.</param>
/// <param name="Body">JSON text, or null for none.</param>
/// <param name="Query">Empty, or a question mark and what follows.</param>
internal sealed record ConnectorCall(HttpMethod Method, string Address, string? Body = null, string Query = "");
