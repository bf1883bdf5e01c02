using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ResponsibilityBot.Host;

namespace ResponsibilityBot.EndToEnd.Operations;

/// <summary>Senders that are slow, loud or strange, against the whole program.</summary>
public sealed class AttackSpecs : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("bot-").FullName;
    private WebApplication? app;
    private HttpClient? client;

    private WebApplication App => app ?? throw new InvalidOperationException("not started");

    private HttpClient Client => client ?? throw new InvalidOperationException("not started");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        app = BotSite.Build(
            ["--environment", "Development", "--urls", "http://127.0.0.1:0", $"--Storage:ConnectionString=Data Source={folder}/bot.db", $"--WebChat:SigningKeyFile={folder}/key", "--Logging:LogLevel:Default=None", "--Intake:PerPersonAndMinute=3", "--Intake:PerTenantAndMinute=7"],
            services => services.PostConfigure<KestrelServerOptions>(kestrel =>
            {
                // The same rules, in less time.
                kestrel.Limits.RequestHeadersTimeout /= 10;
                kestrel.Limits.MinRequestBodyDataRate = new(kestrel.Limits.MinRequestBodyDataRate?.BytesPerSecond ?? 0, TimeSpan.FromSeconds(1.1));
            }));
        await app.StartAsync(Cancel);
        client = new() { BaseAddress = new(app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (app is not null)
        {
            await app.StopAsync(Cancel);
            await app.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Who_never_finishes_the_headers_is_cut_off()
    {
        Assert.Equal(TimeSpan.FromSeconds(1), App.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.RequestHeadersTimeout);
        Assert.Contains("408", await SayAsync("POST /api/messages HTTP/1.1\r\nHost: localhost\r\nX-Slow: "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_never_finishes_the_body_is_cut_off() =>
        Assert.Contains("408", await SayAsync("POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"), StringComparison.Ordinal);

    [Fact]
    public async Task A_flood_of_headers_a_large_one_and_a_long_address_are_refused()
    {
        var many = string.Concat(Enumerable.Range(0, 100).Select(header => $"X-{header}: x\r\n"));
        Assert.StartsWith("HTTP/1.1 431", await SayAsync($"GET /healthz HTTP/1.1\r\nHost: localhost\r\n{many}\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431", await SayAsync($"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Large: {new string('x', 40_000)}\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 414", await SayAsync($"GET /{new string('x', 20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/messages")]
    [InlineData("v3/directline/tokens/generate")]
    [InlineData("api/v1/answer")]
    [InlineData("mcp")]
    [InlineData("scores/enter")]
    public async Task What_is_compressed_is_never_unpacked(string path)
    {
        using var bomb = new MemoryStream();
        await using (var packed = new GZipStream(bomb, CompressionLevel.Optimal, leaveOpen: true))
            await packed.WriteAsync(Encoding.UTF8.GetBytes($$"""{"type":"message","text":"{{new string('x', 10_000_000)}}"}"""), Cancel);
        Assert.True(bomb.Length < 20_000);
        using var content = new ByteArrayContent(bomb.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var answer = await Client.PostAsync(path, content, Cancel);
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task A_person_who_floods_is_told_to_wait_and_nobody_else_is()
    {
        for (var message = 0; message < 3; message++)
            Assert.Equal(HttpStatusCode.OK, (await DeliverAsync("loud", "tenant-1", $"m{message}")).StatusCode);
        using var refused = await DeliverAsync("loud", "tenant-1", "m3");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0, 1, 20);
        Assert.Equal(HttpStatusCode.OK, (await DeliverAsync("quiet", "tenant-1", "m4")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await DeliverAsync("loud", "tenant-2", "m5")).StatusCode);
    }

    [Fact]
    public async Task A_tenant_that_floods_is_told_to_wait_and_no_other_is()
    {
        for (var message = 0; message < 7; message++)
            Assert.Equal(HttpStatusCode.OK, (await DeliverAsync($"p{message}", "tenant-1", $"m{message}")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await DeliverAsync("p8", "tenant-1", "m8")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await DeliverAsync("p8", "tenant-2", "m8")).StatusCode);
    }

    [Theory]
    [InlineData("PerPersonAndMinute", "0", "Intake:PerPersonAndMinute is 0; write 1 to 100000.")]
    [InlineData("PerTenantAndMinute", "10000001", "Intake:PerTenantAndMinute is 10000001; write 1 to 10000000.")]
    public async Task A_limit_that_cannot_be_is_told_with_its_key(string key, string value, string says)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => BotProcess.StartAsync(Path.Combine(folder, "other.db"), "Production", $"--Intake:{key}={value}"));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> DeliverAsync(string person, string tenant, string id)
    {
        var activity = BotFixture.Activity("http://localhost:1", $"{tenant}-{person}", id, "who patches the operating system in PaaS?");
        activity["from"] = new JsonObject { ["id"] = person, ["aadObjectId"] = person };
        activity["conversation"] = new JsonObject { ["id"] = $"{tenant}-{person}", ["conversationType"] = "personal", ["tenantId"] = tenant };
        activity["deliveryMode"] = "expectReplies";
        return Client.PostAsJsonAsync("api/messages", activity, Cancel);
    }

    /// <summary>Sends what a browser never would; all that comes back until the other side hangs up.</summary>
    private async Task<string> SayAsync(string request)
    {
        var address = new Uri(App.Urls.First());
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Parse(address.Host), address.Port, Cancel);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Cancel);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(60), Cancel);
    }
}
