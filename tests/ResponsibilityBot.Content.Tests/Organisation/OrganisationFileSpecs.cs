using ResponsibilityBot.Tutoring.Knowledge;
using Xunit;

namespace ResponsibilityBot.Content.Tests.Organisation;

/// <summary>What an organisation writes of itself: the sample is fit to be copied, and what is wrong is said with line and cure.</summary>
public sealed class OrganisationFileSpecs
{
    private const string Roles = "organisation/roles.yaml";
    private const string Overrides = "organisation/overrides.yaml";
    private const string Clauses = "organisation/clauses.yaml";

    [Fact]
    public void Nothing_of_an_organisation_is_shipped()
    {
        var read = ContentReader.Read(Dialogs.Folder).Curriculum?.Organisation;
        Assert.Equal((0, 0, 0), (read?.Roles.Count, read?.Overrides.Count, read?.Clauses.Count));
    }

    [Fact]
    public void The_sample_is_read_as_it_stands()
    {
        using var copy = WithSample();
        var read = ContentReader.Read(copy.Folder);
        Assert.Empty(read.Problems);
        var organisation = read.Curriculum?.Organisation;
        Assert.Equal(["Platform team", "App team", "Security", "Legal", "Checkout team", "Data team", "Portal team", "Workplace IT"], organisation?.Roles.Select(role => role.Name));
        Assert.Equal("#security", organisation?.Roles[2].Contact?.Name);
        var backup = Assert.Single(organisation?.Overrides ?? [], change => change.Id == "managed-backup");
        Assert.Equal((Layer.Contract, "amazon-ec2", Owner.Provider, Party.Customer), (backup.Layer, backup.Target, backup.Owner, backup.Accountable));
        Assert.Equal((new DateOnly(2026, 6, 1), new DateOnly(2027, 5, 31), "Lena Hoffmann"), (backup.Since, backup.Until, backup.Approver));
        var clause = Assert.Single(organisation?.Clauses ?? [], clause => clause.Carries(backup));
        Assert.Equal(("nightly-snapshots", "Managed service contract 7.2", "platform", new DateOnly(2027, 5, 31), true), (clause.Id, clause.Source, clause.Role, clause.Renewal, clause.IsOfFiles));
        Assert.Equal(3, organisation?.Clauses.Count);
    }

    [Theory]
    [InlineData(Overrides, "^  responsibility: guest", "  responsibility: nobodys-duty", "'nobodys-duty' is not a responsibility; correct the id or add it to knowledge/responsibilities/")]
    [InlineData(Overrides, "^  responsibility: guest", "  responsibility: 'family:patching'", "is a family")]
    [InlineData(Overrides, "^  target: iaas", "  target: baas", "'baas' is not a service model or service or provider")]
    [InlineData(Overrides, "^  role: legal", "  role: law", "'law' is not a role; take platform, app, security, legal")]
    [InlineData(Overrides, "^  role: legal", "  provider: ''", "changes nothing")]
    [InlineData(Overrides, "^  reason: Clause", "  reason: ''", "'reason' is missing or empty")]
    [InlineData(Overrides, "^  approver: Lena", "  approver: ''", "'approver' is missing or empty")]
    [InlineData(Overrides, "^  layer: contract", "  layer: baseline", "'baseline' is not a value of 'layer'; write contract, organisation, workload")]
    [InlineData(Overrides, "^  layer: contract", "  layer: workload", "a workload is named exactly where the layer is workload")]
    [InlineData(Overrides, "^  owner: provider", "  owner: depends", "'depends' is not a value of 'owner'; write customer, provider, shared, none")]
    [InlineData(Overrides, "^  until: 2027", "  until: 2026-05-31", "the last day 2026-05-31 comes before the first, 2026-06-01")]
    [InlineData(Overrides, "^  until: 2027", "  until: next year", "'next year' is not a date; write it as 2026-11-23")]
    [InlineData(Overrides, "^- id: alerts", "- id: managed-backup", "the override 'managed-backup' is defined a second time")]
    [InlineData(Clauses, "^  owner: legal", "  owner: law", "'law' is not a role; take platform, app, security, legal")]
    [InlineData(Clauses, "^  owner: legal", "  owner: ''", "'owner' is missing or empty")]
    [InlineData(Clauses, "^  says: The provider tells", "  says: ''", "'says' is missing or empty")]
    [InlineData(Clauses, "^  source: Data", "  source: ''", "'source' is missing or empty")]
    [InlineData(Clauses, "^  renewal: 2027-02", "  renewal: next year", "'next year' is not a date; write it as 2026-11-23")]
    [InlineData(Clauses, "^  renewal: 2027-02", "  reviewed: 2027-02-28", "'renewal' is missing; write renewal: and the last day", "'reviewed' is not known here")]
    [InlineData(Clauses, "^  responsibility: incident", "  responsibility: dragons", "'dragons' is not a responsibility")]
    [InlineData(Clauses, "^  responsibility: logging", "  # none", "a place is named without a duty; add responsibility")]
    [InlineData(Clauses, "^  target: amazon-ec2", "  target: baas", "'baas' is not a service model or service or provider")]
    [InlineData(Clauses, "^  overrides:", "  overrides: [gone]", "'gone' is not an override; take patching-of-machines")]
    [InlineData(Clauses, "^- id: breach-notice", "- id: nightly-snapshots", "the clause 'nightly-snapshots' is defined a second time")]
    [InlineData(Roles, "^  name: Legal", "  name: The app TEAM", "another role is called 'The app TEAM'")]
    [InlineData(Roles, "^  name: Legal", "  name: '=cmd'", "is no name of a role")]
    [InlineData(Roles, "^- id: legal", "- id: Legal", "is not well formed", "'legal' is not a role", "'legal' is not a role")]
    [InlineData(Roles, "^    channel: slack", "    canal: slack", "'channel' is missing", "'canal' is not known here")]
    [InlineData(Roles, "^    channel: slack", "    channel: teams", "'teams' is not a channel in which a role is asked; write slack or activity (activity is Teams)")]
    [InlineData(Roles, "^    channel: slack", "    channel: foo", "'foo' is not a channel in which a role is asked")]
    public void What_is_wrong_is_said_where_it_stands(string file, string pattern, string line, params string[] parts)
    {
        using var copy = WithSample();
        var at = copy.Edit(file, pattern, line);
        var problems = copy.Problems();
        Assert.Equal(parts.Length, problems.Count);
        Assert.All(parts, part => Assert.Contains(problems, problem => problem.Message.Contains(part, StringComparison.Ordinal)));
        Assert.Contains(problems, problem => problem.File == file && Math.Abs(problem.Line - at) <= 4);
    }

