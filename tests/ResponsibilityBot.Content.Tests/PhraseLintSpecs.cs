using System.Text.RegularExpressions;
using Xunit;

namespace ResponsibilityBot.Content.Tests;

/// <summary>What people type must lead to one place, and to the right one.</summary>
public sealed class PhraseLintSpecs
{
    private const string Row = "knowledge/responsibilities/guest-os-patching.yaml";
    private const string Hypervisor = "knowledge/responsibilities/hypervisor.yaml";
    private const string Words = "knowledge/lexicon/words.yaml";
    private const string Frameworks = "knowledge/frameworks.yaml";

    [Theory]
    [InlineData("frobnicate flux plan")]
    [InlineData("the frobnicated plans of our fluxes", "frobnicating plan flux")]
    [InlineData("Frobnicate FLUX plan")]
    public void One_phrase_may_not_lead_to_two_rows_however_it_is_inflected(string phrase, string other = "frobnicate flux plan")
    {
        using var copy = new ContentCopy();
        var first = copy.Edit(Row, "^phrases:", "phrases:", $"  - {other}") + 1;
        var second = copy.Edit(Hypervisor, "^phrases:", "phrases:", $"  - {phrase}") + 1;
        copy.HasOnly(Hypervisor, second, $"'{phrase}' leads to hypervisor here and to guest-os-patching in {Row}:{first}; keep it for one of them");
    }

    [Fact]
    public void A_weak_phrase_clashes_with_a_strong_one()
    {
        using var copy = new ContentCopy();
        copy.Edit(Row, "^phrases:", "phrases:", "  - frobnicate flux plan");
        copy.HasOnly(Hypervisor, copy.Edit(Hypervisor, "^weak:", "weak:", "  - frobnicate flux plan") + 1, "leads to hypervisor here and to guest-os-patching");
    }

    [Theory]
    [InlineData("phrases")]
    [InlineData("also")]
    public void A_part_may_repeat_words_of_its_own_row(string key)
    {
        using var copy = new ContentCopy();
        copy.Edit(Row, "^phrases:", "phrases:", "  - frobnicate flux plan");
        copy.Edit(Row, "^aspects:", "aspects:", "  - id: flux", "    name: The flux", "    owner: provider", "    says: The flux is the provider's.", $"    {key}: [frobnicate flux plan]");
        Assert.Empty(copy.Problems());
    }

    [Fact]
    public void A_part_may_not_repeat_words_of_another_row()
    {
        using var copy = new ContentCopy();
        var first = copy.Edit(Row, "^phrases:", "phrases:", "  - frobnicate flux plan") + 1;
        var line = copy.Edit(Hypervisor, "^aspects:", "aspects:", "  - id: flux", "    name: The flux", "    owner: provider", "    says: The flux is the provider's.", "    phrases: [frobnicate flux plan]");
        copy.HasOnly(Hypervisor, line + 5, $"leads to hypervisor/flux here and to guest-os-patching in {Row}:{first}");
    }

    [Fact]
    public void A_term_and_a_wrong_belief_may_repeat_words_of_a_row()
    {
        using var copy = new ContentCopy();
        copy.Edit(Row, "^phrases:", "phrases:", "  - frobnicate flux plan");
        copy.Append("knowledge/glossary.yaml", "- id: flux-plan", "  term: Frobnicate flux plan", "  meaning: A plan.");
        copy.Append("knowledge/misconceptions.yaml", "- id: flux", "  belief: It needs no plan.", "  truth: It does.", "  verdict: 'no'", "  phrases: [frobnicate flux plan]");
        Assert.Empty(copy.Problems());
    }

    [Fact]
    public void A_verb_with_a_thing_leads_to_one_row()
    {
        using var copy = new ContentCopy();
        copy.Edit(Row, "^actions:", "actions:", "  - do: [frobnicate]", "    to: [flux]");
        var line = copy.Edit(Hypervisor, "^actions:", "actions:", "  - do: [frobnicates, polish]", "    to: [the fluxes]") + 1;
        copy.HasOnly(Hypervisor, line, "'frobnicates' with 'the fluxes' leads to hypervisor here and to guest-os-patching in");
    }

    [Theory]
    [InlineData("lambda code review", "'lambda', a name of aws-lambda")]
    [InlineData("reviewed iaas plan", "'IaaS', a name of iaas")]
    [InlineData("plan with azure kubernetes service inside", "a name of azure-kubernetes-service")]
    public void A_phrase_of_a_row_holds_no_name_of_a_place(string phrase, string part)
    {
        using var copy = new ContentCopy();
        copy.HasOnly(Row, copy.Edit(Row, "^phrases:", "phrases:", $"  - {phrase}") + 1, part);
    }

