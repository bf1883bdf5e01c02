using Xunit;

namespace ResponsibilityBot.Content.Tests;

/// <summary>Files that are missing, doubled, or no YAML; and that one problem hides no other.</summary>
public sealed class BrokenFileSpecs
{
    private const string Row = "knowledge/responsibilities/guest-os-patching.yaml";

    [Theory]
    [InlineData("knowledge/areas.yaml")]
    [InlineData("knowledge/models.yaml")]
    [InlineData("knowledge/providers.yaml")]
    [InlineData("knowledge/families.yaml")]
    [InlineData("knowledge/misconceptions.yaml")]
    [InlineData("knowledge/gray-areas.yaml")]
    [InlineData("knowledge/glossary.yaml")]
    [InlineData("knowledge/always.yaml")]
    [InlineData("knowledge/ai-overlay.yaml")]
    [InlineData("knowledge/lexicon/cues.yaml")]
    [InlineData("knowledge/lexicon/words.yaml")]
    [InlineData("phrases/en.yaml")]
    public void A_missing_file_is_one_problem_and_not_one_for_each_mention(string file)
    {
        using var copy = new ContentCopy();
        copy.Delete(file);
        copy.HasOnly(file, 1, "the file is missing");
    }

    [Theory]
    [InlineData("", 1, "the file is empty")]
    [InlineData("# only a remark\n", 1, "the file is empty")]
    [InlineData("just words\n", 1, "the file must be a list")]
    [InlineData("a: mapping\n", 1, "the file must be a list")]
    [InlineData("- id: one\n---\n- id: two\n", 2, "several documents")]
    [InlineData("- id: one\n  name: [open\n", 3, "not YAML")]
    [InlineData("- id: one\n  name: 'open\n", 2, "not YAML")]
    [InlineData("- id: one\n\tname: tab\n", 2, "a tab stands before the text")]
    [InlineData("- id: &a one\n- id: *a\n", 2, "an alias (*name) stands here")]
    [InlineData("- just words\n", 1, "this item must be a mapping")]
    [InlineData("- id: one\n  id: two\n", 2, "'id' stands a second time")]
    [InlineData("- [a]: one\n", 1, "a key must be a text")]
    public void A_file_that_is_no_content_is_reported_where_it_goes_wrong(string text, int line, string part)
    {
        using var copy = new ContentCopy();
        copy.Write("knowledge/families.yaml", text);
        Assert.Contains(
            copy.Problems(), problem => problem.File == "knowledge/families.yaml" && problem.Line == line && problem.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void Ten_thousand_brackets_do_not_exhaust_the_stack()
    {
        using var copy = new ContentCopy();
        copy.Write("knowledge/families.yaml", new string('[', 10_000) + new string(']', 10_000));
        Assert.Contains(copy.Problems(), problem => problem is { File: "knowledge/families.yaml", Line: 1 } && problem.Message.Contains("levels deep", StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_row_leaves_its_id_known()
    {
        using var copy = new ContentCopy();
        copy.Write(Row, "id: [");
        var problem = Assert.Single(copy.Problems());
        Assert.Equal(Row, problem.File);
        Assert.StartsWith("not YAML", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("knowledge/misconception.yaml")]
    [InlineData("knowledge/responsibilities/backup.yml")]
    [InlineData("phrases/de.yaml")]
    public void A_file_that_nothing_reads_is_reported(string file)
    {
        using var copy = new ContentCopy();
        copy.Write(file, "id: forgotten\n");
        copy.HasOnly(file, 1, "nothing reads this file");
    }

    [Theory]
    [InlineData("knowledge/sources/oracle.yaml", "source")]
    [InlineData("knowledge/glossary.yaml", "term")]
    [InlineData("knowledge/gray-areas.yaml", "gray area")]
    [InlineData("knowledge/misconceptions.yaml", "misconception")]
    [InlineData("knowledge/families.yaml", "family")]
    [InlineData("knowledge/providers.yaml", "provider")]
    public void A_second_definition_is_reported_with_the_place_of_the_first(string file, string kind)
    {
        using var copy = new ContentCopy();
        var lines = File.ReadAllLines(Path.Combine(copy.Folder, file)).ToList();
        var first = lines.FindIndex(line => line.StartsWith("- id: ", StringComparison.Ordinal));
        var next = lines.FindIndex(first + 1, line => line.StartsWith("- id: ", StringComparison.Ordinal));
        var line = copy.Append(file, [.. lines[first..next]]);
        copy.HasOnly(file, line, $"the {kind} '{lines[first][6..]}' is defined a second time; it stands in {file}:{first + 1} already");
    }

    [Fact]
    public void A_service_may_not_take_the_id_of_a_model()
    {
        using var copy = new ContentCopy();
        var line = copy.Append(
            "knowledge/services/oracle.yaml", "  - id: paas", "    name: Sham Platform", "    model: paas", "    what: A sham.", "    classify: It only takes the name.");
        Assert.Contains(
            copy.Problems(),
            problem => problem.File == "knowledge/services/oracle.yaml" && problem.Line == line && problem.Message.StartsWith("the service 'paas' is defined a second time", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_is_named_like_its_file()
    {
        using var copy = new ContentCopy();
        var line = copy.Edit(Row, "^id: ", "id: host-os-patching");
        Assert.Contains(copy.Problems(), problem => problem.File == Row && problem.Line == line && problem.Message.Contains("name the file host-os-patching.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public void All_problems_come_at_once_in_the_order_of_files_and_lines()
    {
        using var copy = new ContentCopy();
        (string File, int Line)[] broken =
        [
            ("knowledge/families.yaml", copy.Edit("knowledge/families.yaml", "^  members: \\[", "  members: [nobodys-duty]")),
            ("knowledge/glossary.yaml", 1),
            (Row, copy.Edit(Row, "^short: ", "short: ''")),
            (Row, copy.Edit(Row, "^phrases:", "phrases:", "  - disaster recovery plan") + 1),
            (Row, copy.Edit(Row, "^    owner: ", "    owner: vendor")),
            ("knowledge/services/aws.yaml", copy.Append("knowledge/services/aws.yaml", "suprise: true")),
            ("phrases/en.yaml", copy.Append("phrases/en.yaml", "spare: Nobody says this")),
        ];
        copy.Write("knowledge/glossary.yaml", "");
        var found = copy.Problems().Select(problem => (problem.File, problem.Line)).ToList();
        Assert.Equal([.. found.OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line)], found);
        Assert.All(broken, place => Assert.Contains(place, found));
    }
}
