namespace ResponsibilityBot.Host.Teaching;

/// <summary>Finds the content folder.</summary>
internal static class ContentFolder
{
    private const string Name = "dialogs";

    /// <summary>The folder that was configured; else <c>dialogs</c> in the working folder, or in a folder above it, or beside the program.</summary>
    /// <param name="configured">As it was written, or null.</param>
    /// <param name="key">Where it was written, for who must correct it.</param>
    /// <exception cref="DirectoryNotFoundException">There is none; the message says where it was sought.</exception>
    public static string Find(string? configured, string key = "Content:Path")
    {
        if (!string.IsNullOrWhiteSpace(configured))
            return Directory.Exists(configured) ? Path.GetFullPath(configured) : throw new DirectoryNotFoundException($"{key} names '{configured}', which is not a folder");
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            var here = Path.Combine(folder.FullName, Name);
            if (Directory.Exists(Path.Combine(here, "knowledge")))
                return here;
        }

        var shipped = Path.Combine(AppContext.BaseDirectory, Name);
        return Directory.Exists(shipped) ? shipped : throw new DirectoryNotFoundException($"no folder '{Name}' in '{Directory.GetCurrentDirectory()}', above it, or beside the program; name one with {key}");
    }
}
