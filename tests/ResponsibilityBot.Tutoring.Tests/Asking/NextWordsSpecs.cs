using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>What people say next, after an answer.</summary>
public sealed class NextWordsSpecs(TaughtCurriculum taught)
{
    [Theory]
    [InlineData("who owns backups in SaaS?", "what is PaaS?", "define", "", "paas")]
    [InlineData("who owns backups in SaaS?", "define MFA", "define", "multi-factor-authentication", "")]
    [InlineData("who patches the OS on EC2?", "no, Azure", "owner", "guest-os-patching", "azure-virtual-machines")]
    [InlineData("who patches the OS on EC2?", "we are on GCP", "owner", "guest-os-patching", "google-compute-engine")]
    [InlineData("who patches the OS on EC2?", "not EC2, RDS", "owner", "guest-os-patching", "amazon-rds")]
    [InlineData("who backs up RDS?", "are you sure?", "why", "backup-and-restore", "amazon-rds")]
    [InlineData("who backs up RDS?", "really?", "why", "backup-and-restore", "amazon-rds")]
    [InlineData("what changes if we move from EC2 to RDS?", "and the other way round?", "move", "", "amazon-rds amazon-ec2")]
    [InlineData("what changes if we move from EC2 to RDS?", "and back?", "move", "", "amazon-rds amazon-ec2")]
    [InlineData("compare EC2 and Lambda", "which is less work?", "most", "", "amazon-ec2 aws-lambda")]
    [InlineData("what is a hypervisor?", "who owns it in IaaS?", "owner", "hypervisor", "iaas")]
    [InlineData("compare EKS and Fargate", "which leaves us less?", "most", "", "amazon-eks aws-fargate")]
    [InlineData("who is responsible for privacy in SaaS?", "what about the vendor?", "duties", "privacy-obligations", "saas")]
    public void It_is_about_what_was_said(string before, string next, string intent, string rows, string places)
    {
        var answer = QuestionSeries.Answer(taught.Current, next, [before]);
        Assert.Equal((intent, rows, places), (answer.Intent, string.Join(' ', answer.Responsibilities), string.Join(' ', answer.Targets)));
    }

    [Theory]
    [InlineData("who patches the nodes in EKS?", "self-managed", "customer")]
    [InlineData("who patches the nodes in EKS?", "Fargate or Auto Mode", "provider")]
    [InlineData("who patches the OS in Elastic Beanstalk?", "managed updates on", "provider")]
    [InlineData("who patches the OS in Elastic Beanstalk?", "and in SaaS?", "provider")] // another place
    public void Words_that_name_a_setting_choose_it(string before, string next, string owner) =>
        Assert.Equal(owner, QuestionSeries.Answer(taught.Current, next, [before]).Owner);

    [Fact]
    public void So_not_ours_asks_for_a_yes_or_a_no()
    {
        var answer = QuestionSeries.Answer(taught.Current, "so not ours?", ["who patches the engine in RDS?"]);
        Assert.Equal(("provider", "yes"), (answer.Owner, answer.Verdict));
    }

    [Theory]
    [InlineData("no, Azure")]
    [InlineData("I meant S3")]
    public void Another_place_is_answered_without_a_yes_or_a_no(string next) =>
        Assert.Null(QuestionSeries.Answer(taught.Current, next, ["who patches the OS on EC2?"]).Verdict);

    [Fact]
    public void The_part_that_a_wrong_belief_was_about_is_not_asked_for_next() =>
        Assert.Equal("shared", QuestionSeries.Answer(taught.Current, "and in IaaS?", ["Our provider is certified, so we are compliant, right?"]).Owner);
}
