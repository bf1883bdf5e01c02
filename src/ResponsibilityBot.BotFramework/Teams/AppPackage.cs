using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ResponsibilityBot.BotFramework.Teams;

/// <summary>The app package that an administrator gives to Teams: a manifest and two icons in one zip file. The same request makes the same bytes.</summary>
/// <remarks>Source: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package.</remarks>
/// <param name="Zip">The file; null if there are problems.</param>
/// <param name="Problems">All of them, each a sentence with the cure.</param>
public sealed partial record AppPackage(ReadOnlyMemory<byte>? Zip, IReadOnlyList<string> Problems)
{
    private const string Manifest = "manifest.json";

    /// <summary>The icons and their sides in pixels.</summary>
    private static readonly (string File, int Side)[] Icons = [("color.png", 192), ("outline.png", 32)];

    /// <summary>A zip file must say when its entries were written; the earliest time that it can say makes them equal every day.</summary>
    private static readonly DateTimeOffset Written = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Fills the template, and packs it with its icons.</summary>
    public static AppPackage Make(AppPackageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var problems = new List<string>(AppPackageRules.Problems(request));
        var files = new[] { Manifest }.Concat(Icons.Select(icon => icon.File)).ToDictionary(file => file, file => Read(request.Template, file, problems), StringComparer.Ordinal);
        problems.AddRange(Icons.SelectMany(icon => AppPackageRules.IconProblems(icon.File, files[icon.File], icon.Side)));
        if (problems.Count == 0)
            files[Manifest] = Fill(Encoding.UTF8.GetString(files[Manifest]), request, problems);
        return problems.Count == 0 ? new(Pack(files), []) : new(null, problems);
    }

    private static byte[] Read(string folder, string file, List<string> problems)
    {
        var path = Path.Combine(folder, file);
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path} cannot be read ({missing.Message.TrimEnd('.')}); --template must name a folder with {Manifest}, {string.Join(" and ", Icons.Select(icon => icon.File))}.");
            return [];
        }
    }

    private static byte[] Fill(string template, AppPackageRequest request, List<string> problems)
    {
        var address = new Uri(request.Address);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["appId"] = Guid.Parse(request.AppId).ToString("D"),
            ["version"] = request.Version,
            ["address"] = address.IsDefaultPort ? $"https://{address.IdnHost}" : $"https://{address.IdnHost}:{address.Port}",
            ["host"] = address.IdnHost,
        };
        var filled = Placeholder().Replace(template, hole => values.GetValueOrDefault(hole.Groups[1].Value, hole.Value));
        problems.AddRange(Placeholder().Matches(filled).Select(hole => hole.Value).Distinct(StringComparer.Ordinal)
            .Select(hole => $"{Manifest} holds {hole}, which nothing fills; write the value itself, or one of {string.Join(", ", values.Keys.Select(name => $"{{{{{name}}}}}"))}."));
        problems.AddRange(AppPackageRules.JsonProblems(Manifest, filled));
        return Encoding.UTF8.GetBytes(filled);
    }

    private static byte[] Pack(Dictionary<string, byte[]> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                // Not compressed: the icons would not get smaller, and compressors differ from version to version.
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = Written;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    [GeneratedRegex(@"\{\{\s*([^{}]*?)\s*\}\}")]
    private static partial Regex Placeholder();
}

/// <summary>What goes into an app package.</summary>
/// <param name="Template">The folder with the manifest that is filled, and the icons.</param>
/// <param name="AppId">The application (client) id of the bot's app in Microsoft Entra, a GUID. The app in Teams has the same.</param>
/// <param name="Address">Where people and Teams reach the bot: <c>https</c>, a host, and nothing behind it.</param>
/// <param name="Version">Three numbers such as <c>1.0.2</c>; Teams takes a changed package only with a higher one.</param>
public sealed record AppPackageRequest(string Template, string AppId, string Address, string Version);
