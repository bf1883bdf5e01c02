using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace ResponsibilityBot.BotFramework;

/// <summary>Bodies of requests that have a limit.</summary>
internal static class RequestBody
{
    /// <summary>The body, or null if it is too large. What is too large is not read to its end.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancel)
    {
        if (request.ContentLength > maxBytes)
            return null;
        var read = await request.BodyReader.ReadAtLeastAsync(maxBytes + 1, cancel);
        var body = read.Buffer.Length > maxBytes ? null : read.Buffer.ToArray();
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return body;
    }
}