    [Fact]
    public void Two_overrides_of_the_same_from_the_same_day_contradict_each_other()
    {
        using var copy = WithSample();
        copy.Append(Overrides, "- id: again", "  layer: organisation", "  responsibility: data-retention", "  target: saas", "  role: app", "  reason: Other", "  approver: Ada", "  since: 2026-03-01");
        Assert.Contains("keep one, or give them different days", Assert.Single(copy.Problems()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_whose_last_day_is_over_is_told_and_keeps_nobody_from_teaching()
    {
        using var copy = WithSample();
        var line = copy.Edit(Overrides, "^  until: 2027", "  until: 2026-11-25");
        var read = ContentReader.Read(copy.Folder);
        Assert.NotNull(read.Curriculum);
        Assert.Empty(Told(read, new(2026, 11, 25)));
        var problem = Assert.Single(Told(read, new(2026, 11, 26)));
        Assert.Equal((Overrides, line), (problem.File, problem.Line));
        Assert.Contains("'managed-backup' ended on 2026-11-25 and holds no longer", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_clauses_that_say_the_same_of_one_source_are_one()
    {
        using var copy = WithSample();
        copy.Append(Clauses, "- id: again", "  says: THE provider tells us of a breach within 24 hours.", "  source: Data processing agreement 9.1", "  owner: app", "  renewal: 2027-01-01");
        Assert.Contains("'breach-notice' says the same of the same source; keep one of them", Assert.Single(copy.Problems()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clause_over_its_day_is_told_and_keeps_nobody_from_teaching()
    {
        using var copy = WithSample();
        var line = copy.Edit(Clauses, "^  renewal: 2027-02", "  renewal: 2026-11-25");
        var read = ContentReader.Read(copy.Folder);
        Assert.NotNull(read.Curriculum);
        Assert.Empty(Told(read, new(2026, 11, 25)));
        var problem = Assert.Single(Told(read, new(2026, 11, 26)));
        Assert.Equal((Clauses, line), (problem.File, problem.Line));
        Assert.Contains("'breach-notice' was to be renewed by 2026-11-25; write its new day, or delete it", problem.Message, StringComparison.Ordinal);
    }

    private static ContentCopy WithSample()
    {
        var copy = new ContentCopy();
        Directory.CreateDirectory(Path.Combine(copy.Folder, "organisation"));
        foreach (var name in new[] { Roles, Overrides, Clauses })
            copy.Write(name, File.ReadAllText(Path.Combine(Dialogs.Folder, "samples", "company", name)));
        return copy;
    }

    /// <summary>What is told of the organisation on a day; other files may have days of their own.</summary>
    private static IEnumerable<Problem> Told(ReadContent read, DateOnly day) => read.ProblemsOn(day).Where(problem => problem.File.StartsWith("organisation/", StringComparison.Ordinal));
}
