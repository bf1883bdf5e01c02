using ResponsibilityBot.Tutoring.Knowledge;
using Xunit;

namespace ResponsibilityBot.Content.Tests;

/// <summary>The table read alone, for reports that ask no question.</summary>
public sealed class TableSpecs
{
    [Fact]
    public void It_is_the_table_that_reading_everything_gives_with_what_the_organisation_says()
    {
        using var copy = new ContentCopy();
        Directory.CreateDirectory(Path.Combine(copy.Folder, "organisation"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Dialogs.Folder, "samples", "company", "organisation")))
            copy.Write("organisation/" + Path.GetFileName(file), File.ReadAllText(file));
        var (alone, whole) = (ContentReader.ReadTable(copy.Folder), ContentReader.Read(copy.Folder).Curriculum);
        Assert.Empty(alone.Problems);
        Assert.NotNull(whole);
        Assert.Equal(whole.Table.Revision, alone.Table?.Revision);
        Assert.Equal(whole.Table.Content.Cells.Select(Said), alone.Table?.Content.Cells.Select(Said));
        Assert.Equal(whole.Table.Content.Services.Select(service => (service.Id, service.Name, service.Model)), alone.Table?.Content.Services.Select(service => (service.Id, service.Name, service.Model)));
        Assert.NotEmpty(alone.Organisation.Overrides);
        Assert.Equal(whole.Organisation.Overrides.Select(change => change.Id), alone.Organisation.Overrides.Select(change => change.Id));
        Assert.Equal(whole.Organisation.Roles.Select(role => role.Id), alone.Organisation.Roles.Select(role => role.Id));
    }

    [Fact]
    public void A_problem_of_the_table_or_of_the_organisation_is_told_and_there_is_no_table()
    {
        using var copy = new ContentCopy();
        copy.Delete("knowledge/areas.yaml");
        Directory.CreateDirectory(Path.Combine(copy.Folder, "organisation"));
        copy.Write("organisation/roles.yaml", "- id: one\n  nobody: reads\n");
        var read = ContentReader.ReadTable(copy.Folder);
        Assert.Null(read.Table);
        Assert.Contains(read.Problems, problem => problem.File == "knowledge/areas.yaml" && problem.Message.Contains("the file is missing", StringComparison.Ordinal));
        Assert.Contains(read.Problems, problem => problem is { File: "organisation/roles.yaml", Line: 2 });
    }

    [Fact]
    public void Words_of_questions_and_phrases_are_not_read()
    {
        using var copy = new ContentCopy();
        foreach (var file in new[] { "knowledge/lexicon/words.yaml", "phrases/en.yaml" })
            copy.Write(file, "no: list\n");
        Assert.NotEmpty(copy.Problems());
        var read = ContentReader.ReadTable(copy.Folder);
        Assert.Empty(read.Problems);
        Assert.NotNull(read.Table);
    }

    private static (string, string, Owner) Said(Cell cell) => (cell.Responsibility, cell.Target, cell.Owner);
}
