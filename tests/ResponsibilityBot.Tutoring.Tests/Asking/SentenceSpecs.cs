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
}
