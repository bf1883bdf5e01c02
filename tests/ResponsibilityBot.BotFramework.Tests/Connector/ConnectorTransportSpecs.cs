using System.Net;
using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Connector;

/// <summary>What goes to the connector, with which token, and what its refusals mean.</summary>
public sealed class ConnectorTransportSpecs : IDisposable
{
    private readonly MicrosoftCloud microsoft = new();

    public void Dispose() => microsoft.Dispose();

    [Fact]
    public async Task Replies_carry_the_bots_own_token()
    {
        Assert.Equal(new SendResult.Sent("sent-1"), await SendAsync());
        Assert.Equal(new SendResult.Sent("sent-1"), await SendAsync());
        Assert.All(microsoft.Calls, call => Assert.Equal("Bearer token-1", call.Authorization));
        Assert.Single(microsoft.Logins);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once()
    {
        microsoft.Taken = "token-2";
        Assert.Equal(new SendResult.Sent("sent-1"), await SendAsync());
        Assert.Equal(["Bearer token-1", "Bearer token-2"], microsoft.Calls.Select(call => call.Authorization));
        Assert.Equal(microsoft.Calls[0].Body, microsoft.Calls[1].Body);

        microsoft.Taken = "never";
        Assert.Equal(new SendResult.Refused("401"), await SendAsync());
        Assert.Equal(4, microsoft.Calls.Count);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_it_is_tried_later()
    {
        microsoft.Login = _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
        Assert.Equal(new SendResult.Later(null, "no token: 503"), await SendAsync());
        Assert.Empty(microsoft.Calls);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/")]
    [InlineData("http://localhost:56150/")]
    [InlineData("http://169.254.169.254/")]
    public async Task A_host_that_is_not_on_the_list_gets_neither_a_word_nor_a_token(string service)
    {
        var outbound = Outbound() with { Address = service + "v3/conversations/c/activities" };
        Assert.IsType<SendResult.Refused>(await microsoft.Channel.SendAsync(outbound, Cancel));
        Assert.Empty(microsoft.Calls);
        Assert.Empty(microsoft.Logins);
    }

    [Fact]
    public async Task A_program_on_this_machine_that_needs_no_token_is_shown_none()
    {
        using var lenient = new MicrosoftCloud("Production", ("DangerouslyAllowUnauthenticatedRequests", "true")) { Taken = null };
        Assert.IsType<SendResult.Sent>(await lenient.Channel.SendAsync(Outbound() with { Address = "http://localhost:56150/v3/conversations/c/activities" }, Cancel));
        Assert.Null(Assert.Single(lenient.Calls).Authorization);
        Assert.Empty(lenient.Logins);
    }

    [Theory]
    [InlineData("""{"error":{"code":"MessageWritesBlocked","message":"x"}}""")]
    [InlineData("""{"error":{"code":"ConversationBlockedByUser","message":"x"}}""")]
    [InlineData("""{"error":{"code":"BotNotInConversationRoster","message":"x"}}""")]
    [InlineData("""{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"Thread is blocked from message writes.\",\r\n  \"errorCode\": null,\r\n  \"errorSubCode\": null\r\n}"}""")]
    [InlineData("""{"errorCode":209,"message":"not JSON"}""")]
    public async Task A_conversation_that_blocks_the_bot_is_told_apart(string body)
    {
        microsoft.Answer = _ => MicrosoftCloud.Json(body, HttpStatusCode.Forbidden);
        Assert.IsType<SendResult.Blocked>(await SendAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "BotDisabledByAdmin")]
    [InlineData(HttpStatusCode.Forbidden, "InvalidBotApiHost")]
    [InlineData(HttpStatusCode.BadRequest, "MessageWritesBlocked")]
    [InlineData(HttpStatusCode.NotFound, "ConversationNotFound")]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig")]
    public async Task Other_refusals_are_for_that_message_alone(HttpStatusCode status, string code)
    {
        microsoft.Answer = _ => MicrosoftCloud.Error(status, code);
        Assert.Equal(new SendResult.Refused($"{(int)status} {code}"), await SendAsync());
        Assert.Single(microsoft.Calls);
    }

    [Fact]
    public async Task What_may_pass_is_left_to_the_outbox()
    {
        microsoft.Answer = _ => MicrosoftCloud.Error(HttpStatusCode.PreconditionFailed, "PreconditionFailed");
        Assert.Equal(new SendResult.Later(null, "412 PreconditionFailed"), await SendAsync());
        Assert.Single(microsoft.Calls);
    }

    [Fact]
    public async Task A_failure_says_what_Microsofts_support_asks_for()
    {
        microsoft.Answer = _ =>
        {
            var answer = MicrosoftCloud.Error(HttpStatusCode.NotFound, "ConversationNotFound");
            answer.Headers.Add("X-Correlating-OperationId", "c0ffee-1");
            return answer;
        };
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => microsoft.Client.SendAsync(Service, "c", [], Cancel));
        Assert.Equal(
            (ConnectorFailure.Lasting, HttpStatusCode.NotFound, "ConversationNotFound", null, "c0ffee-1"),
            (failure.Failure, failure.Status, failure.Code, failure.RetryAfter, failure.CorrelationId));
        Assert.Contains(microsoft.Log.Lines, line => line.Contains("404 ConversationNotFound (correlation id c0ffee-1)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("code\nwith a line")]
    [InlineData("code with words")]
    [InlineData("")]
    public async Task A_code_that_is_no_code_is_not_repeated(string code)
    {
        microsoft.Answer = _ => MicrosoftCloud.Error(HttpStatusCode.BadRequest, code);
        Assert.Equal(new SendResult.Refused("400"), await SendAsync());
    }

    [Fact]
    public async Task Neither_secret_nor_token_nor_words_are_ever_written_down()
    {
        await SendAsync();
        microsoft.Taken = "never";
        await SendAsync();
        microsoft.Login = _ => Task.FromResult(MicrosoftCloud.Json($$"""{"error":"invalid_client","error_description":"{{MicrosoftCloud.Secret}}"}""", HttpStatusCode.BadRequest));
        microsoft.Time.Advance(TimeSpan.FromHours(2));
        await SendAsync();
        microsoft.Login = _ => throw new HttpRequestException(HttpRequestError.SecureConnectionError, MicrosoftCloud.Secret);
        microsoft.Time.Advance(TimeSpan.FromMinutes(1));
        await SendAsync();
        microsoft.Answer = _ => MicrosoftCloud.Error(HttpStatusCode.BadGateway, "x");
        Assert.NotEmpty(microsoft.Log.Lines);
        foreach (var hidden in new[] { MicrosoftCloud.Secret, Uri.EscapeDataString(MicrosoftCloud.Secret), "token-", "words of people", "Hello" })
            Assert.DoesNotContain(microsoft.Log.Lines, line => line.Contains(hidden, StringComparison.Ordinal));
    }

    private Outbound Outbound() => Assert.Single(microsoft.Channel.Render(Message().Inbound(), [new Reply.Said("Hello")]));

    private Task<SendResult> SendAsync() => microsoft.Channel.SendAsync(Outbound(), Cancel);
}
