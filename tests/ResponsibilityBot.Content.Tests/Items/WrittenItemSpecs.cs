using System.Text.RegularExpressions;
using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using Xunit;

namespace ResponsibilityBot.Content.Tests.Items;

/// <summary>Items that authors wrote: each agrees with the table, and what does not is reported at its line with the cure.</summary>
public sealed class WrittenItemSpecs
{
    private const string Platform = "items/platform.yaml";
    private const string Lessons = "items/lessons.yaml";
    private static readonly Curriculum Committed = ContentReader.Read(Dialogs.Folder).Curriculum ?? throw new InvalidOperationException("the content is broken");

    [Fact]
    public void There_are_at_least_sixty_of_every_area_and_the_three_questions_that_end_a_lesson_are_among_them()
    {
        var items = Committed.WrittenItems;
        Assert.InRange(items.Count, 60, 1_000);
        Assert.Equal(items.Count, items.Select(item => item.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Subset(items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal), new HashSet<string> { "always-the-customers", "most-to-the-provider", "provider-compliance-covers-us" });
        var areas = items.Select(item => Committed.Table.Responsibility(item.Topic)?.Area).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Assert.Superset(Committed.Table.Content.Areas.Select(area => area.Id).ToHashSet(StringComparer.Ordinal), areas);
        Assert.Equal(Enum.GetValues<ItemKind>().Where(kind => kind != ItemKind.Order).Order(), items.Select(item => item.Kind).Distinct().Order());
    }

    [Fact]
    public void Each_has_a_proof_sources_and_a_reason_for_every_option() => Assert.All(Committed.WrittenItems, item =>
    {
        Assert.True(item.Cells.Count > 0 || item.Misconception is not null || item.Gray is not null, item.Id);
        Assert.NotEmpty(item.Sources);
        Assert.All(item.Options, option => Assert.NotEmpty(option.Why));
        Assert.All(item.Options.Where(option => option.Claims.Count > 0), option => Assert.Equal(option.IsRight, option.Claims.All(claim => claim.HoldsIn(Committed.Table))));
    });

    [Fact]
    public void None_stands_on_a_gray_cell_unless_it_asks_about_the_disagreement_or_about_who_always_answers() => Assert.All(Committed.WrittenItems, item =>
        Assert.All(item.Cells, key =>
        {
            var cell = Committed.Table.Cell(key.Responsibility, key.Target);
            Assert.True(cell?.Gray is null || cell.Gray == item.Gray || Committed.Table.Responsibility(key.Responsibility) is { Always: true }, $"{item.Id} {key}");
        }));

    [Theory]
    [InlineData("^    - \\{responsibility: guest-os-patching, target: iaas, owner: customer\\}", "    - {responsibility: guest-os-patching, target: iaas, owner: provider}", "'unpatched-machine' relies on owner: provider for guest-os-patching in iaas, but the table says owner: customer, accountable: customer")]
    [InlineData("^      claim: \\{responsibility: guest-os-patching, target: iaas, owner: provider\\}", "      claim: {responsibility: guest-os-patching, target: iaas, owner: customer}", "is wrong and says owner: customer for guest-os-patching in iaas, but the table says owner: customer")]
    [InlineData("^      misconception: ", "      misconception: nobodys-belief", "'nobodys-belief' is not a misconception")]
    [InlineData("^  topic: ", "  topic: patchwork", "'patchwork' is not a responsibility")]
    [InlineData("^  kind: ", "  kind: essay", "'essay' is not a value of 'kind'; write single, several, true-false, sort, move")]
    [InlineData("^    - \\{responsibility: ", "    - {responsibility: nobodys-duty, target: iaas, owner: customer}", "'nobodys-duty' is not a responsibility")]
    [InlineData("^    - \\{responsibility: ", "    - {responsibility: guest-os-patching, target: baas, owner: customer}", "'baas' is not a service model or service")]
    [InlineData("^    - \\{responsibility: ", "    - {responsibility: guest-os-patching, target: iaas}", "this says nothing about the cell; add owner: or accountable:")]
    [InlineData("^    - \\{responsibility: ", "    - {responsibility: network-controls, target: iaas, owner: customer}", "where respected sources disagree; ask about that with gray: ")]
    [InlineData("^- id: ", "- id: Unpatched Machine", "is not well formed")]
    public void What_is_wrong_with_an_item_is_reported_where_it_stands(string pattern, string line, string part)
    {
        using var copy = new ContentCopy();
        var at = copy.Edit(Platform, pattern, line);
        Assert.Contains(copy.Problems(), problem => problem.File == Platform && problem.Line == at && problem.Message.Contains(part, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("^      right: true", "'always-the-customers' needs three options, one with right: true; it has 3 options, 0 of them right")]
    [InlineData("^      why: ", "'why' is missing or empty")]
    [InlineData("^  prompt: ", "'prompt' is missing or empty")]
    public void What_is_missing_in_an_item_is_reported(string pattern, string part)
    {
        using var copy = new ContentCopy();
        copy.Edit(Lessons, pattern);
        Assert.Contains(copy.Problems(), problem => problem.File == Lessons && problem.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void An_item_without_a_proof_is_reported()
    {
        using var copy = new ContentCopy();
        var line = copy.Append(Lessons, "- id: a-riddle", "  kind: true-false", "  topic: logging", "  prompt: True or false? Logs are short.", "  options:",
            "    - {text: 'True', right: true, why: Because I say so.}", "    - {text: 'False', why: Because I say so.}");
        copy.HasOnly(Lessons, line, "nothing proves the key of 'a-riddle'; add proof:");
    }

    /// <summary>Nothing tied the key to its option once the claims were gone, or where there were none.</summary>
    [Theory]
    [InlineData("items/data.yaml", "replicated-is-not-backed-up", "the key of 'replicated-is-not-backed-up' is 'True', but the verdict of 'replication-is-backup' is no; give right: true to 'False'")]
    [InlineData("items/platform.yaml", "serverless-is-not-carefree", "the key of 'serverless-is-not-carefree' is 'True'")]
    [InlineData("items/platform.yaml", "credit-for-an-outage", "nothing proves that the option 'The sales that you lost' of 'credit-for-an-outage' is right; add claim: with a cell that says so")]
    public void A_key_that_goes_over_to_another_option_is_reported(string file, string id, string part)
    {
        using var copy = new ContentCopy();
        var item = copy.Read(file).Split("- id: ").Single(each => each.StartsWith($"{id}\n", StringComparison.Ordinal));
        var bare = Regex.Replace(item, "^      (right: true|claim: .*|misconception: .*)\n", "", RegexOptions.Multiline);
        var first = bare.IndexOf("    - text: ", StringComparison.Ordinal);
        var to = item.IndexOf("      right: true", StringComparison.Ordinal) < item.IndexOf("    - text: ", item.IndexOf("    - text: ", StringComparison.Ordinal) + 1, StringComparison.Ordinal)
            ? bare.IndexOf("    - text: ", first + 1, StringComparison.Ordinal) : first;
        var end = bare.IndexOf('\n', to) + 1;
        copy.Write(file, copy.Read(file).Replace(item, bare.Insert(end, "      right: true\n"), StringComparison.Ordinal));
        Assert.Contains(copy.Problems(), problem => problem.File == file && problem.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_right_option_is_proved_by_a_claim_or_by_the_verdict_of_the_belief_that_is_judged() => Assert.All(Committed.WrittenItems, item => Assert.True(
        item.Key.All(option => option.Claims.Count > 0) || (item.Kind == ItemKind.TrueFalse && Committed.Table.Misconception(item.Misconception ?? "") is { Partly: false } && item.Key.Single().Text == "False"), item.Id));

    [Theory]
    [InlineData("^    - text: 'True'", "    - text: 'Yes'", "read 'Yes' and 'False'; write 'True' and 'False', in this order")]
    [InlineData("^  prompt: True or false\\?", "  prompt: 'Judge: replicated data needs no backup.'", "is judged true or false, so it begins with \"True or false?\"; write that before it")]
    public void A_statement_is_judged_true_or_false_in_these_words_and_this_order(string pattern, string line, string part)
    {
        using var copy = new ContentCopy();
        copy.Edit("items/data.yaml", pattern, line);
        Assert.Contains(copy.Problems(), problem => problem.File == "items/data.yaml" && problem.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void False_before_True_is_reported()
    {
        using var copy = new ContentCopy();
        var line = copy.Append(Lessons, "- id: logs-are-long", "  kind: true-false", "  topic: logging", "  prompt: True or false? Deleted is gone.", "  options:",
            "    - {text: 'False', right: true, why: Because I say so.}", "    - {text: 'True', why: Because I say so.}", "  misconception: deleted-is-gone");
        copy.HasOnly(Lessons, line + 5, "read 'False' and 'True'; write 'True' and 'False', in this order");
    }

    [Fact]
    public void A_right_option_that_shows_a_misconception_and_two_options_alike_are_reported()
    {
        using var copy = new ContentCopy();
        copy.Append(Lessons, "- id: twice", "  kind: single", "  topic: logging", "  prompt: Are logs short?", "  options:",
            "    - {text: 'Yes', right: true, why: Because I say so., misconception: deleted-is-gone, claim: {responsibility: logging, target: iaas, owner: customer}}",
            "    - {text: 'yes', why: Because I say so.}", "    - {text: 'No', why: Because I say so.}", "  misconception: deleted-is-gone");
        var messages = copy.Problems().Select(problem => problem.Message).ToList();
        Assert.Contains(messages, message => message.Contains("a right option shows no misconception", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("two options of 'twice' read 'Yes'", StringComparison.Ordinal));
        Assert.Equal(2, messages.Count);
    }

    [Fact]
    public void A_cell_that_goes_over_to_the_other_side_is_reported_at_each_item_that_stands_on_it()
    {
        using var copy = new ContentCopy();
        const string Row = "knowledge/responsibilities/software-dependencies.yaml";
        var lines = copy.Read(Row).Split('\n').ToList();
        var paas = lines.FindIndex(line => line.StartsWith("  paas:", StringComparison.Ordinal));
        var owner = lines.FindIndex(paas, line => line.StartsWith("    owner: customer", StringComparison.Ordinal));
        lines[owner] = "    owner: provider";
        copy.Write(Row, string.Join('\n', lines));
        var told = copy.Problems().Where(problem => problem.File.StartsWith("items/", StringComparison.Ordinal)).Select(problem => problem.Message).ToList();
        Assert.Contains(told, message => message.StartsWith("'vulnerable-library-on-a-platform' relies on owner: customer", StringComparison.Ordinal));
        Assert.Contains(told, message => message.Contains("of 'sort-paas' is right and says owner: customer", StringComparison.Ordinal));
        Assert.All(told, message => Assert.Contains("software-dependencies in paas", message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_items_is_still_fit_to_teach_from()
    {
        using var copy = new ContentCopy();
        foreach (var file in Dialogs.Files.Where(file => file.StartsWith("items/", StringComparison.Ordinal)))
            copy.Delete(file);
        Directory.Delete(Path.Combine(copy.Folder, "items"));
        var read = ContentReader.Read(copy.Folder);
        Assert.Empty(read.Problems);
        Assert.Empty(read.Curriculum?.WrittenItems ?? [new Item { Id = "", Kind = ItemKind.Sort, Fact = "", Topic = "", Prompt = "", Options = [], Cells = [], Revision = "", Sources = [] }]);
    }

    [Fact]
    public void Written_and_compiled_items_fill_one_bank_and_written_ones_come_first()
    {
        var all = Committed.WrittenItems.Concat(ItemCompiler.Compile(Committed.Table)).ToList();
        var bank = new ItemBank(Committed.Table, all);
        Assert.All(all, item => Assert.Same(item, bank.Find(item.Id)));
        Assert.All(bank.Facts.Take(8), fact => Assert.StartsWith("written:", fact, StringComparison.Ordinal));
    }
}
