using System.Net;
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
    public static async Task RunAsync(int replyBytes)
    {
        var reply = Encoding.UTF8.GetBytes(new string('x', replyBytes));
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/api/messages", (HttpContext http) => AnswerAsync(http, client, reply));
        await app.RunAsync();
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
