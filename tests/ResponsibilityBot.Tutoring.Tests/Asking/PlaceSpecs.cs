using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>Which place a question is about, where names of several could be meant.</summary>
public sealed class PlaceSpecs(TaughtCurriculum taught)
{
    [Theory]
    [InlineData("Who guards the provider's own data center in SaaS?", "saas")]
    [InlineData("With PaaS, who looks after the fences of its own data center?", "paas")]
    [InlineData("Who guards our own data center?", "on-premises")]
    public void A_data_center_of_its_own_is_the_provider_s_and_ours_is_on_premises(string question, string place) => Assert.Equal([place], Places(question));

    [Theory]
    [InlineData("Is data encrypted at rest in DynamoDB out of the box, and by whom?", "amazon-dynamodb")]
    [InlineData("Who keeps our workload apart from others on the same box in IaaS?", "iaas")]
    [InlineData("Who backs up our files in Box?", "box")]
    public void An_everyday_thing_is_no_product(string question, string place) => Assert.Equal([place], Places(question));

    [Theory]
    [InlineData("Does Google run backups of Cloud SQL?", "google-cloud-sql")]
    [InlineData("Who backs up our files in Workspace?", "google-workspace")]
    [InlineData("Who patches the OS of Amazon WorkSpaces?", "amazon-workspaces")]
    public void Google_s_verbs_and_suite_are_told_from_products_of_others(string question, string place) => Assert.Equal([place], Places(question));

    [Theory]
    [InlineData("Who patches the OS of self-hosted runners of GitHub Actions?", "github-self-hosted-runners")]
    [InlineData("Who backs up the VMs in VMware Cloud on AWS?", "vmware-cloud-on-aws")]
    [InlineData("KMS key rotation for our RDS, who?", "amazon-rds")]
    [InlineData("Who rotates the keys in KMS?", "aws-kms")]
    public void A_part_or_a_tool_beside_the_place_is_no_second_place(string question, string place) => Assert.Equal([place], Places(question));

    [Fact]
    public void A_name_whose_end_a_duty_s_phrase_took_still_stands_for_the_service() => Assert.Equal(["aws-waf"], Places("AWS WAF keeps blocking real traffic. Who tweaks the rules?"));

    [Theory]
    [InlineData("Between EC2 and Fargate, where is more to do for us?", "compare", "amazon-ec2 aws-fargate")]
    [InlineData("Does Power Platform belong to SaaS?", "classify", "power-platform")]
    [InlineData("Is Workday SaaS?", "classify", "workday")]
    public void Two_places_are_compared_and_a_service_beside_a_model_is_classed(string question, string intent, string places)
    {
        Assert.Equal(intent, taught.Ask(question).Intent);
        Assert.Equal(places.Split(' '), Places(question));
    }

    [Theory]
    [InlineData("And what changes when we go from it to Fargate?", "amazon-ec2 aws-fargate")]
    [InlineData("and from there to Lambda?", "amazon-ec2 aws-lambda")]
    public void A_follow_up_leaves_the_place_before_for_the_new_one(string question, string places)
    {
        var answer = QuestionSeries.Answer(taught.Current, question, ["Who patches EC2?"]);
        Assert.Equal("move", answer.Intent);
        Assert.Equal(places.Split(' '), answer.Targets);
    }

    private IReadOnlyList<string> Places(string question) => taught.Ask(question).Targets;
}
