using ResponsibilityBot.Testing;

namespace ResponsibilityBot.Content.Tests;

/// <summary>The committed content.</summary>
internal static class Dialogs
{
    private static readonly string[] Parts = ["knowledge", "phrases", "items", "drills"];

    public static string Folder { get; } = Repository.PathOf("dialogs");

    /// <summary>Every content file, relative to <see cref="Folder"/>, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Parts
            .SelectMany(part => Directory.EnumerateFiles(Path.Combine(Folder, part), "*.yaml", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Files to copy, which nobody reads where they stand.</summary>
    public static IReadOnlyList<string> Samples { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Folder, "samples"), "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];
}
