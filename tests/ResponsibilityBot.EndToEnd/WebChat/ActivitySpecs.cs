using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using static ResponsibilityBot.EndToEnd.WebChat.TestClient;

namespace ResponsibilityBot.EndToEnd.WebChat;

public sealed class ActivitySpecs(SharedBot shared) : IClassFixture<SharedBot>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_comes_back_as_it_was_said_and_is_answered()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        var now = bot.Time.GetUtcNow();
        var posted = await JsonAsync(await client.SayAsync("hello", "abc"));
        var activities = await client.ReadAsync(3);
        Assert.Equal($"{client.Conversation}|0000002", Text(posted, "id"));

        var own = activities[1];
        Assert.Equal(Text(posted, "id"), Text(own, "id"));
        Assert.Equal("hello", Text(own, "text"));
        Assert.Equal("abc", Text(own, "channelData", "clientActivityID"));
        Assert.Equal("webchat", Text(own, "channelId"));
        Assert.Equal($"{now:yyyy-MM-ddTHH:mm:ss.fff}Z", Text(own, "timestamp"));

        var answer = activities[2];
        Assert.Equal("heard: hello", Text(answer, "text"));
        Assert.Equal($"{client.Conversation}|0000003", Text(answer, "id"));
        Assert.Equal(Text(own, "id"), Text(answer, "replyToId"));
        Assert.Equal("bot", Text(answer, "from", "role"));
    }

    [Fact]
    public async Task A_client_cannot_say_who_it_is_or_whose_data_this_is()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        await client.SayAsync("hello");
        var own = (await client.ReadAsync(3))[1];
        Assert.Equal(client.User, Text(own, "from", "id"));
        Assert.Equal("user", Text(own, "from", "role"));
        Assert.Null(own["channelData"]?["tenant"]);

        var turn = Assert.Single(bot.Dialog.Heard, turn => turn.Text == "hello" && turn.Conversation == client.Conversation);
        Assert.Equal(client.User, turn.Person.Id);
        Assert.Equal("local", turn.Tenant);
        Assert.Equal("webchat", turn.Channel);
    }

    [Fact]
    public async Task A_client_cannot_say_where_it_speaks_or_where_replies_go()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        await client.PostAsync("""
            {"type":"message","text":"hello","serviceUrl":"https://evil.example/","channelId":"msteams","deliveryMode":"expectReplies",
             "conversation":{"id":"other","tenantId":"contoso"},"recipient":{"id":"other"},"id":"other","replyToId":"other"}
            """);
        var own = (await client.ReadAsync(3))[1];
        Assert.Null(own["serviceUrl"]);
        Assert.Null(own["deliveryMode"]);
        Assert.Equal((client.Conversation, "webchat", "responsibilitybot"), (Text(own, "conversation", "id"), Text(own, "channelId"), Text(own, "recipient", "id")));
        Assert.DoesNotContain("other", own.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_posted_again_is_one_message()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        var first = await JsonAsync(await client.SayAsync("hello", "abc"));
        var again = await JsonAsync(await client.SayAsync("hello", "abc"));
        Assert.Equal(Text(first, "id"), Text(again, "id"));

        await client.ReadAsync(3);
        await client.SayAsync("bye", "def");
        Assert.Equal(["welcome", "hello", "heard: hello", "bye", "heard: bye"], Texts(await client.ReadAsync(5)));
    }

    [Fact]
    public async Task Two_messages_with_the_same_words_are_two_messages()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        await client.SayAsync("hello");
        await client.ReadAsync(3);
        await client.SayAsync("hello");
        Assert.Equal(["welcome", "hello", "heard: hello", "hello", "heard: hello"], Texts(await client.ReadAsync(5)));
    }

    [Fact]
    public async Task A_button_sends_its_value_without_words()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        await client.PostAsync("""{"type":"message","value":{"rb":{"verb":"owner","ids":{"target":"paas"}}},"channelData":{"postBack":true,"clientActivityID":"x"}}""");
        var activities = await client.ReadAsync(3);
        Assert.Equal("pressed: owner paas", Text(activities[2], "text"));
        Assert.True(activities[1]["channelData"]?["postBack"]?.GetValue<bool>());
    }

    [Theory]
    [InlineData("\\u0000\\u0007\\u001b[31m")]
    [InlineData("\\u202eeliforp")]
    [InlineData("من يملك النسخ الاحتياطي؟ 👩‍👩‍👧‍👦")]
    [InlineData("<script>alert(1)</script> & <b>\\\"bold\\\"</b>")]
    public async Task Any_words_come_back_unchanged(string escaped)
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        var response = await client.PostAsync($$"""{"type":"message","text":"{{escaped}}"}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var own = (await client.ReadAsync(3))[1];
        Assert.Equal(JsonNode.Parse($"\"{escaped}\"")?.GetValue<string>(), Text(own, "text"));
        Assert.Equal("plain", Text(own, "textFormat"));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("not json", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":1}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\",\"text\":\"\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\",\"text\":5}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\",\"text\":\"x\",\"attachments\":[{\"contentUrl\":\"data:,x\"}]}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("{\"type\":\"message\",\"text\":\"x\",\"channelData\":7,\"locale\":[],\"value\":null}", HttpStatusCode.OK)]
    [InlineData("{\"type\":\"message\",\"text\":\"x\",\"text\":\"y\",\"value\":{\"a\":1,\"a\":2}}", HttpStatusCode.OK)]
    [InlineData("{\"type\":\"typing\"}", HttpStatusCode.OK)]
    [InlineData("{\"type\":\"event\",\"name\":\"x\"}", HttpStatusCode.OK)]
    [InlineData("{\"type\":\"conversationUpdate\",\"membersAdded\":[{\"id\":\"x\"}]}", HttpStatusCode.OK)]
    [InlineData("{\"type\":\"invented\"}", HttpStatusCode.OK)]
    public async Task Whatever_is_posted_is_taken_or_refused_with_a_reason(string body, HttpStatusCode expected)
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        var response = await client.PostAsync(body);
        Assert.Equal(expected, response.StatusCode);
        var answer = await JsonAsync(response);
        Assert.NotEmpty(response.IsSuccessStatusCode ? Text(answer, "id") : Text(answer, "error", "message"));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("value")]
    [InlineData("anything")]
    public async Task What_nests_too_deep_is_refused_wherever_it_stands(string field)
    {
        using var client = await BegunAsync(shared.Bot);
        var deep = $$"""{"type":"message","text":"x","{{field}}":{{new string('[', 100)}}{{new string(']', 100)}}}""";
        foreach (var path in new[] { $"conversations/{client.Conversation}/activities", "conversations", "tokens/generate" })
        {
            var response = await client.Http.PostAsync(path, new StringContent(deep), Cancel);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("deeper than 64", Text(await JsonAsync(response), "error", "message"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_and_a_byte_order_mark_is_no_problem()
    {
        using var client = await BegunAsync(shared.Bot);
        var message = """{"type":"message","text":"p"}""";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(Encoding.Unicode.GetBytes(message))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync([.. Encoding.UTF8.GetBytes(message).Select(unit => unit == 'p' ? (byte)0xFF : unit)])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(message)])).StatusCode);
    }

    [Fact]
    public async Task What_is_not_a_message_is_not_part_of_the_conversation()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        await client.PostAsync("""{"type":"typing"}""");
        await client.PostAsync("""{"type":"conversationUpdate","membersAdded":[{"id":"x"}]}""");
        await client.SayAsync("hello");
        Assert.Equal(["welcome", "hello", "heard: hello"], Texts(await client.ReadAsync(3)));
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_refused()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.SayAsync(new string('x', 1024 * 1024))).StatusCode);
        using var withoutLength = new HttpRequestMessage(HttpMethod.Post, $"conversations/{client.Conversation}/activities");
        withoutLength.Content = JsonContent.Create(new { type = "message", text = new string('x', 1024 * 1024) });
        withoutLength.Headers.TransferEncodingChunked = true;
        withoutLength.Headers.ExpectContinue = true;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.Http.SendAsync(withoutLength, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SayAsync("hello", new string('x', 101))).StatusCode);
    }

    [Fact]
    public async Task Files_are_refused_politely()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        using var form = new MultipartFormDataContent { { new StringContent("{}"), "activity" }, { new ByteArrayContent([1, 2, 3]), "file", "a.png" } };
        var response = await client.Http.PostAsync($"conversations/{client.Conversation}/upload?userId=x", form, Cancel);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("as text", Text(await JsonAsync(response), "error", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_polls_gets_what_it_has_not_seen()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        await client.SayAsync("hello");
        await client.ReadAsync(3);
        var rest = await JsonAsync(await client.Http.GetAsync($"conversations/{client.Conversation}/activities?watermark=2", Cancel));
        Assert.Equal(["heard: hello"], Texts(Activities(rest)));
        Assert.Equal("3", Text(rest, "watermark"));
        var nothing = await JsonAsync(await client.Http.GetAsync($"conversations/{client.Conversation}/activities?watermark=3", Cancel));
        Assert.Empty(Activities(nothing));
        Assert.Equal("3", Text(nothing, "watermark"));
    }
}
