using CsCheck;
using ResponsibilityBot.Tutoring.Organisation.Inventories;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

public sealed class ResourceListSpecs(TaughtCurriculum taught)
{
    private static readonly string[] Pieces = ["resource \"a", "<<EOT\n", "\"", "'''", "/*", "{", "[", "Type: AWS::", "\\", "\n", "resource x 'Microsoft.Web/sites@", "//"];

    private const string Terraform = """
        # resource "aws_sqs_queue" "off" {}
        resource "aws_instance" "web" {
          user_data = <<-EOT
            resource "aws_db_instance" "no" {
          EOT
          tags = { Name = "resource \"aws_s3_bucket\" \"no\" {" }
        }
        /* resource "aws_kms_key" "off" {} */
        resource "aws_instance" "other" { }
        resource "aws_lambda_function" "f" { // one more
        }
        data "aws_dynamodb_table" "read" { }
        module "network" {
          source = "https://example.com/resource"
        }
        """;

    [Fact]
    public void Terraform_is_read_without_comments_texts_and_what_it_only_looks_up()
    {
        var list = ResourceList.Read(Terraform);
        Assert.Equal((ResourceFormat.Terraform, 1, null), (list.Format, list.Modules, list.Problem));
        Assert.Equal([("aws_instance", 2), ("aws_lambda_function", 1)], list.Types);
    }

    [Theory]
    [InlineData("""{"values":{"root_module":{"resources":[{"mode":"managed","type":"aws_instance","name":"a","values":{"type":"gp3","mode":"managed"}},{"mode":"data","type":"aws_ami","name":"b"}],"child_modules":[{"resources":[{"mode":"managed","type":"aws_s3_bucket","name":"c"}]}]}}}""", ResourceFormat.TerraformJson, "aws_instance aws_s3_bucket")]
    [InlineData("""{"version":4,"resources":[{"mode":"managed","type":"google_sql_database_instance","name":"a","instances":[{"attributes":{"type":"x","mode":"managed"}}]}]}""", ResourceFormat.TerraformJson, "google_sql_database_instance")]
    [InlineData("""{"planned_values":{"root_module":{"resources":[{"mode":"managed","type":"aws_instance","name":"a"}]}},"resource_changes":[{"mode":"managed","type":"aws_eks_cluster","name":"x"}]}""", ResourceFormat.TerraformJson, "aws_instance")]
    [InlineData("""{"resources":[{"type":"Microsoft.Sql/servers","name":"s","resources":[{"type":"Microsoft.Sql/servers/databases","name":"d"}]},{"type":"Microsoft.Resources/deployments","name":"n","properties":{"template":{"resources":[{"type":"Microsoft.KeyVault/vaults","name":"k"}]}}}]}""", ResourceFormat.Arm, "Microsoft.Sql/servers Microsoft.Sql/servers/databases Microsoft.Resources/deployments Microsoft.KeyVault/vaults")]
    [InlineData("""{"Resources":{"Q":{"Type":"AWS::SQS::Queue","Properties":{"Type":"AWS::S3::Bucket"}}}}""", ResourceFormat.CloudFormation, "AWS::SQS::Queue")]
    [InlineData("Resources:\n  Q:\n    Type: AWS::SQS::Queue  # a queue\n  F:\n    Type: 'AWS::Lambda::Function'\r\n", ResourceFormat.CloudFormation, "AWS::SQS::Queue AWS::Lambda::Function")]
    [InlineData("param x string\nresource vm 'Microsoft.Compute/virtualMachines@2024-03-01' = {\n}\n// resource a 'Microsoft.Web/sites@2023-01-01' = {\nresource kv 'Microsoft.KeyVault/vaults@2023-07-01' = if (x) {\n}", ResourceFormat.Bicep, "Microsoft.Compute/virtualMachines Microsoft.KeyVault/vaults")]
    [InlineData("- Amazon EC2\n* S3, Lambda\n\n", ResourceFormat.Plain, "Amazon EC2|S3|Lambda")]
    public void Each_kind_of_template_is_told_from_the_others(string text, ResourceFormat format, string types)
    {
        var list = ResourceList.Read(text);
        Assert.Null(list.Problem);
        Assert.Equal(format, list.Format);
        Assert.Equal(types.Split(types.Contains('|', StringComparison.Ordinal) ? '|' : ' '), list.Types.Select(type => type.Type));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("{\n\"resources\": [", "line 2: it begins like JSON and is none")]
    [InlineData("{\"a\":1}", "it is JSON without resources")]
    [InlineData("module \"x\" {\n source = \"y\"\n}", "it only calls modules")]
    public void What_cannot_be_read_is_told_with_the_cure(string text, string problem)
    {
        var list = ResourceList.Read(text);
        Assert.StartsWith(problem, list.Problem, StringComparison.Ordinal);
        Assert.Empty(list.Types);
    }

    [Fact]
    public void Five_million_characters_are_refused_before_they_are_looked_at() =>
        Assert.StartsWith("it has 5,000,000 characters and at most 1,000,000 are read", ResourceList.Read(new string('x', 5_000_000)).Problem, StringComparison.Ordinal);

    [Fact]
    public void Any_text_gives_a_list_or_a_problem() =>
        Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 40].Select(string.Concat))
            .Sample(text => Assert.Equal(ResourceList.Read(text).Problem is null, ResourceList.Read(text).Types.Count > 0));

    [Theory]
    [InlineData("Microsoft.Web/sites/slots", "azure-app-service")]
    [InlineData("microsoft.sql/servers/firewallRules", "azure-sql-database")]
    [InlineData("AWS_INSTANCE", "amazon-ec2")]
    public void A_type_is_found_however_it_is_written_and_by_what_it_belongs_to(string type, string service) =>
        Assert.Equal((true, service), new ServiceFinder(taught.Current).OfType(type));

    [Fact]
    public void A_part_that_is_no_service_is_not_reported_as_unknown_and_what_is_unknown_is()
    {
        var read = PastedServices.Of(ResourceList.Read("resource \"random_id\" \"a\" {}\nresource \"aws_instance\" \"b\" {}\nresource \"acme_thing\" \"c\" {}"), new(taught.Current));
        Assert.Equal(["amazon-ec2"], read.Services);
        Assert.Equal("Not known: acme_thing.", PastedServices.Name(read.Unknown));
    }

    [Fact]
    public void At_least_a_hundred_and_fifty_types_lead_to_services() =>
        Assert.InRange(taught.Table.Content.ResourceTypes.Count(type => type.Service is not null), 150, 10_000);
}
