using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>
/// Which state of the content was last found fit, in a file beside what the bot keeps. Comparing all phrases with each other and trying the name of each service takes a start a third of
/// a second, and the same program comes to the same end with the same files. Another state of either is judged again; so is everything where the file cannot be read or written.
/// </summary>
/// <param name="path">Where it is kept.</param>
public sealed class JudgedFiles(string path)
{
    /// <summary>What judges: both rooms with the words that come with them.</summary>
    private static readonly string Judges = string.Join(' ', new[] { typeof(JudgedFiles), typeof(KnowledgeTable) }.Select(type => type.Assembly.ManifestModule.ModuleVersionId.ToString("N")));

    /// <summary>Whether this state was found fit by this very program.</summary>
    internal bool Know(string revision)
    {
        try
        {
            return File.Exists(path) && File.ReadAllText(path) == Line(revision);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Keeps that this state was found fit. Who reads half of it judges again.</summary>
    internal void Keep(string revision)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            File.WriteAllText(path, Line(revision));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // The next start takes longer; nothing else is lost.
        }
    }

    private static string Line(string revision) => $"{revision} {Judges}\n";
}
