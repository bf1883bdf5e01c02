using System.Net;
using System.Text;
using System.Text.Json;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>The Activity protocol with replies posted to the activity's <c>serviceUrl</c>: Teams, the Agents Playground, Azure Bot Service.</summary>
internal sealed class ConnectorChannel(IHttpClientFactory clients, ServiceHosts hosts, TimeProvider time) : IChannel
{
    /// <summary>The name of its HTTP client.</summary>
    public const string ClientName = "connector";

    /// <summary>The name that is stored.</summary>
    public const string ChannelName = "activity";

    public string Name => ChannelName;

    public Turn? Read(Inbound inbound) => ActivityTurn.Read(ActivityBody.ReadAgain(inbound.Body), inbound.Id, inbound.ReceivedAt);

    public IReadOnlyList<Outbound> Render(Inbound inbound, IReadOnlyList<Reply> replies)
    {
        var heard = ActivityBody.ReadAgain(inbound.Body);
        var address = ConnectorAddress.OfReply(heard);
        var outbound = new List<Outbound>(replies.Count);
        foreach (var (index, reply) in replies.Index())
        {
            var message = ReplyActivities.Of(heard, reply);
            var isInvokeAnswer = InvokeAnswer.Answers(heard) && index == 0;
            var isInline = isInvokeAnswer || heard.DeliveryMode == "expectReplies";
            if (!isInline && address is null)
                continue;
            outbound.Add(new()
            {
                Id = $"{inbound.Id}#{index}",
                InReplyTo = inbound.Id,
                Channel = Name,
                Tenant = inbound.Tenant,
                Conversation = inbound.Conversation,
                Address = isInline ? "" : address ?? "",
                Body = ReplyActivities.Text(isInvokeAnswer ? InvokeAnswer.Of(message) : message),
                Inline = isInline,
            });
        }

        return outbound;
    }

    public async Task<SendResult> SendAsync(Outbound outbound, CancellationToken cancel)
    {
        if (hosts.Refusal(outbound.Address) is { } refusal)
            return new SendResult.Refused(refusal);
        using var request = new HttpRequestMessage(HttpMethod.Post, outbound.Address);
        request.Content = new StringContent(outbound.Body, Encoding.UTF8, "application/json");
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, cancel);
            var answer = await response.Content.ReadAsByteArrayAsync(cancel);
            return Judge(response, answer);
        }
        catch (HttpRequestException failure)
        {
            return new SendResult.Later(null, $"no answer: {failure.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SendResult.Later(null, "no answer in time");
        }
    }

    /// <summary>Which answers are worth another try: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages.</summary>
    private SendResult Judge(HttpResponseMessage response, byte[] answer)
    {
        if (response.IsSuccessStatusCode)
            return new SendResult.Sent(Text(answer, "id"));
        var reason = $"{(int)response.StatusCode} {Text(answer, "error", "code")}".TrimEnd();
        return response.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
            ? new SendResult.Later(RetryAfter(response), reason)
            : new SendResult.Refused(reason);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };

    private static string? Text(byte[] answer, params ReadOnlySpan<string> path)
    {
        var reader = new Utf8JsonReader(answer);
        try
        {
            return JsonElement.TryParseValue(ref reader, out var parsed) && Json.Text(parsed.Value, path) is { Length: <= 200 } text ? text : null;
        }
        catch (JsonException)
        {
            // An answer that is not JSON has no id and no code.
            return null;
        }
    }
}
