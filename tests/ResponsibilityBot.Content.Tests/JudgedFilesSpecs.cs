using Xunit;

namespace ResponsibilityBot.Content.Tests;

/// <summary>What the same program found fit with the same files is not judged again; everything else is.</summary>
public sealed class JudgedFilesSpecs : IDisposable
{
    private const string Row = "knowledge/responsibilities/guest-os-patching.yaml";
    private const string Hypervisor = "knowledge/responsibilities/hypervisor.yaml";
    private readonly ContentCopy copy = new();
    private readonly string folder = Directory.CreateTempSubdirectory("judged-").FullName;

    private string Kept => Path.Combine(folder, "data", "content.judged");

    [Fact]
    public void A_state_that_was_found_fit_is_kept_and_another_state_takes_its_place()
    {
        var first = ContentReader.Read(copy.Folder, new(Kept));
        Assert.StartsWith(first.Revision + " ", File.ReadAllText(Kept), StringComparison.Ordinal);
        copy.Append("phrases/en.yaml", "# a remark");
        var second = ContentReader.Read(copy.Folder, new(Kept));
        Assert.NotEqual(first.Revision, second.Revision);
        Assert.StartsWith(second.Revision + " ", File.ReadAllText(Kept), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "data")));
    }

    [Fact]
    public void A_state_with_problems_is_never_kept()
    {
        Clash();
        Assert.Single(ContentReader.Read(copy.Folder, new(Kept)).Problems);
        Assert.False(File.Exists(Kept));
    }

    [Fact]
    public void What_was_found_fit_is_not_judged_again()
    {
        Keep(judges => judges);
        var read = ContentReader.Read(copy.Folder, new(Kept));
        Assert.NotNull(read.Curriculum);
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void What_another_program_found_fit_is_judged()
    {
        Keep(judges => new string([.. judges.Reverse()]));
        Assert.Single(ContentReader.Read(copy.Folder, new(Kept)).Problems);
    }

    [Fact]
    public void Rules_that_others_lean_on_are_judged_all_the_same()
    {
        copy.Edit(Row, "^area:", "area: no-such-area");
        Keep(judges => judges);
        Assert.Null(ContentReader.Read(copy.Folder, new(Kept)).Curriculum);
    }

    [Fact]
    public void A_file_that_can_be_neither_read_nor_written_keeps_nobody_from_teaching()
    {
        Directory.CreateDirectory(Kept);
        Assert.NotNull(ContentReader.Read(copy.Folder, new(Kept)).Curriculum);
        Assert.Single(Directory.GetFileSystemEntries(Path.Combine(folder, "data")));
    }

    public void Dispose()
    {
        copy.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Lets one phrase lead to two rows.</summary>
    private void Clash()
    {
        copy.Edit(Row, "^phrases:", "phrases:", "  - frobnicate flux plan");
        copy.Edit(Hypervisor, "^phrases:", "phrases:", "  - frobnicate flux plan");
    }

    /// <summary>Says of a state with such a clash that it was found fit, by judges that are somehow those of this program.</summary>
    private void Keep(Func<string, string> judges)
    {
        Assert.Empty(ContentReader.Read(Dialogs.Folder, new(Kept)).Problems);
        var written = File.ReadAllText(Kept);
        Clash();
        var revision = ContentFiles.Read(copy.Folder).Revision;
        File.WriteAllText(Kept, revision + " " + judges(written[(revision.Length + 1)..^1]) + "\n");
    }
}
