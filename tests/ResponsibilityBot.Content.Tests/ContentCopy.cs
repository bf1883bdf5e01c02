using System.Text.RegularExpressions;
using Xunit;

namespace ResponsibilityBot.Content.Tests;

/// <summary>A copy of the committed content in a temporary folder, to be broken in one place.</summary>
internal sealed class ContentCopy : IDisposable
{
    /// <summary>The committed files, parsed once: a copy differs in one of them, and parsing is most of reading.</summary>
    private static readonly Lazy<ContentFiles> Committed = new(() => ContentFiles.Read(Dialogs.Folder));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("content-");

    public ContentCopy()
    {
        foreach (var name in Dialogs.Files)
        {
            var to = PathOf(name);
            Directory.CreateDirectory(Path.GetDirectoryName(to) ?? folder.FullName);
            File.Copy(Path.Combine(Dialogs.Folder, name), to);
        }
    }

    public string Folder => folder.FullName;

    /// <summary>Replaces the first line that matches by one or more lines; gives the first one's number.</summary>
    public int Edit(string file, string pattern, params string[] lines)
    {
        var text = File.ReadAllLines(PathOf(file)).ToList();
        var at = text.FindIndex(line => Regex.IsMatch(line, pattern));
        Assert.True(at >= 0, $"{file} has no line like {pattern}");
        text.RemoveAt(at);
        text.InsertRange(at, lines);
        File.WriteAllLines(PathOf(file), text);
        return at + 1;
    }

    /// <summary>Adds lines at the end; gives the first one's number.</summary>
    public int Append(string file, params string[] lines)
    {
        var before = File.ReadAllLines(PathOf(file)).Length;
        File.AppendAllLines(PathOf(file), lines);
        return before + 1;
    }

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    public void Delete(string file) => File.Delete(PathOf(file));

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public IReadOnlyList<Problem> Problems() => ContentReader.Read(ContentFiles.Read(Folder, Committed.Value)).Problems;

    /// <summary>Asserts that reading reports just this problem.</summary>
    public void HasOnly(string file, int line, string part)
    {
        var problem = Assert.Single(Problems());
        Assert.Equal((file, line), (problem.File, problem.Line));
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string PathOf(string file) => Path.Combine(folder.FullName, file);
}
