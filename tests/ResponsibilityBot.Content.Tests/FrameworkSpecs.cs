using Xunit;

namespace ResponsibilityBot.Content.Tests;

/// <summary>Frameworks of auditors: every duty stands in exactly one domain of each.</summary>
public sealed class FrameworkSpecs
{
    private const string File = "knowledge/frameworks.yaml";

    [Theory]
    [InlineData("^      responsibilities: \\[security-training\\]$", "      responsibilities: [nobodys-duty, security-training]", "'nobodys-duty' is not a responsibility")]
    [InlineData("^      responsibilities: \\[security-training\\]$", "      responsibilities: [logging, security-training]", "'logging' stands in")]
    [InlineData("^  evidence: general$", "  evidence: sure", "'sure' is not a value of 'evidence'")]
    public void A_wrong_domain_is_reported(string pattern, string line, string part)
    {
        using var copy = new ContentCopy();
        copy.Edit(File, pattern, line);
        Assert.Contains(copy.Problems(), problem => problem.File == File && problem.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void A_duty_without_a_domain_is_reported_by_its_id()
    {
        using var copy = new ContentCopy();
        copy.Edit(File, "^      responsibilities: \\[third-party-integrations\\]$", "      responsibilities: [cost-management]");
        Assert.Contains(copy.Problems(), problem => problem.Message.StartsWith("'iso-27017' has no domain for third-party-integrations", StringComparison.Ordinal));
    }
}
