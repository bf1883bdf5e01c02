using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.BotFramework.Cards;
using ResponsibilityBot.BotFramework.Connector;
using ResponsibilityBot.Tutoring.Turns;
using static ResponsibilityBot.BotFramework.Tests.Samples;

namespace ResponsibilityBot.BotFramework.Tests.Connector;

public sealed class ConnectorChannelSpecs : IDisposable
{
    private static readonly Reply Hello = new Reply.Said("Hello <b>&amp; \"you\"</b> 😀");
    private readonly Service service = new();

    public void Dispose() => service.Dispose();

    [Fact]
    public async Task A_reply_is_posted_to_the_activity_that_it_answers()
    {
        var outbound = Assert.Single(Channel().Render(Message().Inbound(), [Hello]));
        Assert.Equal(new SendResult.Sent("sent-1"), await Channel().SendAsync(outbound, Cancel));

        var (address, body) = Assert.Single(service.Posts);
        Assert.Equal("https://smba.trafficmanager.net/emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D17/activities/1700000000001", address);
        Assert.Equal(
            ("message", PlainText.Of(Hello), "28:bot", "29:maria", "19:abc@thread.tacv2;messageid=17", "1700000000001"),
            ((string?)body["type"], (string?)body["text"], (string?)body["from"]?["id"], (string?)body["recipient"]?["id"],
                (string?)body["conversation"]?["id"], (string?)body["replyToId"]));
    }

    [Theory]
    [InlineData("a/../../b", "a%2F..%2F..%2Fb")]
    [InlineData("?x=1#y", "%3Fx%3D1%23y")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("http://evil.example/", "http%3A%2F%2Fevil.example%2F")]
    public async Task No_id_can_change_the_address(string id, string segment)
    {
        var activity = Message().With("id", id).With("conversation", new JsonObject { ["id"] = id });
        await Channel().SendAsync(Assert.Single(Channel().Render(activity.Inbound(), [Hello])), Cancel);
        Assert.Equal($"https://smba.trafficmanager.net/emea/v3/conversations/{segment}/activities/{segment}", Assert.Single(service.Posts).Address);
    }

