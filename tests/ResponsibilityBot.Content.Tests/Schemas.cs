using System.Collections.Concurrent;
using NJsonSchema;

namespace ResponsibilityBot.Content.Tests;

/// <summary>The committed schemas.</summary>
internal static class Schemas
{
    private static readonly ConcurrentDictionary<string, Task<JsonSchema>> Loaded = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Dialogs.Folder, "knowledge", "schemas"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static string PathOf(string name) => Path.Combine(Dialogs.Folder, "knowledge", "schemas", name + ".json");

    public static Task<JsonSchema> LoadAsync(string name) => Loaded.GetOrAdd(name, key => JsonSchema.FromFileAsync(PathOf(key)));
}
