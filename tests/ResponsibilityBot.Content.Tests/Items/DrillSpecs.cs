using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Quizzes.Items;
using Xunit;

namespace ResponsibilityBot.Content.Tests.Items;

/// <summary>Incidents to drill: owners come from the table, and what cannot be drilled is reported at its line with the cure.</summary>
public sealed class DrillSpecs
{
    private const string Incidents = "drills/incidents.yaml";
    private static readonly Curriculum Committed = ContentReader.Read(Dialogs.Folder).Curriculum ?? throw new InvalidOperationException("the content is broken");

    [Fact]
    public void There_are_at_least_six_and_each_has_two_owners_an_order_reasons_and_a_source()
    {
        Assert.InRange(Committed.Drills.Count, 6, 100);
        Assert.All(Committed.Drills, drill =>
        {
            Assert.Equal((ItemKind.Sort, ItemKind.Order), (drill.Owners.Kind, drill.Order.Kind));
            Assert.InRange(drill.Owners.Options.Select(option => option.Belongs).Distinct().Count(), 2, 3);
            Assert.Equal(Enumerable.Range(1, drill.Order.Options.Count), drill.Order.Key.Select(option => option.Place ?? 0));
            Assert.All(drill.Owners.Options.Concat(drill.Order.Options), option => Assert.NotEmpty(option.Why));
            Assert.NotEmpty(drill.Owners.Sources);
            Assert.NotEmpty(drill.Order.Sources);
            Assert.NotEqual(drill.Order.Key.Select(option => option.Id), drill.Order.Options.Select(option => option.Id));
        });
        // Neither is the last step always the same side's.
        Assert.True(Committed.Drills.Select(drill => drill.Owners.Options.Single(option => option.Text == drill.Order.Key.Last().Text).Belongs).Distinct().Count() > 1);
    }

    [Fact]
    public void Whose_a_step_is_follows_from_the_duty_that_it_names()
    {
        const string Text = "Close the hole on the hosts";
        Assert.Equal(Owner.Provider, OwnerOf(Committed, Text));
        using var copy = new ContentCopy();
        copy.Edit(Incidents, "^      responsibility: hypervisor", "      responsibility: deployment-pipeline");
        var read = ContentReader.Read(copy.Folder);
        Assert.Empty(read.Problems);
        Assert.Equal(Owner.Customer, OwnerOf(read.Curriculum ?? Committed, Text));
    }

    [Theory]
    [InlineData("^      responsibility: ", "      responsibility: nobodys-duty", "'nobodys-duty' is not a responsibility")]
    [InlineData("^  target: ", "  target: baas", "'baas' is not a service model or service")]
    [InlineData("^      responsibility: security-monitoring", "      responsibility: backup-and-restore", "where respected sources disagree")]
    [InlineData("^      responsibility: security-monitoring", "      responsibility: key-management", "whose owner is depends; take a duty that one side or both do there")]
    [InlineData("^    - text: Block the account", "    - text: Look at the alert about the strange sign-in and take it seriously", "two steps of 'mailbox-exported' read")]
    [InlineData("^- id: mailbox", "- id: Mailbox Exported", "is not well formed")]
    [InlineData("^  sources: ", "  sources: [no-such-source]", "'no-such-source' is not a source")]
    public void What_is_wrong_with_a_drill_is_reported_where_it_stands(string pattern, string line, string part)
    {
        using var copy = new ContentCopy();
        var at = copy.Edit(Incidents, pattern, line);
        Assert.Contains(copy.Problems(), problem => problem.File == Incidents && problem.Line >= at - 3 && problem.Line <= at + 1 && problem.Message.Contains(part, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("^      why: ", "'why' is missing or empty")]
    [InlineData("^  title: ", "'title' is missing or empty")]
    [InlineData("^      responsibility: ", "'responsibility' is missing or empty")]
    public void What_is_missing_in_a_drill_is_reported(string pattern, string part)
    {
        using var copy = new ContentCopy();
        copy.Edit(Incidents, pattern);
        Assert.Contains(copy.Problems(), problem => problem.File == Incidents && problem.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_source_or_with_one_owner_alone_a_drill_is_refused()
    {
        using var copy = new ContentCopy();
        var line = copy.Append(Incidents, "- id: dull", "  title: Dull", "  target: iaas", "  story: Nothing happened.", "  steps:",
            "    - {text: One, responsibility: customer-data, why: First.}", "    - {text: Two, responsibility: application-code, why: Second.}",
            "    - {text: Three, responsibility: secrets-management, why: Third.}", "    - {text: Four, responsibility: cost-management, why: Last.}");
        Assert.Contains(copy.Problems(), problem => problem.File == Incidents && problem.Line >= line && problem.Message.Contains("'dull' cites nothing", StringComparison.Ordinal));
        copy.Edit(Incidents, "^  title: Dull", "  title: Dull", "  sources: [nist-800-61]");
        Assert.Contains(copy.Problems(), problem => problem.File == Incidents && problem.Message.Contains("all steps of 'dull' have the same owner", StringComparison.Ordinal));
    }

    private static Owner? OwnerOf(Curriculum curriculum, string step) => curriculum.Drills.SelectMany(drill => drill.Owners.Options).Single(option => option.Text == step).Belongs;
}
