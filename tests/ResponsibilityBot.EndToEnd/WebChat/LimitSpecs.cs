using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.Playwright;
using static ResponsibilityBot.EndToEnd.WebChat.TestClient;

namespace ResponsibilityBot.EndToEnd.WebChat;

public sealed class LimitSpecs(Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_writes_too_fast_is_told_when_to_try_again()
    {
        await using var bot = new TestBot("Development", ("WebChat:MessagesPerMinute", "3"));
        using var client = await BegunAsync(bot);
        foreach (var text in new[] { "one", "two", "three" })
            Assert.Equal(HttpStatusCode.OK, (await client.SayAsync(text)).StatusCode);

        var refused = await client.SayAsync("four");
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(20)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        Assert.Equal("You sent too many messages. Try again in 20 seconds.", Text(await JsonAsync(refused), "error", "message"));

        bot.Time.Advance(TimeSpan.FromSeconds(19.5));
        Assert.Equal("You sent too many messages. Try again in 1 second.", Text(await JsonAsync(await client.SayAsync("four")), "error", "message"));
        bot.Time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(HttpStatusCode.OK, (await client.SayAsync("five")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.SayAsync("six")).StatusCode);

        // What was refused is not part of the conversation.
        Assert.Equal(["five", "one", "three", "two"], Texts(await client.ReadAsync(9)).Where(text => text != "welcome" && !text.StartsWith("heard", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task A_person_has_one_limit_in_all_conversations_and_nobody_else_uses_it_up()
    {
        await using var bot = new TestBot("Development", ("WebChat:MessagesPerMinute", "1"));
        using var maria = await BegunAsync(bot);
        using var eve = await BegunAsync(bot);
        for (var tries = 0; tries < 3; tries++)
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.Http.PostAsync($"conversations/{maria.Conversation}/activities", null, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await maria.SayAsync("hello")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await eve.SayAsync("hello")).StatusCode);

        using var http = bot.Client();
        var again = await JsonAsync(await http.PostAsJsonAsync("tokens/generate", new { user = new { id = maria.User } }, Cancel));
        maria.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Text(again, "token"));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await maria.Http.PostAsync($"conversations/{Text(again, "conversationId")}/activities", null, Cancel)).StatusCode);
    }

    [Fact]
    public async Task An_address_is_given_so_many_tokens_and_what_was_refused_does_not_count()
    {
        await using var bot = new TestBot("Development", ("WebChat:TokensPerMinute", "2"));
        using var evil = bot.Client();
        evil.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        for (var tries = 0; tries < 3; tries++)
            Assert.Equal(HttpStatusCode.Forbidden, (await GenerateAsync(evil)).StatusCode);

        using var client = await BegunAsync(bot);
        using var http = bot.Client();
        Assert.Equal(HttpStatusCode.OK, (await GenerateAsync(http)).StatusCode);
        var refused = await GenerateAsync(http);
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(30)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        Assert.Equal("Too many chats were begun from your network. Try again in 30 seconds.", Text(await JsonAsync(refused), "error", "message"));

        // Who has a token keeps it, and another address has a limit of its own.
        Assert.Equal(HttpStatusCode.OK, (await client.Http.PostAsync("tokens/refresh", null, Cancel)).StatusCode);
        using var other = From("127.0.0.2", bot);
        Assert.Equal(HttpStatusCode.OK, (await GenerateAsync(other)).StatusCode);
        bot.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.OK, (await GenerateAsync(http)).StatusCode);
    }

    [Theory]
    [InlineData("198.51.100.1", "198.51.100.2", HttpStatusCode.OK)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", HttpStatusCode.OK)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", HttpStatusCode.TooManyRequests)]
    [InlineData("::ffff:198.51.100.1", "198.51.100.1", HttpStatusCode.TooManyRequests)]
    public async Task Behind_a_proxy_that_is_believed_the_network_of_the_client_counts(string first, string second, HttpStatusCode expected)
    {
        await using var bot = new TestBot(
            "Production", ("ForwardedHeaders_Enabled", "true"), ("WebChat:Enabled", "true"), ("WebChat:AllowedOrigins:0", "https://intranet.example"), ("WebChat:TokensPerMinute", "1"));
        foreach (var (address, status) in new[] { (first, HttpStatusCode.OK), (second, expected) })
        {
            using var http = bot.Client();
            http.DefaultRequestHeaders.Add("Origin", "https://intranet.example");
            http.DefaultRequestHeaders.Add("X-Forwarded-For", address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address);
            var answer = await GenerateAsync(http);
            Assert.Equal(status, answer.StatusCode);

            // A page of another origin may read when to try again.
            Assert.Equal("Retry-After", answer.Headers.GetValues("Access-Control-Expose-Headers").Single());
        }
    }

    [Fact]
    public async Task On_the_page_a_message_that_came_too_fast_can_be_sent_again()
    {
        await using var bot = new TestBot("Development", ("WebChat:MessagesPerMinute", "1"));
        await using var chat = await ChatPage.OpenAsync(chromium, bot);
        await chat.Page.Clock.InstallAsync();
        await chat.Page.ReloadAsync();
        await chat.SayAsync("hello");
        await chat.ShowsAsync("heard: hello");
        await chat.Page.RunAndWaitForResponseAsync(() => chat.SayAsync("hello again"), response => response.Status == (int)HttpStatusCode.TooManyRequests);

        // Web Chat calls it sending for 20 seconds, whatever the answer was.
        await chat.Page.Clock.FastForwardAsync(21_000);
        var retry = chat.Page.Locator("#webchat").GetByRole(AriaRole.Button, new() { Name = "Retry" });
        await retry.WaitForAsync();
        await chat.PictureAsync("web-chat-too-fast");
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        await retry.ClickAsync();
        await chat.ShowsAsync("heard: hello again");
    }

    private static Task<HttpResponseMessage> GenerateAsync(HttpClient http) => http.PostAsync("tokens/generate", null, Cancel);

    /// <summary>A client that calls from another address of this machine.</summary>
    private static HttpClient From(string address, TestBot bot) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancel) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = new Uri(bot.Address, "/v3/directline/") };
}
