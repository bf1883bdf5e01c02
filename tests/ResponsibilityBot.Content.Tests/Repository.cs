namespace ResponsibilityBot.Content.Tests;

/// <summary>Finds the repository from wherever the tests run.</summary>
internal static class Repository
{
    private static readonly string[] Parts = ["knowledge", "phrases"];

    public static string Root { get; } = Find();

    public static string Dialogs => Path.Combine(Root, "dialogs");

    /// <summary>Every committed content file, relative to <see cref="Dialogs"/>, with forward slashes.</summary>
    public static IReadOnlyList<string> ContentFiles =>
    [
        .. Parts
            .SelectMany(part => Directory.EnumerateFiles(Path.Combine(Dialogs, part), "*.yaml", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Dialogs, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ResponsibilityBot.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"ResponsibilityBot.sln stands nowhere above {AppContext.BaseDirectory}");
    }
}
