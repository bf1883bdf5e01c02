namespace ResponsibilityBot.Tutoring.Tests.Asking;

public sealed class BeliefSpecs(TaughtCurriculum taught)
{
    [Theory]
    [InlineData("Does provider compliance automatically cover the customer?")]
    [InlineData("Our provider is certified, so are we compliant?")]
    public void A_wrong_belief_about_the_providers_part_is_answered_with_the_owner_of_the_whole(string belief)
    {
        var answer = taught.Ask(belief);
        Assert.Equal(("misconception", "no", "shared", "customer"), (answer.Intent, answer.Verdict, answer.Owner, answer.Accountable));
    }
}
