namespace ResponsibilityBot.Testing;

/// <summary>Where the repository's own files are while tests run.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The path of a file or folder of the repository.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ResponsibilityBot.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"ResponsibilityBot.sln is in no folder above '{AppContext.BaseDirectory}'");
    }
}