    [Fact]
    public void Words_of_the_field_may_stand_in_a_phrase_although_they_are_names()
    {
        using var copy = new ContentCopy();
        var line = copy.Edit(Row, "^phrases:", "phrases:", "  - frobnicate self hosted flux") + 1;
        Assert.Empty(copy.Problems());
        copy.Edit(Words, "^generic-names: ", "generic-names: []");
        Assert.Contains(copy.Problems(), problem => problem.File == Row && problem.Line == line && problem.Message.Contains("a name of on-premises", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Row, "^phrases:", "phrases:", "  - sandwich", "move it to weak:")]
    [InlineData("knowledge/families.yaml", "^  phrases: \\[", "  phrases:", "    - the sandwiches", "move it to weak:")]
    [InlineData("knowledge/services/aws.yaml", "^    also: .*\\]$", "    also:", "      - sandwich", "move it to guarded:")]
    public void An_everyday_word_alone_is_weak_or_guarded(string file, string pattern, string key, string phrase, string part)
    {
        using var copy = new ContentCopy();
        var line = copy.Edit(file, pattern, key, phrase) + 1;
        Assert.Contains(copy.Problems(), problem => problem.File == file && problem.Line == line && problem.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void An_everyday_word_may_be_excused_by_name()
    {
        using var copy = new ContentCopy();
        copy.Edit(Row, "^phrases:", "phrases:", "  - sandwich");
        Assert.Single(copy.Problems());
        copy.Write(Words, Regex.Replace(copy.Read(Words), "(strong-everyday:\\s*\\[)", "$1sandwich, "));
        Assert.Empty(copy.Problems());
    }

    [Fact]
    public void An_everyday_word_may_be_weak()
    {
        using var copy = new ContentCopy();
        copy.Edit(Row, "^weak:", "weak:", "  - sandwich");
        Assert.Empty(copy.Problems());
    }

    [Fact]
    public void A_row_needs_eight_phrases_that_differ()
    {
        using var copy = new ContentCopy();
        copy.Write("knowledge/areas.yaml", copy.Read("knowledge/areas.yaml").Replace("    - guest-os-patching\n", "    - guest-os-patching\n    - flux-care\n", StringComparison.Ordinal));
        foreach (var domain in new[] { "    - id: \"12\"\n      name: Operations security", "    - id: SI\n      name: System and Information Integrity", "    - id: Requirement 6\n      name: Develop and maintain secure systems and software", "    - id: TVM\n      name: Threat and Vulnerability Management" })
            copy.Write(Frameworks, copy.Read(Frameworks).Replace($"{domain}\n      responsibilities: [", $"{domain}\n      responsibilities: [flux-care, ", StringComparison.Ordinal));
        copy.Write("knowledge/responsibilities/flux-care.yaml", FluxCare("flux cap", "the flux caps", "flux nut", "flux bolt", "flux rod", "flux pin", "flux hub", "flux cog"));
        copy.HasOnly("knowledge/responsibilities/flux-care.yaml", 1, "'flux-care' has 7 phrases that differ; write at least 8");
        copy.Write("knowledge/responsibilities/flux-care.yaml", FluxCare("flux cap", "flux lid", "flux nut", "flux bolt", "flux rod", "flux pin", "flux hub", "flux cog"));
        Assert.Empty(copy.Problems());
    }

    [Fact]
    public void A_service_name_that_leads_elsewhere_is_reported()
    {
        using var copy = new ContentCopy();
        var line = copy.Append(
            "knowledge/services/oracle.yaml", "  - id: flux-lamp", "    name: lambda lamp", "    model: paas", "    what: A lamp.", "    classify: The provider runs it.", "    guarded: [lambda lamp]");
        copy.HasOnly("knowledge/services/oracle.yaml", line, "the name 'lambda lamp' leads to aws-lambda; add a name under also:");
    }

    private static string FluxCare(params string[] phrases) => $$"""
        id: flux-care
        name: Care for the flux
        short: Flux care
        area: platform
        what: Looking after the flux.
        phrases: [{{string.Join(", ", phrases)}}]
        cells:
          on-premises:
            owner: none
          iaas:
            owner: none
          caas:
            owner: none
          paas:
            owner: none
          faas:
            owner: none
          saas:
            owner: none

        """;
}
