using System.Net;
using System.Net.Http.Headers;
using System.Text;
using static ResponsibilityBot.EndToEnd.WebChat.TestClient;

namespace ResponsibilityBot.EndToEnd.WebChat;

public sealed class TokenSpecs(SharedBot shared) : IClassFixture<SharedBot>
{
    private const string None = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_says_who_speaks_where_and_for_how_long()
    {
        var bot = shared.Bot;
        using var http = bot.Client();
        var answer = await JsonAsync(await GenerateAsync(http, """{"user":{"id":"dl_0123456789abcdef01","name":"Mar\u0007ia"}}"""));
        var claims = Payload(Text(answer, "token"));
        Assert.Equal(1800, answer["expires_in"]?.GetValue<int>());
        Assert.Equal("dl_0123456789abcdef01", Text(claims, "user"));
        Assert.Equal("Maria", Text(claims, "name"));
        Assert.Equal(Text(answer, "conversationId"), Text(claims, "conv"));
        Assert.Equal(bot.Time.GetUtcNow().AddMinutes(30).ToUnixTimeSeconds(), claims["exp"]?.GetValue<long>());
    }

    [Fact]
    public async Task A_new_person_is_given_an_id_that_nobody_can_guess()
    {
        var bot = shared.Bot;
        using var first = await WithTokenAsync(bot);
        using var second = await WithTokenAsync(bot);
        Assert.Matches("^dl_[0-9a-f]{32}$", first.User);
        Assert.NotEqual(first.User, second.User);
        Assert.NotEqual(first.Conversation, second.Conversation);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"user\":{\"id\":\"maria\"}}")]
    [InlineData("{\"user\":{\"id\":\"dl_short\"}}")]
    [InlineData("{\"user\":{\"id\":\"dl_0123456789abcdef/../x\"}}")]
    [InlineData("{\"user\":{\"id\":\"\\ud800\"}}")]
    public async Task A_bad_request_for_a_token_says_what_is_wrong(string body)
    {
        var bot = shared.Bot;
        using var http = bot.Client();
        var response = await GenerateAsync(http, body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty(Text(await JsonAsync(response), "error", "message"));
    }

    [Fact]
    public async Task A_request_for_a_token_that_is_too_large_is_refused()
    {
        var bot = shared.Bot;
        using var http = bot.Client();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await GenerateAsync(http, $"\"{new string('x', 70_000)}\"")).StatusCode);
    }

    [Theory]
    [InlineData("Development", false, None, None, HttpStatusCode.OK)]
    [InlineData("Development", false, "own", "same-origin", HttpStatusCode.OK)]
    [InlineData("Development", false, "https://evil.example", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Development", false, "http://localhost:1", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Development", false, "null", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Development", false, None, "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Production", false, None, None, HttpStatusCode.Forbidden)]
    [InlineData("Production", false, "own", "same-origin", HttpStatusCode.Forbidden)]
    [InlineData("Production", true, "own", None, HttpStatusCode.OK)]
    [InlineData("Production", true, None, "same-origin", HttpStatusCode.OK)]
    [InlineData("Production", true, None, None, HttpStatusCode.Forbidden)]
    [InlineData("Production", true, "https://evil.example", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Production", true, "https://intranet.example", "cross-site", HttpStatusCode.OK)]
    public async Task Tokens_are_given_to_the_own_page_only(string environment, bool enabled, string origin, string site, HttpStatusCode expected)
    {
        await using var bot = new TestBot(environment, ("WebChat:Enabled", $"{enabled}"), ("WebChat:AllowedOrigins:0", "https://intranet.example"));
        using var http = bot.Client();
        if (origin.Length > 0)
            http.DefaultRequestHeaders.Add("Origin", origin == "own" ? bot.Address.GetLeftPart(UriPartial.Authority) : origin);
        if (site.Length > 0)
            http.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        Assert.Equal(expected, (await GenerateAsync(http, "{}")).StatusCode);
    }

    [Fact]
    public async Task A_page_that_rebound_its_name_to_this_machine_gets_no_token()
    {
        var bot = shared.Bot;
        using var http = bot.Client();
        http.DefaultRequestHeaders.Host = "evil.example:3978";
        http.DefaultRequestHeaders.Add("Origin", "http://evil.example:3978");
        Assert.Equal(HttpStatusCode.Forbidden, (await GenerateAsync(http, "{}")).StatusCode);
    }

    [Theory]
    [InlineData("https://intranet.example", true)]
    [InlineData("https://evil.example", false)]
    public async Task Pages_of_allowed_origins_may_read_the_answers(string origin, bool allowed)
    {
        await using var bot = new TestBot("Production", ("WebChat:Enabled", "true"), ("WebChat:AllowedOrigins:0", "https://intranet.example"));
        using var http = bot.Client();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "conversations");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        using var response = await http.SendAsync(preflight, Cancel);
        Assert.Equal(allowed, response.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) && origins.Single() == origin);
    }

    [Fact]
    public async Task A_token_can_be_refreshed_until_it_is_over()
    {
        var bot = shared.Bot;
        using var client = await WithTokenAsync(bot);
        bot.Time.Advance(TimeSpan.FromMinutes(29));
        var fresh = await JsonAsync(await client.Http.PostAsync("tokens/refresh", null, Cancel));
        Assert.Equal(client.Conversation, Text(fresh, "conversationId"));
        Assert.Equal(client.User, Text(Payload(Text(fresh, "token")), "user"));

        bot.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Http.PostAsync("tokens/refresh", null, Cancel)).StatusCode);
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Text(fresh, "token"));
        Assert.Equal(HttpStatusCode.OK, (await client.Http.PostAsync("tokens/refresh", null, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Without_a_token_every_call_is_refused()
    {
        var bot = shared.Bot;
        using var http = bot.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync("tokens/refresh", null, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync("conversations", null, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("conversations/x/activities", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("session/getsessionid", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_token_that_was_changed_is_refused()
    {
        var bot = shared.Bot;
        using var client = await WithTokenAsync(bot);
        var parts = client.Token.Split('.');
        var other = Base64Url(Encoding.UTF8.GetString(Decode(parts[1])).Replace(client.Conversation, new string('0', 32), StringComparison.Ordinal));
        foreach (var forged in new[]
        {
            $"{parts[0]}.{other}.{parts[2]}",
            $"{Base64Url("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            $"{parts[0]}.{parts[1]}.{parts[2][..^2]}AA",
            "x.y.z",
            "nonsense",
        })
        {
            client.Http.DefaultRequestHeaders.Remove("Authorization");
            client.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {forged}");
            Assert.Equal(HttpStatusCode.Forbidden, (await client.Http.PostAsync("tokens/refresh", null, Cancel)).StatusCode);
        }
    }

    private static Task<HttpResponseMessage> GenerateAsync(HttpClient http, string body) =>
        http.PostAsync("tokens/generate", new StringContent(body, Encoding.UTF8, "application/json"), Cancel);

    private static byte[] Decode(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);

    private static string Base64Url(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
