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
    [InlineData("Who is on call for Kubernetes on AKS when the nodes are down?", "azure-kubernetes-service")]
    public void A_part_or_a_tool_beside_the_place_is_no_second_place(string question, string place) => Assert.Equal([place], Places(question));

    /// <summary>What providers call otherwise is told by its kind and its provider.</summary>
    [Theory]
    [InlineData("who patches redis azure", "azure-cache-for-redis")]
    [InlineData("Who keeps the hosted Redis of Amazon on a supported version?", "amazon-elasticache")]
    [InlineData("Does AWS record who downloaded our contracts from the bucket, or must we switch that on?", "amazon-s3")]
    [InlineData("Who patches the engine on Cloud SQL and on the managed MySQL of Azure?", "google-cloud-sql azure-database-for-mysql")]
    [InlineData("The Kubernetes thing at Google, who patches its control plane?", "google-kubernetes-engine")]
    [InlineData("Who backs up the bucket?", "paas")] // of nobody
    [InlineData("Does Google or Amazon encrypt the bucket?", "")] // of one of two
    [InlineData("Does Amazon patch Redis that we put on EC2?", "amazon-ec2")] // it stands elsewhere
    public void A_kind_of_service_beside_a_provider_is_its_service(string question, string places) => Assert.Equal(places, string.Join(' ', Places(question)));

    [Theory]
    [InlineData("Who updates the Java runtime on our own boxes?", "on-premises")]
    [InlineData("Who watches for break-ins on the boxes that run RDS?", "amazon-rds")]
    [InlineData("who backs up our files in box", "box")]
    [InlineData("A scanner left a port open on a rented GPU box. Who closes ports on rented machines?", "iaas")]
    [InlineData("who swaps a dead disk in the anti cheat box on Outposts", "aws-outposts")]
    [InlineData("who patches the os on an ovh box", "ovhcloud-public-cloud")]
    public void Boxes_are_machines(string question, string place) => Assert.Equal([place], Places(question));

    /// <summary>A move and a comparison have two ends, whatever the other is called.</summary>
    [Theory]
    [InlineData("own servers -> saas, what changes", "on-premises saas")]
    [InlineData("backup: Cloud SQL vs Azure SQL vs own server", "google-cloud-sql azure-sql-database on-premises")]
    [InlineData("What changes if we go from rented VMs to a platform?", "iaas paas")]
    [InlineData("Going from self-run Kubernetes to a managed one, what changes?", "self-managed-kubernetes managed-kubernetes")]
    [InlineData("rented vms, platform, finished app: who creates user accounts in each", "iaas saas paas")]
    [InlineData("If we lift the lab system from rented VMs to Fargate, what is no longer ours?", "iaas aws-fargate")]
    [InlineData("If our GitHub Enterprise Server goes to the cloud edition, do OS updates leave my list?", "github-enterprise-server github")]
    [InlineData("we migrate azure devops server to the services. what changes", "azure-devops-server azure-devops-services")]
    [InlineData("we migrate to Azure Local. what changes", "on-premises azure-local")] // no product that is offered both ways
    [InlineData("Serverless or containers as a service, who has the images in either case?", "faas caas")]
    [InlineData("own room or colo, who swaps broken disks in each", "on-premises colocation")]
    [InlineData("How do own servers, IaaS, PaaS and SaaS differ in who does what?", "on-premises iaas paas saas")]
    [InlineData("Compare Glue and Dataflow", "aws-glue google-dataflow")]
    [InlineData("We sell our servers and take NetSuite for the books. What is no longer ours?", "on-premises netsuite")]
    [InlineData("Azure Functions for the nightly jobs instead of a VM scale set. What drops out of our runbook?", "azure-vm-scale-sets azure-functions")]
    public void Both_ends_are_places(string question, string places) => Assert.Equal(places, string.Join(' ', Places(question)));

    [Theory]
    [InlineData("We have Salesforce for sales and a couple of EC2 boxes for the website. Who patches the operating system on EC2?", "amazon-ec2")]
    [InlineData("Never mind the colo, that is sorted. Who sets the firewall on Azure VMs?", "azure-virtual-machines")]
    [InlineData("Who patches the engine of RDS and of Aurora?", "amazon-rds amazon-aurora")] // both are asked about
    public void The_place_in_the_clause_that_asks_is_meant(string question, string places) => Assert.Equal(places, string.Join(' ', Places(question)));

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

    [Theory]
    [InlineData("Who locks our server room?", "customer", "on-premises")]
    [InlineData("Is the cooling of our server hall on us?", "customer", "on-premises")]
    [InlineData("Domain controllers in our own server room: ours to run?", "customer", "on-premises")]
    [InlineData("Our rack in the colo: who replaces disks?", "customer", "colocation")]
    [InlineData("Who looks after the racks in our data center at AWS?", "provider", "")]
    [InlineData("Who cools our data center in Frankfurt?", "customer", "on-premises")]
    [InlineData("Who locks the server room of a SaaS vendor?", "provider", "saas")]
    public void A_room_of_one_s_own_is_on_premises_and_one_at_somebody_s_is_not(string question, string owner, string places)
    {
        Assert.Equal(owner, taught.Ask(question).Owner);
        Assert.Equal(places.Length == 0 ? [] : [places], Places(question));
    }

    [Theory]
    [InlineData("Moving Exchange from our server room to Exchange Online: who takes over what?", "on-premises exchange-online")]
    [InlineData("Repatriation! Cloud VMs back to own racks. What do I pick up again?", "iaas on-premises")]
    public void Who_moves_out_of_a_room_or_back_leaves_or_enters_the_premises(string question, string places)
    {
        Assert.Equal("move", taught.Ask(question).Intent);
        Assert.Equal(places.Split(' '), Places(question));
    }

    [Theory]
    [InlineData("A broken drive in the Outposts rack in our hall. Do our own technicians swap it?", "aws-outposts")]
    [InlineData("Friend insists you don't own your data any more once it's in Box", "box")]
    [InlineData("who decides which teams may open projects on GCP?", "")]
    [InlineData("DB audit trail out of Autonomous into our SIEM, is that for Oracle or for us?", "oci-autonomous-database")]
    public void A_capital_letter_within_a_sentence_tells_a_product_and_where_it_stands_is_no_place(string question, string place) => Assert.Equal(place.Length == 0 ? [] : [place], Places(question));

    [Theory]
    [InlineData("Must we see to fire extinguishers for machines we only rent?", "iaas")]
    [InlineData("HR tool is an app we pay for monthly. Who fixes its access rights?", "saas")]
    [InlineData("Our web team is on a platform where you just git push. Who patches the PHP runtime?", "paas")]
    [InlineData("Who installs the newest Postgres when the database is a managed one?", "paas")]
    [InlineData("Old disks of our own rack in a rented hall: who shreds them?", "colocation")]
    [InlineData("We wrote an app and sell it. Who fixes its code?", "")]
    public void A_model_that_is_described_is_found(string question, string place) => Assert.Equal(place.Length == 0 ? [] : [place], Places(question));

    /// <summary>An owner may be asked for at several places, whatever little words stand between them.</summary>
    [Theory]
    [InlineData("Who answers for fire protection in a colo and with rented machines?", "colocation iaas")]
    [InlineData("uptime for S3 and for our own servers in the basement, whose?", "amazon-s3 on-premises")]
    [InlineData("who has to do the backups for gitlab.com and for notion", "gitlab-com notion")]
    [InlineData("Do we flash the BIOS of the GPU servers in our own machine room?", "on-premises")] // one place: what stands there is not rented
    [InlineData("Who fixes bugs in our App Service?", "azure-app-service")]
    [InlineData("Who fixes bugs in our App Runner service?", "aws-app-runner")]
    public void Places_are_listed_with_small_words_between_and_a_phrase_takes_no_word_of_a_name(string question, string places) => Assert.Equal(places.Split(' '), Places(question));

    [Theory]
    [InlineData("Cloud Run: FaaS or CaaS?", "google-cloud-run")]
    [InlineData("fargate - caas or faas?", "aws-fargate")]
    public void The_short_name_of_a_model_is_no_product_of_the_provider(string question, string place)
    {
        Assert.Equal("classify", taught.Ask(question).Intent);
        Assert.Equal([place], Places(question));
    }

    [Theory]
    [InlineData("Who patches SQL Server that we installed on a virtual machine at Azure?", "sql-server-on-azure-vm")]
    [InlineData("Who patches the runtime if our Lambda runs a container image?", "aws-lambda-container-image")]
    [InlineData("VPC firewall defaults on GCP, do they keep us safe or do we tighten?", "google-vpc")]
    public void A_way_to_use_a_service_and_another_provider_s_product_of_that_name_are_told_by_words_beside(string question, string place) => Assert.Equal([place], Places(question));

    [Theory]
    [InlineData("and on Azure?", "Who patches the OS on EC2?", "guest-os-patching", "azure-virtual-machines")]
    [InlineData("And if we ship it as a container image?", "Who patches the runtime of a Lambda function?", "runtime-patching", "aws-lambda-container-image")]
    public void A_follow_up_finds_the_same_kind_at_another_provider_and_another_way_to_use_it(string question, string before, string row, string place)
    {
        var answer = QuestionSeries.Answer(taught.Current, question, [before]);
        Assert.Equal(("owner", row, place), (answer.Intent, Assert.Single(answer.Responsibilities), Assert.Single(answer.Targets)));
    }

    private IReadOnlyList<string> Places(string question) => taught.Ask(question).Targets;
}
