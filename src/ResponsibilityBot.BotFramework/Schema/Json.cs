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
}
