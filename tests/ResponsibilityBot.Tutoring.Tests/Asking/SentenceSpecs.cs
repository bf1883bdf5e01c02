using ResponsibilityBot.Tutoring.Asking;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>How the build of a sentence decides what is asked.</summary>
public sealed class SentenceSpecs(TaughtCurriculum taught)
{
    [Theory]
    [InlineData("In SaaS we still manage the laptops, don't we?", "yes")]
    [InlineData("OS patches in PaaS come from the provider, right?", "yes")]
    [InlineData("Do we have to patch the hypervisor in IaaS?", "no")]
    public void A_tag_asks_for_agreement_and_names_no_actor(string question, string verdict) =>
        Assert.Equal(("owner", verdict), (taught.Ask(question).Intent, taught.Ask(question).Verdict));

    [Theory]
    [InlineData("EKS is managed, so AWS patches our nodes", "misconception")]
    [InlineData("Salesforce would restore our records any time.", "misconception")]
    [InlineData("AWS guards the data centers of EC2.", "owner")] // true
    [InlineData("Who restores our records in Salesforce", "owner")] // asks
    public void A_statement_is_a_belief_only_where_the_table_says_otherwise(string text, string intent) =>
        Assert.Equal(intent, taught.Ask(text).Intent);

    [Theory]
    [InlineData("Who guards the data centers of Google?", "")]
    [InlineData("Who guards the data centers behind RDS at Amazon?", "amazon-rds")]
    public void A_provider_is_no_place_and_its_service_is(string question, string place) =>
        Assert.Equal(place, string.Join(' ', taught.Ask(question).Targets));

    [Theory]
    [InlineData("Hardening of Linux machines, the lab's job?", "guest-os-hardening")]
    [InlineData("Third-party integrations of our LIMS: the lab?", "third-party-integrations")]
    [InlineData("classifying player data, publisher or host?", "data-classification")]
    public void Whoever_might_do_it_stands_at_the_end(string question, string row)
    {
        var answer = taught.Ask(question);
        Assert.Equal(("owner", row), (answer.Intent, Assert.Single(answer.Responsibilities)));
    }

    [Theory]
    [InlineData("Who handles MFA and patching on EC2?", "multi-factor-authentication guest-os-patching")]
    [InlineData("cloud sql: HA, PITR and engine upgrades, us or google?", "availability backup-and-restore database-engine-patching")]
    public void Duties_in_a_list_are_all_meant(string question, string rows) => Assert.Equal(rows.Split(' '), taught.Ask(question).Responsibilities);

    [Theory]
    [InlineData("Colo to EC2, who cools the machines then?", "move")]
    [InlineData("Do the Windows updates stay with us after we move from our cellar to EC2?", "move")]
    [InlineData("Who encrypts the traffic from EC2 to RDS?", "owner")] // what lies between two places
    [InlineData("define key management", "define")]
    [InlineData("Our calculator sits on App Service and testers could open other people's quotes by changing a number in the URL. Who has to repair that?", "owner")]
    [InlineData("Why must we back up our SaaS data ourselves, if the vendor keeps it anyway?", "why")]
    [InlineData("Google runs the whole thing under Cloud Run, so why do I have to rebuild my image?", "why")]
    [InlineData("our to-dos on azure sql please", "duties")]
    [InlineData("For a box on the shop floor: Azure Local or Outposts, which leaves us less of the work?", "compare")]
    [InlineData("hypervisor iaas", "owner")]
    [InlineData("phishing drills?", "owner")]
    public void What_is_asked_is_read_from_how_it_is_said(string question, string intent) => Assert.Equal(intent, taught.Ask(question).Intent);

    [Fact]
    public void A_gray_zone_is_no_zone_of_a_region() => Assert.Empty(taught.Ask("grey zones in paas?").Responsibilities);

    [Theory]
    [InlineData("runtime patches, PaaS against SaaS", "compare")]
    [InlineData("EC2 -> Lambda, what do we no longer have to do?", "move")]
    [InlineData("MySQL goes off EC2 and into RDS. What changes?", "move")]
    public void Words_between_two_places_tell_a_move_from_a_comparison(string question, string intent) =>
        Assert.Equal(intent, taught.Ask(question).Intent);

    [Theory]
    [InlineData("then region outage, who acts?", "owner", "amazon-rds")]
    [InlineData("I see, and for Azure SQL Database?", "owner", "azure-sql-database")]
    [InlineData("Why would that be our task?", "why", "amazon-rds")]
    public void A_short_question_leans_on_the_one_before(string question, string intent, string place)
    {
        var answer = QuestionSeries.Answer(taught.Current, question, ["Who backs up RDS?"]);
        Assert.Equal(intent, answer.Intent);
        Assert.Equal([place], answer.Targets);
    }

    [Theory]
    [InlineData("Does Hetzner back up my cloud server automatically?", "owner")]
    [InlineData("DynamoDB tables get encrypted by AWS anyway, don't they?", "owner")]
    [InlineData("AWS backs up EC2 automatically.", "misconception")]
    public void What_is_asked_of_a_side_is_no_belief(string text, string intent) => Assert.Equal(intent, taught.Ask(text).Intent);

    [Theory]
    [InlineData("What tasks do we have for keeping and deleting data in Google Workspace?", "data-retention")]
    [InlineData("What do we have to do around identity in SaaS?", "family:identity")]
    [InlineData("Which jobs fall to the tenant when running containers on AKS?", "")]
    public void A_list_of_duties_is_about_the_duty_that_it_is_asked_for(string question, string row)
    {
        Assert.Equal("duties", taught.Ask(question).Intent);
        Assert.Equal(row, string.Join(' ', taught.Ask(question).Responsibilities));
    }

    [Theory]
    [InlineData("Firewalls: what changes going from our own data center to SaaS?", "network-controls")]
    [InlineData("File shares will go to SharePoint Online. What becomes of backup duties?", "backup-and-restore")]
    [InlineData("We swap our PaaS app for a SaaS one. Which chores disappear?", "")]
    public void A_move_is_about_the_duty_that_is_asked_for_and_not_about_what_moves(string question, string row)
    {
        Assert.Equal("move", taught.Ask(question).Intent);
        Assert.Equal(row, string.Join(' ', taught.Ask(question).Responsibilities));
    }

    [Theory]
    [InlineData("Backups in Salesforce: shared?")]
    [InlineData("Salesforce backs up our records for us, doesn't it?")]
    public void Whether_it_is_shared_and_a_tag_behind_a_service_ask_for_the_owner(string question) => Assert.Equal("owner", taught.Ask(question).Intent);

    [Theory]
    [InlineData("Is Salesforce up right now?")]
    [InlineData("What does the SLA of Azure SQL pay us for an outage?")]
    [InlineData("Any outages at GitHub today?")]
    public void A_status_or_a_refund_is_declined(string question) => Assert.Equal("unknown", taught.Ask(question).Intent);
}
