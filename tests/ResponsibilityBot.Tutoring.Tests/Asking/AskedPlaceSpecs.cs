using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>Which place is asked about where people tell of more than they ask, and which words tell that they run a product themselves.</summary>
public sealed class AskedPlaceSpecs(TaughtCurriculum taught)
{
    [Theory]
    [InlineData("We use both Redshift and BigQuery. For BigQuery, who holds the encryption keys?", "google-bigquery")] // said anew
    [InlineData("Kinesis is settled. What about SQS, who encrypts its messages?", "amazon-sqs")] // told last
    [InlineData("Our staging is on Heroku, our production on Vercel. In production, who keeps the API tokens safe?", "vercel")] // a word of its clause
    [InlineData("Besides Dropbox there is OneDrive: how long are files kept, and who decides it?", "onedrive-for-business")] // the other is put aside
    [InlineData("Zoom is one thing, but who decides how long recordings are kept in Slack?", "slack")]
    [InlineData("Google guards the halls of BigQuery. Who guards our own server room?", "on-premises")] // by everyday words
    [InlineData("S3, Glacier and EFS: who is responsible for backups?", "amazon-s3 amazon-s3-glacier amazon-efs")] // a list has no place told beside it
    [InlineData("Spanner and Firestore: who scales them?", "google-spanner google-firestore")]
    [InlineData("vSphere in the cellar, VMware Cloud on AWS: who patches ESXi?", "vmware-vsphere vmware-cloud-on-aws")]
    [InlineData("We run RDS and EC2. Who patches the operating system?", "amazon-rds amazon-ec2")] // nothing tells
    public void What_is_told_beside_a_question_is_not_asked_about(string question, string places) => Assert.Equal(places, Places(question));

    [Theory]
    [InlineData("In place of Memorystore, Redis Cloud. Who keeps it up when a zone fails?", "google-memorystore redis-cloud")]
    [InlineData("Lambda out, EC2 in: who makes sure that there are enough machines?", "aws-lambda amazon-ec2")]
    public void What_goes_and_what_comes_are_both_meant(string question, string places) => Assert.Equal(places, Places(question));

    [Theory]
    [InlineData("We run GitLab ourselves. Who takes its backups?", "gitlab-self-managed")]
    [InlineData("Who patches the Ubuntu under our self-installed GitLab?", "gitlab-self-managed")]
    [InlineData("We run our GitLab by ourselves. Who takes its backups?", "gitlab-self-managed")]
    [InlineData("Our GitLab lives on a VM we set up years ago. Who updates the Ubuntu underneath?", "gitlab-self-managed")]
    [InlineData("Our rented Linux boxes, who patches their OS?", "iaas")]
    [InlineData("Who takes the backups of gitlab.com?", "gitlab-com")]
    [InlineData("We operate Kubernetes ourselves, who upgrades the control plane?", "self-managed-kubernetes")]
    [InlineData("Who patches the nodes in managed kuberntes?", "managed-kubernetes")]
    [InlineData("Are the OS updates on GitHub's own Actions runners done by GitHub?", "github-actions-hosted-runners")]
    [InlineData("Who patches the OS of our own Actions runners?", "github-self-hosted-runners")]
    public void Who_runs_a_product_tells_which_it_is(string question, string place) => Assert.Equal(place, Places(question));

    [Theory]
    [InlineData("Orphaned IAM users with old keys, who clears them out?", "aws-iam")]
    [InlineData("Orphaned IAM users in Google Cloud, who clears them out?", "")] // Google's
    [InlineData("A Box folder is open to everybody, whose fault is that?", "box")]
    [InlineData("Is the data ours to protect, whatever box it sits on?", "")]
    [InlineData("Who wipes the old disks from the server cupboard behind the linen room?", "on-premises")]
    [InlineData("Do we own physical access control if our racks stand in somebody else's building?", "colocation")]
    [InlineData("For NetSuite and Shopify, who hands over the papers for the auditor?", "netsuite shopify")]
    [InlineData("Does patching our Azure Function fall to us, or will the platform do it?", "azure-functions")] // who acts
    public void Short_names_and_everyday_words(string question, string place) => Assert.Equal(place, Places(question));

    [Theory]
    [InlineData("Do we have to upgrade Postgres on RDS ourselves?", "database-engine-patching")]
    [InlineData("Nobody of us needs to touch updates on Aurora, that is all Amazon, correct?", "database-engine-patching")] // it says so of its engine
    [InlineData("Who patches App Service?", "family:patching")]
    [InlineData("Who patches a self-managed GitLab?", "family:patching")] // its database is one of many parts
    [InlineData("If we ditch our own mail server for Exchange Online, do we hand over the backups as well?", "backup-and-restore")] // behind what moves
    [InlineData("Do we have to update Node ourselves on Heroku?", "runtime-patching")]
    [InlineData("Do we have to update the node pool of GKE ourselves?", "kubernetes-nodes")]
    [InlineData("The Node.js version under our Lambda, who keeps that current, and who the npm packages?", "runtime-patching software-dependencies")]
    [InlineData("Firewall rules in a Google VPC, plus protection from floods of junk traffic: who provides which?", "network-controls ddos-protection")]
    public void The_duty_is_told_by_what_is_named_beside_it(string question, string rows) => Assert.Equal(rows, string.Join(' ', taught.Ask(question).Responsibilities));

    [Theory]
    [InlineData("If we lift the web servers from our machine room to Azure VMs, does the firewall work go to Microsoft?", "move", "on-premises azure-virtual-machines")]
    [InlineData("Do we need to lift the search engine to a newer version in our OpenSearch at Amazon?", "owner", "amazon-opensearch-service")]
    [InlineData("Who looks after updates and port rules on EC2 and on a Droplet?", "owner", "amazon-ec2 digitalocean-droplets")]
    [InlineData("Our pictures sit in Blob Storage and a partner found the container set to public. Was closing that switch Microsoft's task or mine?", "owner", "azure-blob-storage")]
    [InlineData("Port lists in the security groups of rented servers are for our network team, right?", "owner", "iaas")]
    [InlineData("Somebody made a report public. Was minding that switch in Power BI our duty or Microsoft's?", "owner", "power-bi")]
    public void A_move_leads_somewhere(string question, string intent, string places) => Assert.Equal((intent, places), (taught.Ask(question).Intent, Places(question)));

    [Theory]
    [InlineData("Under the shared responsibility model, what is the customer responsible for?", "duties")]
    [InlineData("What am I responsible for?", "duties")]
    [InlineData("We outsourced it, so the responsibility is outsourced too.", "misconception")]
    [InlineData("Once it is in the cloud, security is the provider's affair altogether.", "misconception")]
    [InlineData("For which reason does a SaaS customer still train the own staff?", "why")]
    [InlineData("We rent a box by the hour and install everything ourselves, which model is that?", "classify")]
    public void What_is_asked_without_a_duty_or_a_product(string question, string intent) => Assert.Equal(intent, taught.Ask(question).Intent);

    /// <summary>What patching means is told by the place of the question before, too.</summary>
    [Fact]
    public void Patching_of_rented_machines_is_that_of_their_system() =>
        Assert.Equal(["guest-os-patching"], QuestionSeries.Answer(taught.Current, "Who patches them?", ["Who sets the firewall rules for our Droplets?"]).Responsibilities);

    private string Places(string question) => string.Join(' ', taught.Ask(question).Targets);
}
