using System.Text.Json;
using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>The bodies that clients send. Any bytes at all give an object or a sentence that says what is wrong.</summary>
internal static class ClientBody
{
    /// <summary>The largest body that is taken: 64 KB. What people type is read up to 2,000 characters.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The object, or what is wrong. No body at all counts as an empty object where <paramref name="optional"/> says so.</summary>
    public static (JsonElement Body, string? Problem) Read(ReadOnlySpan<byte> body, bool optional = false)
    {
        if (body.StartsWith("\uFEFF"u8))
            body = body[3..];
        if (optional && body.IsEmpty)
            body = "{}"u8;
        if (ActivityBody.UnicodeProblem(body) is { } problem)
            return (default, problem);
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = ActivityBody.MaxDepth });
        var parsed = JsonElement.ParseValue(ref reader);
        return parsed.ValueKind == JsonValueKind.Object ? (parsed, null) : (default, "The body must be one JSON object.");
    }
}
