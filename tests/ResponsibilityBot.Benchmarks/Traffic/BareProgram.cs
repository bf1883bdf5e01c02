using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ResponsibilityBot.Benchmarks.Traffic;

/// <summary>
/// What the bot is measured against: takes a message, parses it, posts a body of the same size to the same place, and answers 200. It checks
/// nothing, understands nothing and keeps nothing.
/// </summary>
internal static class BareProgram
{
    /// <summary>Serves until the process is killed; says on its output where it listens.</summary>
    /// <param name="replyBytes">The size of a reply.</param>
    public static Task RunAsync(int replyBytes)
    {
        var reply = Encoding.UTF8.GetBytes(new string('x', replyBytes));
        return RunAsync("/api/messages", (http, client) => AnswerAsync(http, client, reply));
    }

    /// <summary>The same for Slack: judges the signature, acknowledges, and posts.</summary>
    /// <param name="replyBytes">The size of a reply as a form.</param>
    /// <param name="api">Where the methods of the Web API are.</param>
    public static Task RunAsync(int replyBytes, string api)
    {
        var (reply, post) = (Encoding.UTF8.GetBytes("text=" + new string('x', replyBytes)), new Uri(api + "chat.postMessage"));
        return RunAsync("/slack/events", (http, client) => AcknowledgeAsync(http, client, post, reply));
    }

    private static async Task RunAsync(string path, Func<HttpContext, HttpClient, Task> take)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost(path, (HttpContext http) => take(http, client));
        await app.RunAsync();
    }

    private static async Task AcknowledgeAsync(HttpContext http, HttpClient client, Uri post, byte[] reply)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var (bytes, timestamp) = (body.ToArray(), http.Request.Headers["X-Slack-Request-Timestamp"].ToString());
        byte[] signed = [.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. bytes];
        var expected = "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(SlackDouble.SigningSecret), signed));
        if (expected != http.Request.Headers["X-Slack-Signature"])
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var message = JsonDocument.Parse(bytes);
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentLength = 0;
        await http.Response.CompleteAsync();
        using var content = new ByteArrayContent([.. reply, .. Encoding.UTF8.GetBytes($"&channel={message.RootElement.GetProperty("event").GetProperty("channel").GetString()}")]);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(post, content);
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task AnswerAsync(HttpContext http, HttpClient client, byte[] reply)
    {
        using var message = await JsonDocument.ParseAsync(http.Request.Body);
        using var content = new ByteArrayContent(reply);
        content.Headers.ContentType = new("application/json");
        using var answer = await client.PostAsync(Address(message.RootElement), content);
        await answer.Content.ReadAsByteArrayAsync();
        http.Response.StatusCode = (int)(answer.IsSuccessStatusCode ? HttpStatusCode.OK : HttpStatusCode.BadGateway);
    }

    private static string Address(JsonElement message) =>
        $"{message.GetProperty("serviceUrl").GetString()}/v3/conversations/{message.GetProperty("conversation").GetProperty("id").GetString()}/activities/{message.GetProperty("id").GetString()}";
}
