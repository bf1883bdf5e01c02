using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace ResponsibilityBot.Benchmarks.Traffic;

/// <summary>Stands for Slack: delivers events with a signature, gives tokens to who installs the app, and takes messages.</summary>
internal sealed class SlackDouble : IPlatform
{
    public const string SigningSecret = "0123456789abcdef0123456789abcdef";

    private readonly WebApplication app;
    private readonly HMACSHA256 signing = new(Encoding.UTF8.GetBytes(SigningSecret));
    private readonly Lock gate = new();
    private long replies;
    private long bytes;

    private SlackDouble(WebApplication app) => this.app = app;

    /// <summary>Where the methods of the Web API are.</summary>
    public string ApiBaseUrl => app.Urls.First() + "/api/";

    /// <summary>Told a number of the person in whose chat the message stands.</summary>
    public Action<long> Replied { get; set; } = _ => { };

    public (long Count, long Bytes) Taken => (Interlocked.Read(ref replies), Interlocked.Read(ref bytes));

    public string Path => "/slack/events";

    public static async Task<SlackDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var slack = new SlackDouble(app);
        app.MapPost("/api/oauth.v2.access", (Delegate)GrantAsync);
        app.MapPost("/api/chat.postMessage", (Delegate)slack.TakeAsync);
        await app.StartAsync();
        return slack;
    }

    /// <summary>Settings that lead a bot here.</summary>
    /// <param name="folder">Where its keys may be.</param>
    public string[] Settings(string folder) =>
    [
        $"--Slack:SigningSecret={SigningSecret}", "--Slack:ClientId=1.2", "--Slack:ClientSecret=secret", $"--Slack:ApiBaseUrl={ApiBaseUrl}",
        $"--Slack:KeysFolder={folder}/slack-keys", "--Site:Address=http://127.0.0.1:1",
    ];

    /// <summary>Installs the app in every workspace that people speak in, as their browsers would.</summary>
    public static async Task InstallAsync(Uri bot)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = bot };
        for (var workspace = 0; workspace < Crowd.Conversations; workspace++)
        {
            using var left = await browser.GetAsync(new Uri("slack/install", UriKind.Relative));
            var consent = left.Headers.Location ?? throw new InvalidOperationException($"no way to Slack: {(int)left.StatusCode}");
            var state = QueryHelpers.ParseQuery(consent.Query)["state"].ToString();
            using var back = new HttpRequestMessage(HttpMethod.Get, new Uri($"slack/oauth?code=T{workspace}&state={state}", UriKind.Relative));
            back.Headers.Add("Cookie", left.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
            using var installed = await browser.SendAsync(back);
            installed.EnsureSuccessStatusCode();
        }
    }

    public string Proof(ReadOnlySpan<byte> body)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"v0:{now}:")), .. body];
        byte[] hash;
        lock (gate)
            hash = signing.ComputeHash(signed);
        return $"X-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: v0={Convert.ToHexStringLower(hash)}\r\n";
    }

    public string Message(long number, string question, bool inline)
    {
        var chat = number % (Crowd.People * Crowd.Conversations);
        var (workspace, person) = (chat / Crowd.People, number % Crowd.People);
        return $$$"""
            {"token":"verification","team_id":"T{{{workspace}}}","context_team_id":"T{{{workspace}}}","context_enterprise_id":null,"api_app_id":"A1",
            "event":{"client_msg_id":"{{{number}}}","type":"message","text":{{{question}}},"user":"U{{{person}}}","ts":"{{{number}}}.000100","team":"T{{{workspace}}}",
            "channel":"D{{{chat}}}","event_ts":"{{{number}}}.000100","channel_type":"im"},"type":"event_callback","event_id":"Ev{{{number}}}","event_time":1795451264,
            "authorizations":[{"enterprise_id":null,"team_id":"T{{{workspace}}}","user_id":"UBOT","is_bot":true,"is_enterprise_install":false}],
            "is_ext_shared_channel":false,"event_context":"4-context"}
            """;
    }

    public ValueTask DisposeAsync()
    {
        signing.Dispose();
        return app.DisposeAsync();
    }

    /// <summary>The code is the workspace.</summary>
    private static async Task GrantAsync(HttpContext http)
    {
        var team = (await http.Request.ReadFormAsync())["code"].ToString();
        await http.Response.WriteAsync(new JsonObject
        {
            ["ok"] = true,
            ["access_token"] = $"xoxb-{team}-{new string('t', 40)}",
            ["token_type"] = "bot",
            ["bot_user_id"] = "UBOT",
            ["app_id"] = "A1",
            ["team"] = new JsonObject { ["id"] = team, ["name"] = team },
        }.ToJsonString());
    }

    private async Task TakeAsync(HttpContext http)
    {
        var body = http.Request.BodyReader;
        var read = await body.ReadAsync();
        while (!read.IsCompleted)
        {
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await body.ReadAsync();
        }

        var form = Encoding.UTF8.GetString(read.Buffer);
        body.AdvanceTo(read.Buffer.End);
        Interlocked.Increment(ref replies);
        Interlocked.Add(ref bytes, form.Length);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = Answer.Length;
        await http.Response.Body.WriteAsync(Answer.ToArray());
        var chat = form.AsSpan(form.IndexOf(Channel, StringComparison.Ordinal) + Channel.Length);
        var end = chat.IndexOf('&');
        Replied(long.Parse(end < 0 ? chat : chat[..end], CultureInfo.InvariantCulture));
    }

    private const string Channel = "&channel=D";

    private static ReadOnlySpan<byte> Answer => """{"ok":true,"channel":"D1","ts":"1732570000.000200"}"""u8;
}
