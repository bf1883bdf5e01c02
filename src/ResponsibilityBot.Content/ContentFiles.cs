using System.Security.Cryptography;
using System.Text;

namespace ResponsibilityBot.Content;

/// <summary>The YAML files of a content folder, read once so that everything that follows sees one state.</summary>
internal sealed record ContentFiles(string Revision, IReadOnlyList<(string Name, string Text)> Files)
{
    /// <summary>Reads every <c>.yaml</c> file under <c>knowledge/</c> and <c>phrases/</c>, in the order of their names.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    public static ContentFiles Read(string folder)
    {
        var files = new List<(string, string)>();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { "knowledge", "phrases" })
        {
            var root = Path.Combine(folder, part);
            if (!Directory.Exists(root))
                throw new DirectoryNotFoundException($"there is no folder '{root}'; set Content:Path to the folder that holds knowledge/ and phrases/");
            foreach (var path in Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
                var text = File.ReadAllText(path).ReplaceLineEndings("\n");
                files.Add((name, text));
                digest.AppendData(Encoding.UTF8.GetBytes(name + "\n" + text + "\0"));
            }
        }

        return new ContentFiles(Convert.ToHexStringLower(digest.GetHashAndReset())[..12], files);
    }

    /// <summary>The text of one file, or null.</summary>
    public string? Text(string name) => Files.FirstOrDefault(file => file.Name == name).Text;

    /// <summary>The files of one folder.</summary>
    public IEnumerable<(string Name, string Text)> In(string folder) => Files.Where(file => file.Name.StartsWith(folder, StringComparison.Ordinal));
}
