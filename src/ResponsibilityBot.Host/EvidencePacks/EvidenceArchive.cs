using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ResponsibilityBot.Host.EvidencePacks;

/// <summary>
/// A pack as a file: a ZIP archive whose last entry, <c>digests</c>, has the SHA-256 of every other one in the form of <c>sha256sum</c>. Entries stand in the order of their
/// names, are stored as they are, and bear the same time, so that the same files give the same bytes.
/// </summary>
internal static class EvidenceArchive
{
    /// <summary>The entry that lists the others.</summary>
    public const string Digests = "digests";

    /// <summary>A pack has some megabytes and a dozen of files; more is read no further.</summary>
    private const long MostBytes = 200_000_000;
    private const int MostEntries = 1000;

    /// <summary>The earliest time that the format knows.</summary>
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The archive, and its list of digests, which is what is signed.</summary>
    public static (byte[] Archive, byte[] Digests) Write(IReadOnlyDictionary<string, byte[]> files)
    {
        var names = files.Keys.Order(StringComparer.Ordinal).ToList();
        var digests = Encoding.UTF8.GetBytes(string.Concat(names.Select(name => $"{Convert.ToHexStringLower(SHA256.HashData(files[name]))}  {name}\n")));
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
                Add(archive, name, files[name]);
            Add(archive, Digests, digests);
        }

        return (bytes.ToArray(), digests);
    }

    /// <summary>Every difference between an archive's files and its list, each as a sentence; and the list, or null where it has none.</summary>
    /// <exception cref="InvalidDataException">It is no archive, a broken one, or far too large.</exception>
    public static (IReadOnlyList<string> Problems, byte[]? Digests, int Files) Examine(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostEntries)
            throw new InvalidDataException($"it has {archive.Entries.Count} files, and a pack of evidence has a dozen");
        var (found, problems, left) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>(), MostBytes);
        byte[]? digests = null;
        foreach (var entry in archive.Entries)
        {
            var bytes = Read(entry, ref left);
            if (!found.TryAdd(entry.FullName, Convert.ToHexStringLower(SHA256.HashData(bytes))))
                problems.Add($"{entry.FullName}: it is there twice");
            else if (entry.FullName == Digests)
                digests = bytes;
        }

        if (digests is null)
            return ([.. problems, $"{Digests}: it is missing, so that nothing can be said of the other files"], null, 0);
        var listed = Listed(digests, problems);
        problems.AddRange(listed.Where(each => !found.ContainsKey(each.Key)).Select(each => $"{each.Key}: it is missing"));
        problems.AddRange(listed.Where(each => found.TryGetValue(each.Key, out var digest) && digest != each.Value).Select(each => $"{each.Key}: it was altered"));
        problems.AddRange(found.Keys.Where(name => name != Digests && !listed.ContainsKey(name)).Select(name => $"{name}: it was added; {Digests} does not list it"));
        return ([.. problems.Order(StringComparer.Ordinal)], digests, listed.Count);
    }

    private static Dictionary<string, string> Listed(byte[] digests, List<string> problems)
    {
        var listed = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(digests).Split('\n').SkipLast(1))
        {
            number++;
            if (line.Split("  ", 2) is not [{ Length: 64 } digest, { Length: > 0 } name] || !listed.TryAdd(name, digest))
                problems.Add($"{Digests}:{number}: the line is not a digest, two blanks and a name that comes once");
        }

        return listed;
    }

    private static byte[] Read(ZipArchiveEntry entry, ref long left)
    {
        // What an archive says of the size of its files may be a lie.
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        var piece = new byte[81920];
        for (int read; (read = content.Read(piece)) > 0;)
        {
            left -= read;
            if (left < 0)
                throw new InvalidDataException($"its files have more than {MostBytes / 1_000_000} MB, and a pack of evidence has some");
            bytes.Write(piece, 0, read);
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = Always;
        using var content = entry.Open();
        content.Write(bytes);
    }
}
