using System.Text.Json;

namespace ResponsibilityBot.BotFramework.Schema;

/// <summary>Looks into JSON that may hold anything.</summary>
internal static class Json
{
    /// <summary>What is at the end of the path, or null.</summary>
    public static JsonElement? At(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }

    /// <summary>The string at the end of the path, or null.</summary>
    public static string? Text(JsonElement element, params ReadOnlySpan<string> path) =>
        At(element, path) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    /// <summary>A code at the end of the path: letters, digits and <c>. _ -</c>, 100 of them at most. Null for everything else, so that it may go into the log.</summary>
    public static string? Code(JsonElement element, params ReadOnlySpan<string> path) =>
        Text(element, path) is { Length: > 0 and <= 100 } text && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-') ? text : null;

    /// <summary>The bytes as JSON; undefined if they are not JSON.</summary>
    public static JsonElement Parse(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            return JsonElement.TryParseValue(ref reader, out var parsed) ? parsed.Value : default;
        }
        catch (JsonException)
        {
            // What others answer with may be a page of HTML, or nothing at all.
            return default;
        }
    }
}