    [Fact]
    public void Without_an_id_to_reply_to_it_is_posted_to_the_conversation() => Assert.EndsWith(
        "/v3/conversations/c/activities",
        ConnectorAddress.OfReply(Message().With("id", null).With("conversation", new JsonObject { ["id"] = "c" }).Read()),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task What_may_pass_is_tried_again(HttpStatusCode status)
    {
        service.Answer = () => new(status);
        Assert.Equal(new SendResult.Later(null, $"{(int)status}"), await SendAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Redirect)]
    public async Task What_will_not_pass_is_given_up_with_the_services_own_code(HttpStatusCode status)
    {
        service.Answer = () => new(status) { Content = new StringContent("""{"error":{"code":"SomeCode","message":"words"}}""") };
        Assert.Equal(new SendResult.Refused($"{(int)status} SomeCode"), await SendAsync());
    }

    [Fact]
    public async Task The_wait_that_the_service_asks_for_is_passed_on()
    {
        service.Answer = () => Busy(new RetryConditionHeaderValue(TimeSpan.FromSeconds(17)));
        Assert.Equal(TimeSpan.FromSeconds(17), Assert.IsType<SendResult.Later>(await SendAsync()).After);
        service.Answer = () => Busy(new RetryConditionHeaderValue(Now.AddSeconds(90)));
        Assert.Equal(TimeSpan.FromSeconds(90), Assert.IsType<SendResult.Later>(await SendAsync()).After);
        service.Answer = () => Busy(new RetryConditionHeaderValue(Now.AddSeconds(-90)));
        Assert.Null(Assert.IsType<SendResult.Later>(await SendAsync()).After);
    }

    [Fact]
    public async Task No_answer_is_a_reason_to_try_again_and_not_an_exception()
    {
        service.Answer = () => throw new HttpRequestException(HttpRequestError.ConnectionError);
        Assert.Equal("no answer: ConnectionError", Assert.IsType<SendResult.Later>(await SendAsync()).Reason);
        service.Answer = () => throw new TaskCanceledException("timeout");
        Assert.Equal("no answer in time", Assert.IsType<SendResult.Later>(await SendAsync()).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("""{"id":5}""")]
    public async Task An_answer_without_an_id_is_fine_too(string answer)
    {
        service.Answer = () => new(HttpStatusCode.Accepted) { Content = new StringContent(answer) };
        Assert.Equal(new SendResult.Sent(null), await SendAsync());
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_host_that_is_not_allowed()
    {
        var outbound = Assert.Single(Channel().Render(Message().With("serviceUrl", "https://evil.example/").Inbound(), [Hello]));
        Assert.IsType<SendResult.Refused>(await Channel().SendAsync(outbound, Cancel));
        Assert.Empty(service.Posts);
    }

    [Fact]
    public void Rendering_the_same_replies_again_gives_the_same_messages()
    {
        Reply[] replies = [Hello, new Reply.Said("More.")];
        Assert.Equal(Channel().Render(Message().Inbound(), replies), Channel().Render(Message().Inbound(), replies));
        Assert.Equal(2, Channel().Render(Message().Inbound(), replies).Select(outbound => outbound.Id).Distinct().Count());
    }

    [Fact]
    public void Replies_that_are_expected_inline_are_not_to_be_sent()
    {
        var outbound = Channel().Render(Message().With("deliveryMode", "expectReplies").With("serviceUrl", null).Inbound(), [Hello, Hello]);
        Assert.All(outbound, each => Assert.True(each.Inline));
        Assert.Equal(2, outbound.Count);
        Assert.Empty(Channel().Render(Message().With("serviceUrl", null).Inbound(), [Hello]));
    }

    [Fact]
    public void A_pressed_card_is_answered_in_the_request_and_what_follows_is_sent()
    {
        var invoke = Message().With("type", "invoke").With("name", "adaptiveCard/action")
            .With("value", new JsonObject { ["action"] = new JsonObject { ["verb"] = "help", ["data"] = ActionData.Of(new("help", new Dictionary<string, string>())).ToNode() } });
        var outbound = Channel().Render(invoke.Inbound(), [Hello, Hello]);
        Assert.Equal([true, false], outbound.Select(each => each.Inline));
        Assert.Equal(200, (int?)JsonNode.Parse(outbound[0].Body)?["statusCode"]);
    }

    [Fact]
    public void A_card_answers_with_the_card_and_a_text_with_the_text()
    {
        var card = new Element { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = new Element { ["type"] = "AdaptiveCard" } };
        Assert.Equal(
            """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}""",
            InvokeAnswer.Of(new Element { ["attachments"] = new[] { card } }).ToNode().ToJsonString());
        Assert.Equal(
            """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Hi"}""",
            InvokeAnswer.Of(new Element { ["text"] = "Hi" }).ToNode().ToJsonString());
    }

    private static HttpResponseMessage Busy(RetryConditionHeaderValue after)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter = after;
        return answer;
    }

    private ConnectorChannel Channel() => new(Transport(service), new(Transport(service), new FakeTimeProvider(Now)), new(() => null), new FakeTimeProvider(Now));

    private Task<SendResult> SendAsync() => Channel().SendAsync(Assert.Single(Channel().Render(Message().Inbound(), [Hello])), Cancel);

    /// <summary>The service on the other side.</summary>
    private sealed class Service : HttpMessageHandler, IHttpClientFactory
    {
        public List<(string Address, JsonNode Body)> Posts { get; } = [];

        public Func<HttpResponseMessage> Answer { get; set; } = () => new(HttpStatusCode.Created) { Content = new StringContent("""{"id":"sent-1"}""") };

        public HttpClient CreateClient(string name)
        {
            Assert.Equal("connector", name);
            return new(this, disposeHandler: false);
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal((HttpMethod.Post, "application/json"), (request.Method, request.Content?.Headers.ContentType?.MediaType));
            var body = JsonNode.Parse(await (request.Content?.ReadAsStringAsync(cancellationToken) ?? Task.FromResult("null")));
            Assert.NotNull(body);
            Posts.Add((request.RequestUri?.AbsoluteUri ?? "", body));
            return Answer();
        }
    }
}
