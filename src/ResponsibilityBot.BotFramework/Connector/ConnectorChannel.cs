using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Schema;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.BotFramework.Connector;

/// <summary>The Activity protocol with replies posted to the activity's <c>serviceUrl</c>: Teams, the Agents Playground, Azure Bot Service.</summary>
internal sealed class ConnectorChannel(ConnectorTransport transport, CardSite site) : IChannel
{
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
            var message = ReplyActivities.Of(heard, reply, site.Address);
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
        try
        {
            var answer = await transport.CallAsync(new(HttpMethod.Post, outbound.Address, outbound.Body), cancel);
            return new SendResult.Sent(Json.Text(answer, "id") is { Length: <= 200 } id ? id : null);
        }
        catch (ConnectorException failure)
        {
            return failure.Failure switch
            {
                ConnectorFailure.Passing => new SendResult.Later(failure.RetryAfter, failure.Message),
                ConnectorFailure.Blocked => new SendResult.Blocked(failure.Message),
                _ => new SendResult.Refused(failure.Message),
            };
        }
    }
}
