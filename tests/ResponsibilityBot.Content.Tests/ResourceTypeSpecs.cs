using Xunit;

namespace ResponsibilityBot.Content.Tests;

/// <summary>Types of resources: each leads to one service that there is.</summary>
public sealed class ResourceTypeSpecs
{
    private const string File = "knowledge/resource-types.yaml";

    [Theory]
    [InlineData("^- service: amazon-rds$", "- service: amazon-rdz", "'amazon-rdz' is not a service")]
    [InlineData("^- service: amazon-rds$", "- service: iaas", "'iaas' is not a service")]
    [InlineData("^  types: \\[aws_rds_custom_db_engine_version\\]$", "  types: [AWS_INSTANCE]", "the type 'AWS_INSTANCE' stands there twice, first in line 5 for amazon-ec2; leave one")]
    [InlineData("^  types: \\[aws_rds_custom_db_engine_version\\]$", "  types: ['a b']", "'a b' is no type of a resource; write it as the template does")]
    [InlineData("^  types: \\[aws_rds_custom_db_engine_version\\]$", "  types: []", "'types' is missing or empty")]
    public void A_wrong_type_is_reported_where_it_stands(string pattern, string line, string part)
    {
        using var copy = new ContentCopy();
        copy.HasOnly(File, copy.Edit(File, pattern, line), part);
    }
}
