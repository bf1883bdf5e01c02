using System.Security.Cryptography;
using System.Text;

namespace ResponsibilityBot.Content;

/// <summary>One file, parsed.</summary>
/// <param name="Name">Relative to the content folder, with forward slashes.</param>
/// <param name="Text">What stands in it, with line feeds.</param>
/// <param name="Root">Null if it is no YAML.</param>
/// <param name="Problems">Why not.</param>
internal sealed record ContentFile(string Name, string Text, Node? Root, IReadOnlyList<Problem> Problems);

/// <summary>The YAML files of a content folder, read once so that everything that follows sees one state.</summary>
internal sealed record ContentFiles(string Revision, IReadOnlyList<ContentFile> Files)
{
    /// <summary>
    /// Reads every <c>.yaml</c> file under <c>knowledge/</c>, <c>phrases/</c> and, where they are there, <c>items/</c>, <c>drills/</c> and <c>organisation/</c>, in the order of their
    /// names; a <c>.yml</c> file too, so that it can be reported instead of being passed over.
    /// </summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="before">What was parsed before; a file with the same name and text is taken from there.</param>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    public static ContentFiles Read(string folder, ContentFiles? before = null) => Parse(Texts(folder), before);

    /// <summary>Reads only some of the files; the revision is that of all.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="isWanted">Whether a file is, by its name.</param>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    public static ContentFiles Read(string folder, Predicate<string> isWanted)
    {
        var texts = Texts(folder);
        return new ContentFiles(RevisionOf(texts), ParseAll(texts.FindAll(text => isWanted(text.Name)), null));
    }

    /// <summary>Their names, relative to the content folder.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    public static IReadOnlyList<string> Names(string folder)
    {
        var names = new List<string>();
        foreach (var part in new[] { "knowledge", "phrases", "items", "drills", "organisation" })
        {
            var root = Path.Combine(folder, part);
            if (part is not ("knowledge" or "phrases") && !Directory.Exists(root))
                continue;
            if (!Directory.Exists(root))
                throw new DirectoryNotFoundException($"there is no folder '{root}'; set Content:Path (a command's --content) to the folder that holds knowledge/ and phrases/");
            names.AddRange(Directory.EnumerateFiles(root, "*.y*ml", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        }

        return names;
    }

    /// <summary>Parses texts.</summary>
    public static ContentFiles Parse(IReadOnlyList<(string Name, string Text)> texts, ContentFiles? before = null) => new(RevisionOf(texts), ParseAll(texts, before));

    /// <summary>On all processors: parsing is the larger part of loading.</summary>
    private static ContentFile[] ParseAll(IReadOnlyList<(string Name, string Text)> texts, ContentFiles? before)
    {
        var known = before?.Files.ToDictionary(file => file.Name, StringComparer.Ordinal) ?? [];
        var files = new ContentFile[texts.Count];

        // The longest first, so that no processor is left with it at the end.
        Parallel.ForEach(Enumerable.Range(0, texts.Count).OrderByDescending(at => texts[at].Text.Length), at =>
        {
            files[at] = known.TryGetValue(texts[at].Name, out var file) && file.Text == texts[at].Text ? file : Parse(texts[at].Name, texts[at].Text);
        });
        return files;
    }

    private static List<(string Name, string Text)> Texts(string folder) => [.. Names(folder).Select(name => (name, File.ReadAllText(Path.Combine(folder, name)).ReplaceLineEndings("\n")))];

    private static string RevisionOf(IReadOnlyList<(string Name, string Text)> texts)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in texts)
            digest.AppendData(Encoding.UTF8.GetBytes(name + "\n" + text + "\0"));
        return Convert.ToHexStringLower(digest.GetHashAndReset())[..12];
    }

    private static ContentFile Parse(string name, string text)
    {
        var problems = new ProblemList();
        return new(name, text, Yaml.Root(name, text, problems), problems.Sorted);
    }
}
