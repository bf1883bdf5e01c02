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
    [InlineData("""{"type":"message","text":"x","serviceUrl":"https://smba.trafficmanager.net.evil.example/","from":{"id":"u"},"conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":"message","text":"x","serviceUrl":"https://smba.trafficmanager.net@evil.example/","from":{"id":"u"},"conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":"message","text":"x","serviceUrl":"http://169.254.169.254/evil","from":{"id":"u"},"conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":"message","text":"x","serviceUrl":"file:///evil","from":{"id":"u"},"conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":"message","text":"x","serviceUrl":"//evil.example","from":{"id":"u"},"conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":"message","text":"x","serviceUrl":["evil"],"from":{"id":"u"},"conversation":{"id":"c"}}""", 400)]
    [InlineData("""{"type":"message","text":"x","serviceUrl":"","from":{"id":"u"},"conversation":{"id":"c"}}""", 400)]
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
            await SaysWhatIsWrongAsync(answer);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(100_000)]
    public async Task What_nests_too_deep_is_refused(int depth)
    {
        var body = $$$"""{"type":"message","text":"x","value":{{{new string('[', depth)}}}{{{new string(']', depth)}}},"from":{"id":"u"},"conversation":{"id":"c"}}""";
        await SaysWhatIsWrongAsync(await PostAsync(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var message = fixture.Message("bytes", "m1").ToJsonString();
        await SaysWhatIsWrongAsync(await PostAsync(Encoding.Unicode.GetBytes(message)));
        await SaysWhatIsWrongAsync(await PostAsync([.. Encoding.UTF8.GetBytes(message).Select(unit => unit == 'p' ? (byte)0xFF : unit)]));
        await SaysWhatIsWrongAsync(await PostAsync([0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0]));
    }

    [Fact]
    public async Task An_id_with_a_control_character_is_none()
    {
        var message = fixture.Message("a\u0000b", "m1");
        await SaysWhatIsWrongAsync(await PostAsync(Encoding.UTF8.GetBytes(message.ToJsonString())));
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("c%2F..|c#?")]
    [InlineData("👩‍💻 \u202e")]
    public async Task Odd_ids_are_ids(string id)
    {
        var message = fixture.Message(id, id);
        message["deliveryMode"] = "expectReplies";
        message["from"] = new JsonObject { ["id"] = id };
        using var answer = await fixture.Bot.DeliverAsync(message);
        Assert.Equal(id, (string?)(await JsonAsync(answer))["activities"]?[0]?["replyToId"]);
    }

    [Theory]
    [InlineData("\u0000\u0001\u001b[31m\u007f control")]
    [InlineData("\u202Eمن يملك المفاتيح؟\u202C")]
    [InlineData("👩‍💻🏳️‍🌈 who owns 🔑 in SaaS?")]
    [InlineData("<script>alert(1)</script> <img src=x onerror=alert(1)> <at>everyone</at>")]
    [InlineData("'; DROP TABLE inbox; --")]
    [InlineData("{0} %s ${jndi:ldap://x} @everyone")]
    [InlineData("who owns <b>backup</b><img src=x onerror=alert(1)> in [PaaS](javascript:alert(1))? <at>everyone</at>")]
    [InlineData("")]
    public async Task Any_words_get_an_answer_that_repeats_no_markup(string text)
    {
        var message = fixture.Message("words", Convert.ToHexString(Encoding.UTF8.GetBytes(text)) + "x", text);
        message["deliveryMode"] = "expectReplies";
        using var answer = await fixture.Bot.DeliverAsync(message);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var said = await JsonAsync(answer);
        Assert.NotEmpty(said["activities"]?.AsArray() ?? []);
        foreach (var markup in new[] { "<script", "<img", "<b>", "<at>", "](javascript", "\u001b", "\u202e" })
            Assert.DoesNotContain(StringsIn(said), found => found.Contains(markup, StringComparison.OrdinalIgnoreCase));
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

    [Theory]
    [InlineData("Content-Length: 1000000\r\n\r\n", "413 Payload Too Large")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n", "400 Bad Request")]
    public async Task A_body_that_says_it_is_too_large_or_is_cut_up_wrongly_is_refused_before_it_has_come(string rest, string status)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        var address = fixture.Bot.Client.BaseAddress ?? throw new InvalidOperationException("not started");
        await client.ConnectAsync(address.Host, address.Port, cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: localhost\r\n{rest}"), cancel);
        using var reader = new StreamReader(stream);
        Assert.Equal($"HTTP/1.1 {status}", await reader.ReadLineAsync(cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(20), cancel));
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

    private async Task<HttpResponseMessage> PostAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return await fixture.Bot.Client.PostAsync("api/messages", content, TestContext.Current.CancellationToken);
    }

    /// <summary>In a sentence that repeats nothing of what was sent, as JSON that no browser takes for a page.</summary>
    private static async Task SaysWhatIsWrongAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(("application/json", "nosniff"), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.GetValues("X-Content-Type-Options").Single()));
        var message = (string?)(await JsonAsync(answer))["error"]?["message"] ?? "";
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> StringsIn(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => StringsIn(field.Value)),
        JsonArray items => items.SelectMany(StringsIn),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)) ?? throw new InvalidOperationException("null");
}
