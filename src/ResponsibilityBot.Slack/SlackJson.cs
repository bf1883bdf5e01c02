using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace ResponsibilityBot.Slack;

/// <summary>Looks into JSON that may hold anything, and writes it.</summary>
internal static class SlackJson
{
    /// <summary>Bodies go to Slack only, never into a page: other scripts and emoji stay as they are.</summary>
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes as JSON; undefined if they are not JSON, or not the UTF-8 that JSON is written in.</summary>
    public static JsonElement Parse(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
            return default;
        var reader = new Utf8JsonReader(body);
        try
        {
            return JsonElement.TryParseValue(ref reader, out var parsed) && !reader.Read() ? parsed.Value : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>The text as JSON; undefined if it is not JSON.</summary>
    public static JsonElement Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>What is at the end of the path; undefined if nothing is.</summary>
    public static JsonElement At(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return default;
        }

        return element;
    }

    /// <summary>The string at the end of the path, or null; null too for half a surrogate pair, which is no text.</summary>
    public static string? TextAt(JsonElement element, params ReadOnlySpan<string> path)
    {
        try
        {
            return At(element, path) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether true stands at the end of the path.</summary>
    public static bool IsTrue(JsonElement element, params ReadOnlySpan<string> path) => At(element, path).ValueKind == JsonValueKind.True;

    /// <summary>A code at the end of the path: letters, digits and <c>. _ -</c>, 100 of them at most. Null for everything else, so that it may go into the log.</summary>
    public static string? Code(JsonElement element, params ReadOnlySpan<string> path) =>
        TextAt(element, path) is { Length: > 0 and <= 100 } text && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-') ? text : null;

    /// <summary>The texts of an object by their names; what is no text is left out.</summary>
    public static IEnumerable<(string Name, string Text)> Texts(JsonElement named)
    {
        if (named.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var property in named.EnumerateObject())
        {
            if (NameOf(property) is { } name && TextAt(property.Value) is { } text)
                yield return (name, text);
        }
    }

    /// <summary>The property's name; null for half a surrogate pair, which is no text.</summary>
    public static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>As JSON text.</summary>
    public static string Text(JsonNode? node) => node?.ToJsonString(Writing) ?? "null";

    /// <summary>As the body of a request.</summary>
    public static HttpContent Content(JsonNode node) => new StringContent(Text(node), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
}
