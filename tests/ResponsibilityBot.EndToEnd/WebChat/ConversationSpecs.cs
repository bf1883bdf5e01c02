using System.Net;
using System.Text.Json.Nodes;
using static ResponsibilityBot.EndToEnd.WebChat.TestClient;

namespace ResponsibilityBot.EndToEnd.WebChat;

public sealed class ConversationSpecs(SharedBot shared) : IClassFixture<SharedBot>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_begins_once_and_the_person_is_welcomed_once()
    {
        var bot = shared.Bot;
        using var client = await WithTokenAsync(bot);
        var first = await client.BeginAsync();
        var second = await client.BeginAsync();
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(client.Conversation, Text(await JsonAsync(second), "conversationId"));

        // What comes third answers the question, so the welcome came once.
        await client.ReadAsync(1);
        await client.SayAsync("hello");
        Assert.Equal(["welcome", "hello", "heard: hello"], Texts(await client.ReadAsync(3)));
    }

    [Fact]
    public async Task Who_comes_back_is_given_a_new_stream_and_a_fresh_token()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        bot.Time.Advance(TimeSpan.FromMinutes(20));
        var answer = await JsonAsync(await client.Http.GetAsync($"conversations/{client.Conversation}?watermark=1", Cancel));
        Assert.Equal(client.Conversation, Text(answer, "conversationId"));
        Assert.NotEqual(client.StreamUrl, Text(answer, "streamUrl"));
        Assert.Contains("watermark=1", Text(answer, "streamUrl"), StringComparison.Ordinal);
        Assert.Equal(bot.Time.GetUtcNow().AddMinutes(30).ToUnixTimeSeconds(), Payload(Text(answer, "token"))["exp"]?.GetValue<long>());
    }

    [Fact]
    public async Task Behind_a_proxy_that_ends_TLS_the_stream_is_secure()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        Assert.StartsWith("ws://", client.StreamUrl, StringComparison.Ordinal);
        client.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var answer = await JsonAsync(await client.Http.GetAsync($"conversations/{client.Conversation}", Cancel));
        Assert.StartsWith("wss://", Text(answer, "streamUrl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_that_has_not_begun_is_not_there()
    {
        var bot = shared.Bot;
        using var client = await WithTokenAsync(bot);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Http.GetAsync($"conversations/{client.Conversation}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Http.GetAsync($"conversations/{client.Conversation}/activities", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SayAsync("hello")).StatusCode);
    }

    [Fact]
    public async Task Nobody_gets_into_a_conversation_of_somebody_else()
    {
        var bot = shared.Bot;
        using var maria = await BegunAsync(bot);
        using var eve = await BegunAsync(bot);
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.Http.GetAsync($"conversations/{maria.Conversation}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.Http.GetAsync($"conversations/{maria.Conversation}/activities", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.Http.PostAsync($"conversations/{maria.Conversation}/activities", null, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1;2")]
    [InlineData("99999999999999999999")]
    [InlineData("x")]
    public async Task A_watermark_that_was_never_given_is_refused(string watermark)
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Http.GetAsync($"conversations/{client.Conversation}?watermark={watermark}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Http.GetAsync($"conversations/{client.Conversation}/activities?watermark={watermark}", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"locale\":\"\\ud800\"}")]
    public async Task A_conversation_does_not_begin_with_nonsense(string body)
    {
        var bot = shared.Bot;
        using var client = await WithTokenAsync(bot);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Http.PostAsync("conversations", new StringContent(body), Cancel)).StatusCode);
    }

    [Fact]
    public async Task Signing_in_is_not_needed()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        Assert.Equal("{}", await client.Http.GetStringAsync("session/getsessionid", Cancel));
    }

    [Fact]
    public async Task The_key_is_kept_so_that_tokens_outlive_a_restart()
    {
        var bot = shared.Bot;
        using var client = await WithTokenAsync(bot);
        var key = await File.ReadAllTextAsync(bot.KeyFile, Cancel);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(bot.KeyFile));

        await using var restarted = new TestBot("Development", ("WebChat:SigningKey", key.Trim()));
        using var http = restarted.Client();
        http.DefaultRequestHeaders.Authorization = client.Http.DefaultRequestHeaders.Authorization;
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync("tokens/refresh", null, Cancel)).StatusCode);
        Assert.Equal(client.Conversation, Text(JsonNode.Parse(await (await http.PostAsync("tokens/refresh", null, Cancel)).Content.ReadAsStringAsync(Cancel)) ?? "", "conversationId"));
    }
}
