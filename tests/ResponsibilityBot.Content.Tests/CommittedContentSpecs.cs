using System.Text.RegularExpressions;
using ResponsibilityBot.Testing;
using ResponsibilityBot.Tutoring.Asking;
using Xunit;

namespace ResponsibilityBot.Content.Tests;

public sealed class CommittedContentSpecs
{
    [Fact]
    public void The_committed_content_has_no_problems()
    {
        var read = ContentReader.Read(Dialogs.Folder);
        Assert.Equal("", string.Join('\n', read.Problems));
        Assert.NotNull(read.Curriculum);
    }

    [Fact]
    public void Equal_files_have_equal_revisions_and_an_edit_changes_it()
    {
        using var copy = new ContentCopy();
        var committed = ContentReader.Read(Dialogs.Folder).Revision;
        Assert.Equal(committed, ContentReader.Read(copy.Folder).Revision);
        copy.Append("phrases/en.yaml", "# a remark");
        Assert.NotEqual(committed, ContentReader.Read(copy.Folder).Revision);
    }

    [Fact]
    public void Line_endings_of_Windows_change_nothing()
    {
        using var copy = new ContentCopy();
        foreach (var file in Dialogs.Files)
            copy.Write(file, copy.Read(file).ReplaceLineEndings("\r\n"));
        var read = ContentReader.Read(copy.Folder);
        Assert.Empty(read.Problems);
        Assert.Equal(ContentReader.Read(Dialogs.Folder).Revision, read.Revision);
    }

    [Fact]
    public void Who_ends_a_talk_is_not_greeted()
    {
        var curriculum = ContentReader.Read(Dialogs.Folder).Curriculum ?? throw new InvalidOperationException("the content has problems");
        (string Said, string Begin)[] talks =
        [
            ("hi", "Hello!"), ("good evening", "Hello!"), ("are you a bot?", "Hello! I am a bot"), ("thanks!", "Any time!"), ("ok great", "Any time!"), ("good night", "Any time!"),
        ];
        Assert.All(talks, talk => Assert.StartsWith(talk.Begin, QuestionAnswerer.Answer(curriculum, talk.Said, null).Answer.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_content_is_named_in_the_exception()
    {
        var missing = Path.Combine(Path.GetTempPath(), "no-such-content");
        var error = Assert.Throws<DirectoryNotFoundException>(() => ContentReader.Read(missing));
        Assert.Contains(missing, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_phrase_that_the_code_says_is_a_key_and_every_key_is_said()
    {
        var code = Sources();
        var said = Regex.Matches(code, "Say\\(\"([a-z-]+)\"").Select(match => match.Groups[1].Value).Where(key => key[^1] != '-').ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(said);
        Assert.Subset(Phrases.Keys.ToHashSet(StringComparer.Ordinal), said);

        // A key may also be put together ("verdict-" + verdict) or stand in a table of keys.
        var written = Regex.Matches(code, "\"([a-z-]+)\"").Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.All(Phrases.Keys, key => Assert.True(written.Contains(key) || written.Contains(key[..(key.LastIndexOf('-') + 1)]), $"nothing says {key}"));
    }

    /// <summary>Whoever fills another blank adds it to words/phrase-blanks.tsv of the Content project, so that <c>check</c> takes it and still finds one that is misspelt.</summary>
    [Fact]
    public void The_blanks_of_each_phrase_are_those_that_are_told_to_be_filled_in()
    {
        var phrases = ContentFiles.Read(Dialogs.Folder).Files.Single(file => file.Name == "phrases/en.yaml").Root as MapNode;
        Assert.All(phrases?.Entries ?? [], entry => Assert.Equal(
            PhraseBlanks.Of(entry.Key.Text), Regex.Matches((entry.Value as TextNode)?.Text ?? "", "{([a-z]+)}").Select(blank => blank.Groups[1].Value).Distinct(StringComparer.Ordinal)));
    }

    private static string Sources() => string.Join('\n', Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(path) != "Phrases.cs")
        .Select(File.ReadAllText));
}
