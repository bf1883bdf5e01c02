namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>Questions in plain words whose answer must not turn into its opposite.</summary>
public sealed class PlainQuestionSpecs(TaughtCurriculum taught)
{
    [Theory]
    [InlineData("who owns the hypervisor in IaaS?", "hypervisor", "provider")]
    [InlineData("who owns hardware in SaaS?", "hardware-maintenance", "provider")]
    [InlineData("does AWS own the hypervisor in IaaS?", "hypervisor", "provider")]
    [InlineData("who owns runtime patching in PaaS?", "runtime-patching", "provider")]
    [InlineData("who maintains our own hardware on premises?", "hardware-maintenance", "customer")] // a thing of one's own
    [InlineData("who is responsible for availability in Azure App Service?", "availability", "shared")] // no application of ours
    [InlineData("physical security in Cloud SQL", "physical-security", "provider")] // no security in the cloud
    [InlineData("who owns incidents in Infrastructure as a service?", "incident-response", "shared")] // no incidents in infrastructure
    [InlineData("who is responsible for the physical network in Azure Logic Apps?", "physical-network", "provider")] // no virtual network
    [InlineData("who patches S3?", "family:patching", "provider")] // there is no engine
    [InlineData("who patches the database engine in S3?", "database-engine-patching", "none")]
    [InlineData("Our app uses RDS. Who patches the database engine?", "database-engine-patching", "provider")] // told of, not asked about
    [InlineData("Our app is on GKE Autopilot. Who patches the nodes?", "kubernetes-nodes", "provider")]
    [InlineData("does Azure back up our VMs?", "backup-and-restore", "customer")] // no product
    [InlineData("who patches SharePoint Server on-premises?", "family:patching", "customer")] // not the service online
    [InlineData("who schedules the backups in Azure SQL Database?", "backup-and-restore", "shared")] // its times cannot be set
    [InlineData("who chooses the backup window in RDS?", "backup-and-restore", "customer")]
    public void The_owner_is_the_one_of_the_table(string question, string row, string owner)
    {
        var answer = taught.Ask(question);
        Assert.Equal((row, owner), (Assert.Single(answer.Responsibilities), answer.Owner));
    }

    [Theory]
    [InlineData("what is never the provider's job?", "customer")]
    [InlineData("what will AWS never do for us?", "customer")]
    [InlineData("which duties can't be handed to the provider?", "customer")]
    [InlineData("what can we never outsource?", "customer")]
    [InlineData("which responsibilities never leave the customer?", "customer")]
    [InlineData("what stays ours no matter what?", "customer")]
    [InlineData("what is never our responsibility?", "provider")]
    [InlineData("which duties are never ours?", "provider")]
    public void What_never_is_one_sides_always_is_the_others(string question, string owner)
    {
        var answer = taught.Ask(question);
        Assert.Equal(("always", owner), (answer.Intent, answer.Owner));
    }

    [Theory]
    [InlineData("can we outsource MFA in SaaS?", "no")]
    [InlineData("it is not AWS who backs up EC2, right?", "yes")]
    [InlineData("it is AWS who backs up EC2, right?", "no")]
    [InlineData("Salesforce is liable if an employee leaks customer data, isn't it?", "no")]
    [InlineData("we don't own MFA in SaaS, do we?", "no")]
    [InlineData("AWS doesn't patch the OS on RDS, does it?", "no")]
    [InlineData("AWS doesn't back up our EC2, does it?", "yes")]
    [InlineData("our provider backs up our data, right?", "no")]
    [InlineData("are we accountable for encryption at rest in SaaS?", "yes")] // the provider does the work
    [InlineData("Would I be right to assume that AWS patches the OS on Fargate?", "yes")]
    [InlineData("We run in three zones, so disaster recovery is covered?", "no")]
    [InlineData("Is data gone everywhere when we delete it?", "no")]
    [InlineData("by whom are the firewall rules in a VPC set?", null)]
    public void Yes_means_what_was_said(string question, string? verdict) => Assert.Equal(verdict, taught.Ask(question).Verdict);

    [Fact]
    public void Who_is_accountable_is_said_first()
    {
        var answer = taught.Ask("who is accountable for encryption at rest in SaaS?");
        Assert.StartsWith("You are accountable (Encryption at rest · SaaS).", answer.Text, StringComparison.Ordinal);
        Assert.Equal(("provider", "customer"), (answer.Owner, answer.Accountable));
    }

    [Theory]
    [InlineData("who owns patching in EC2, backups in RDS and MFA in Salesforce?", "guest-os-patching@amazon-ec2 backup-and-restore@amazon-rds multi-factor-authentication@salesforce")]
    [InlineData("does AWS patch EC2 and back up S3?", "guest-os-patching@amazon-ec2 backup-and-restore@amazon-s3")]
    public void Each_duty_is_answered_in_its_own_place(string question, string cells) =>
        Assert.Equal(cells, string.Join(' ', taught.Ask(question).Cells.Select(cell => $"{cell.Responsibility}@{cell.Target}")));

    [Theory]
    [InlineData("which leaves us less work, EC2 or Lambda?", "most", "amazon-ec2 aws-lambda", "AWS Lambda leaves the most to the provider")]
    [InlineData("who owns the most duties in PaaS?", "duties", "paas", "duties are yours")]
    [InlineData("what's the difference between App Service and a VM on Azure?", "compare", "azure-app-service azure-virtual-machines", "Yours alone: Azure App Service")]
    [InlineData("compare MFA in IaaS and SaaS", "compare", "iaas saas", "No duty differs")]
    [InlineData("which duties are shared in PaaS?", "gray", "paas", "Shared in PaaS, each side with a part: ")]
    [InlineData("what does shared mean?", "define", "", "Both sides have a part")]
    [InlineData("how much does RDS cost?", "unknown", "amazon-rds", "not prices, instructions or status")]
    public void What_is_asked_is_what_is_said(string question, string intent, string targets, string says)
    {
        var answer = taught.Ask(question);
        Assert.Equal((intent, targets), (answer.Intent, string.Join(' ', answer.Targets)));
        Assert.Contains(says, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_part_that_does_not_exist_everywhere_nothing_is_said_of_all_places() =>
        Assert.DoesNotContain("in all of these", taught.Ask("were the security groups supposed to be configured by Amazon?").Text, StringComparison.Ordinal);
}
