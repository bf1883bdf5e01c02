using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using static ResponsibilityBot.EndToEnd.WebChat.TestClient;

namespace ResponsibilityBot.EndToEnd.WebChat;

public sealed class StreamSpecs(SharedBot shared) : IClassFixture<SharedBot>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_after_the_watermark_is_said_again_and_then_what_is_new()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        await client.SayAsync("hello");
        await client.ReadAsync(3);
        var resumed = await JsonAsync(await client.Http.GetAsync($"conversations/{client.Conversation}?watermark=1", Cancel));
        using var socket = await client.ListenAsync(Text(resumed, "streamUrl"));
        var (texts, watermark) = await HearAsync(socket, 2);
        Assert.Equal(["hello", "heard: hello"], texts);
        Assert.Equal("3", watermark);

        await client.SayAsync("more");
        Assert.Equal(["more", "heard: more"], (await HearAsync(socket, 2)).Texts);
    }

    [Fact]
    public async Task A_newer_stream_closes_the_older()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        using var older = await client.ListenAsync();
        await HearAsync(older, 1);
        using var newer = await client.ListenAsync();
        await HearAsync(newer, 1);
        Assert.Null(await FrameAsync(older));
        Assert.Equal("collision", older.CloseStatusDescription);

        await client.SayAsync("hello");
        Assert.Equal(["hello", "heard: hello"], (await HearAsync(newer, 2)).Texts);
    }

    [Fact]
    public async Task Streams_of_two_conversations_stay_apart()
    {
        var bot = shared.Bot;
        using var maria = await BegunAsync(bot);
        using var eve = await BegunAsync(bot);
        using var hers = await maria.ListenAsync();
        using var others = await eve.ListenAsync();
        await HearAsync(hers, 1);
        await HearAsync(others, 1);
        await maria.SayAsync("secret");
        Assert.Equal(["secret", "heard: secret"], (await HearAsync(hers, 2)).Texts);
        await eve.SayAsync("hello");
        Assert.Equal(["hello", "heard: hello"], (await HearAsync(others, 2)).Texts);
    }

    [Fact]
    public async Task Silence_is_broken_by_an_empty_frame()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        using var socket = await client.ListenAsync();
        await HearAsync(socket, 1);
        var frame = FrameAsync(socket);
        while (await Task.WhenAny(frame, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancel)) != frame)
            bot.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("", await frame);
    }

    [Fact]
    public async Task What_a_client_says_on_the_stream_is_not_heard()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        using var socket = await client.ListenAsync();
        await socket.SendAsync(ArraySegment<byte>.Empty, WebSocketMessageType.Text, true, Cancel);
        await socket.SendAsync(Encoding.UTF8.GetBytes($$"""{"type":"message","text":"{{new string('x', 5000)}}"}"""), WebSocketMessageType.Text, true, Cancel);
        await HearAsync(socket, 1);
        await client.SayAsync("hello");
        Assert.Equal(["hello", "heard: hello"], (await HearAsync(socket, 2)).Texts);
    }

    [Fact]
    public async Task A_program_that_stops_says_goodbye_at_once()
    {
        await using var bot = new TestBot();
        using var client = await BegunAsync(bot);
        using var socket = await client.ListenAsync();
        await HearAsync(socket, 1);
        var stopped = bot.DisposeAsync();
        Assert.Null(await FrameAsync(socket));
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);
        await stopped;
    }

    [Fact]
    public async Task The_address_of_a_stream_is_worthless_after_a_minute_and_never_good_for_calls()
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        var address = new UriBuilder(client.StreamUrl) { Scheme = "http" }.Uri;
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Http.GetAsync(address, Cancel)).StatusCode);

        using var thief = bot.Client();
        thief.DefaultRequestHeaders.Authorization = new("Bearer", client.StreamUrl.Split("t=")[1]);
        Assert.Equal(HttpStatusCode.Forbidden, (await thief.PostAsync("tokens/refresh", null, Cancel)).StatusCode);

        bot.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Http.GetAsync(address, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("watermark=0")]
    [InlineData("watermark=0&t=")]
    [InlineData("watermark=0&t=nonsense")]
    public async Task A_stream_does_not_open_without_its_token(string query)
    {
        var bot = shared.Bot;
        using var client = await BegunAsync(bot);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Http.GetAsync($"conversations/{client.Conversation}/stream?{query}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_stream_opens_only_its_own_conversation()
    {
        var bot = shared.Bot;
        using var maria = await BegunAsync(bot);
        using var eve = await BegunAsync(bot);
        var forged = new Uri(eve.StreamUrl.Replace(eve.Conversation, maria.Conversation, StringComparison.Ordinal).Replace("ws:", "http:", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.Http.GetAsync(forged, Cancel)).StatusCode);
    }

    /// <summary>The texts of so many activities, and the last watermark.</summary>
    private static async Task<(IReadOnlyList<string> Texts, string Watermark)> HearAsync(ClientWebSocket socket, int count)
    {
        var activities = new List<JsonNode>();
        var watermark = "";
        while (activities.Count < count)
        {
            var frame = await FrameAsync(socket);
            if (frame is null)
                throw new InvalidOperationException($"closed: {socket.CloseStatusDescription}");
            if (frame.Length == 0)
                continue;
            var set = JsonNode.Parse(frame) ?? throw new InvalidOperationException("null");
            activities.AddRange(Activities(set));
            watermark = Text(set, "watermark");
        }

        return (Texts(activities), watermark);
    }
}
