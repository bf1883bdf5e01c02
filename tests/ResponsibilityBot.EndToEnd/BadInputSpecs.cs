using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ResponsibilityBot.EndToEnd;

public sealed class BadInputSpecs(BotFixture fixture) : IClassFixture<BotFixture>
{
    [Theory]
    [InlineData("", 400)]
    [InlineData("hello", 400)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"type":"message","text":"no conversation","from":{"id":"u"}}""", 400)]
    [InlineData("""{"type":"message","text":{"a":1},"from":{"id":"u"},"conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":["message"],"from":{"id":"u"},"conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":"message","text":"no serviceUrl","from":{"id":"u"},"conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":"message","text":"x","serviceUrl":"https://evil.example/","from":{"id":"u"},"conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"u"}],"serviceUrl":"https://evil.example/","from":{"id":"u"},"conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":"message","text":"\ud800","serviceUrl":"http://localhost/","from":{"id":"u"},"conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":"typing","from":{"id":"u"},"conversation":{"id":"c"}}""", 200)]
    [InlineData("""{"type":"brandNew","from":{"id":"u"},"conversation":{"id":"c"}}""", 200)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":5,"from":{"id":"u"},"conversation":{"id":"c"}}""", 200)]
    [InlineData("""{"type":"installationUpdate","action":{},"from":{"id":"u"},"conversation":{"id":"c"}}""", 200)]
    [InlineData("""{"type":"invoke","from":{"id":"u"},"conversation":{"id":"c"}}""", 501)]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":"x","from":{"id":"u"},"conversation":{"id":"c"}}""", 200)]
    public async Task Bad_input_is_told_what_is_wrong_or_taken_and_never_breaks_the_bot(string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await fixture.Bot.Client.PostAsync("api/messages", content, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        if (status is >= 400 and not 501)
            Assert.NotEqual("", (string?)(await JsonAsync(answer))["error"]?["message"]);
    }

    [Theory]
    [InlineData("\u0000\u0001\u001b[31m\u007f control")]
    [InlineData("\u202Eمن يملك المفاتيح؟\u202C")]
    [InlineData("👩‍💻🏳️‍🌈 who owns 🔑 in SaaS?")]
    [InlineData("<script>alert(1)</script> <img src=x onerror=alert(1)> <at>everyone</at>")]
    [InlineData("'; DROP TABLE inbox; --")]
    [InlineData("{0} %s ${jndi:ldap://x} @everyone")]
    [InlineData("")]
    public async Task Any_words_get_an_answer_that_is_valid_JSON(string text)
    {
        var message = fixture.Message("words", Convert.ToHexString(Encoding.UTF8.GetBytes(text)) + "x", text);
        message["deliveryMode"] = "expectReplies";
        using var answer = await fixture.Bot.DeliverAsync(message);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty((await JsonAsync(answer))["activities"]?.AsArray() ?? []);
    }

    [Fact]
    public async Task A_text_of_a_megabyte_is_too_large_with_and_without_a_length()
    {
        var body = fixture.Message("large", "m1", new string('x', 1024 * 1024)).ToJsonString();
        foreach (var chunked in new[] { false, true })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages");
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            request.Headers.TransferEncodingChunked = chunked;
            request.Headers.ExpectContinue = true;
            using var answer = await fixture.Bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_large_is_refused_before_it_is_sent()
    {
        using var client = new TcpClient();
        var address = fixture.Bot.Client.BaseAddress ?? throw new InvalidOperationException("not started");
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync("POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var status = await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", status);
    }

    [Fact]
    public async Task A_page_in_a_browser_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages");
        request.Content = new StringContent(fixture.Message("page", "m1").ToJsonString());
        request.Headers.Add("Origin", "https://evil.example");
        using var answer = await fixture.Bot.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)) ?? throw new InvalidOperationException("null");
}
