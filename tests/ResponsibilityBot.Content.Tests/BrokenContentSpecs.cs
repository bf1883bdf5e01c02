using Xunit;

namespace ResponsibilityBot.Content.Tests;

/// <summary>One thing is broken in a copy of the content: exactly that is reported, at its own line.</summary>
public sealed class BrokenContentSpecs
{
    private const string Row = "knowledge/responsibilities/guest-os-patching.yaml";
    private const string Services = "knowledge/services/aws.yaml";

    [Theory]
    [InlineData(Row, "^area: ", "area: plattform", "'plattform' is not an area")]
    [InlineData(Row, "^    sources: ", "    sources: [nobody]", "'nobody' is not a source")]
    [InlineData(Row, "^    gray: ", "    gray: nothing", "'nothing' is not a gray area")]
    [InlineData(Services, "^provider: ", "provider: awz", "'awz' is not a provider")]
    [InlineData(Services, "^    model: ", "    model: baas", "'baas' is not a service model; take on-premises, iaas")]
    [InlineData(Services, "^    variant-of: ", "    variant-of: baas", "'baas' is not a service")]
    [InlineData(Services, "^    lacks: ", "    lacks: [nobodys-duty]", "'nobodys-duty' is not a responsibility")]
    [InlineData("knowledge/responsibilities/backup-and-restore.yaml", "^    except: ", "    except: [baas]", "'baas' is not a service")]
    [InlineData("knowledge/families.yaml", "^  members: \\[", "  members: [nobodys-duty]", "'nobodys-duty' is not a responsibility")]
    [InlineData("knowledge/families.yaml", "^  members: \\[", "  members: ['family:patching']", "'family:patching' is a family")]
    [InlineData("knowledge/misconceptions.yaml", "^  responsibilities: ", "  responsibilities: [nobodys-duty]", "'nobodys-duty' is not a responsibility")]
    [InlineData("knowledge/misconceptions.yaml", "^    - \\{responsibility: ", "    - {responsibility: nobodys-duty, target: saas}", "'nobodys-duty' is not a responsibility")]
    [InlineData("knowledge/misconceptions.yaml", "^    - \\{responsibility: ", "    - {responsibility: backup-and-restore, target: baas}", "'baas' is not a service model or service")]
    [InlineData("knowledge/gray-areas.yaml", "^  targets: ", "  targets: [baas]", "'baas' is not a service model or service")]
    [InlineData("knowledge/gray-areas.yaml", "^  responsibilities: ", "  responsibilities: [nobodys-duty]", "'nobodys-duty' is not a responsibility")]
    [InlineData("knowledge/glossary.yaml", "^  see: ", "  see: [baas]", "'baas' is not a responsibility or service model or service")]
    [InlineData("knowledge/always.yaml", "^    responsibilities: ", "    responsibilities: [nobodys-duty]", "'nobodys-duty' is not a responsibility")]
    [InlineData("knowledge/models.yaml", "^  sources: ", "  sources: [nobody]", "'nobody' is not a source")]
    public void An_unknown_id_is_reported_where_it_stands(string file, string pattern, string line, string part)
    {
        using var copy = new ContentCopy();
        copy.HasOnly(file, copy.Edit(file, pattern, line), part);
    }

    [Theory]
    [InlineData(Row, "^short: ", "short: Patching of operating systems", "too long for a button")]
    [InlineData(Row, "^always: ", "always: maybe", "write true or false")]
    [InlineData(Row, "^what: ", "what: [a, list]", "'what' must be one text")]
    [InlineData(Row, "^what: ", "what:", "'what' is missing or empty")]
    [InlineData(Row, "^    owner: ", "    owner: vendor", "'vendor' is not a value of 'owner'; write customer, provider, shared, depends, none")]
    [InlineData(Row, "^    evidence: ", "    evidence: sure", "'sure' is not a value of 'evidence'")]
    [InlineData(Row, "^    customer: ", "    customer: {is: a mapping}", "'customer' must be one text")]
    [InlineData(Services, "^    sources: ", "    sources: amazon", "'sources' must be a list")]
    [InlineData("knowledge/sources/aws.yaml", "^  checked: ", "  checked: 23.11.2026", "'23.11.2026' is not a date")]
    [InlineData("knowledge/sources/aws.yaml", "^  url: ", "  url: aws.amazon.com", "'aws.amazon.com' is not a web address")]
    [InlineData("knowledge/misconceptions.yaml", "^  verdict: ", "  verdict: never", "'never' is not a value of 'verdict'; write no, partly")]
    [InlineData(Row, "^always: ", "found-in: []\nalways: false", "'found-in' names no service model")]
    [InlineData(Row, "^always: ", "found-in: [baas]\nalways: false", "'baas' is not a service model")]
    [InlineData("phrases/en.yaml", "^lead-customer: ", "lead-customer: '{rowx} in {place} is yours.'", "'{rowx}' is nothing that is filled in here, so people would read it as it stands; known here are {place}, {row}")]
    [InlineData("phrases/en.yaml", "^lead-customer: ", "lead-customer: '{row} in {place is yours.'", "a brace has no other end")]
    [InlineData("phrases/en.yaml", "^verdict-shared: ", "verdict-shared: 'Shared by {owner}'", "'{owner}' is nothing that is filled in here, so people would read it as it stands; nothing is filled in here")]
    [InlineData("knowledge/lexicon/words.yaml", "^fillers:", "fillers: {the: a}\nspare:", "'fillers' must be a list", "'spare' is not known here")]
    public void A_wrong_value_is_reported_where_it_stands(string file, string pattern, string lines, params string[] parts)
    {
        using var copy = new ContentCopy();
        var line = copy.Edit(file, pattern, lines.Split('\n'));
        var problems = copy.Problems();
        Assert.All(parts, (part, at) => Assert.Contains(
            problems, problem => problem.File == file && problem.Line == line + at && problem.Message.Contains(part, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("when", "variant-of")]
    [InlineData("variant-of", "when")]
    public void A_way_to_use_a_service_needs_the_service_and_the_words_that_tell_it(string missing, string left)
    {
        using var copy = new ContentCopy();
        copy.Edit(Services, $"^    {missing}: ");
        var line = 1 + File.ReadAllLines(Path.Combine(copy.Folder, Services)).ToList().FindIndex(text => text.StartsWith($"    {left}: ", StringComparison.Ordinal));
        copy.HasOnly(Services, line, "'variant-of' and 'when' belong together");
    }

    [Fact]
    public void A_service_without_a_model_is_reported_at_the_service()
    {
        using var copy = new ContentCopy();
        copy.Edit(Services, "^    model: ");
        var first = 1 + File.ReadAllLines(Path.Combine(copy.Folder, Services)).ToList().FindIndex(line => line.StartsWith("  - id: ", StringComparison.Ordinal));
        var problems = copy.Problems();
        Assert.Contains(problems, problem => problem.File == Services && problem.Line == first && problem.Message.StartsWith("'model' is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cell_without_a_source_is_reported_at_the_cell()
    {
        using var copy = new ContentCopy();
        var line = copy.Edit(Row, "^  on-premises:", "  on-premises:");
        copy.Edit(Row, "^    sources: ");
        copy.HasOnly(Row, line + 1, "the cell of guest-os-patching in on-premises has no source; add sources: [id]");
    }

    [Fact]
    public void A_missing_cell_is_reported_at_the_row()
    {
        using var copy = new ContentCopy();
        var line = copy.Edit(Row, "^  on-premises:", "  on-premise:");
        var problems = copy.Problems();
        Assert.Contains(problems, problem => problem.Line == line && problem.Message.StartsWith("'on-premise' is not a service model", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem is { File: Row, Line: 2 } && problem.Message.StartsWith("the cell for 'on-premises' is missing", StringComparison.Ordinal));
        Assert.Equal(2, problems.Count);
    }

    [Fact]
    public void A_row_in_no_area_is_reported_at_the_row()
    {
        using var copy = new ContentCopy();
        copy.Edit("knowledge/areas.yaml", "^    - guest-os-patching");
        copy.HasOnly(Row, 2, "must stand in exactly one area of knowledge/areas.yaml; it stands in 0");
    }

    [Fact]
    public void A_shared_cell_says_who_does_what_and_who_is_accountable()
    {
        using var copy = new ContentCopy();
        var line = copy.Edit(Row, "^    owner: customer", "    owner: shared");
        var problems = copy.Problems();
        Assert.Equal([(Row, line), (Row, line)], problems.Select(problem => (problem.File, problem.Line)));
        Assert.Contains(problems, problem => problem.Message.StartsWith("who is accountable must be said", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Message.StartsWith("the owner is 'shared', so both", StringComparison.Ordinal));
    }

    [Fact]
    public void A_day_of_checking_that_is_still_to_come_is_told_until_it_is_there_and_keeps_nobody_from_teaching()
    {
        using var copy = new ContentCopy();
        var line = copy.Edit("knowledge/sources/aws.yaml", "^  checked: ", "  checked: 2036-11-20");
        var read = ContentReader.Read(copy.Folder);
        Assert.NotNull(read.Curriculum);
        var problem = Assert.Single(read.ProblemsOn(new(2036, 11, 18)));
        Assert.Equal(("knowledge/sources/aws.yaml", line), (problem.File, problem.Line));
        Assert.Contains("is said to be checked on 2036-11-20, which is still to come; write the day on which it was", problem.Message, StringComparison.Ordinal);
        // East of Greenwich it is tomorrow already.
        Assert.Empty(read.ProblemsOn(new(2036, 11, 19)));
    }

    [Fact]
    public void A_gray_area_needs_two_readings()
    {
        using var copy = new ContentCopy();
        var line = copy.Append(
            "knowledge/gray-areas.yaml", "- id: one-sided", "  title: One side", "  readings:", "    - {by: Us, owner: shared, says: We say so.}",
            "  decides: Nothing.", "  say: So.", "  ask-for: [a contract]");
        copy.HasOnly("knowledge/gray-areas.yaml", line + 3, "'readings' holds 1; give at least 2");
    }

    [Fact]
    public void A_misspelled_id_form_is_reported()
    {
        using var copy = new ContentCopy();
        var line = copy.Append("knowledge/glossary.yaml", "- id: Bad Id", "  term: Odd", "  meaning: A term with a bad id.");
        copy.HasOnly("knowledge/glossary.yaml", line, "the id 'Bad Id' is not well formed");
    }
}
