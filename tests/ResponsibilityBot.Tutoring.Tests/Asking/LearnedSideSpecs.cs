using ResponsibilityBot.Tutoring.Asking.Understanding;
using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>What was learned of the side that a question asks after, beside the rules.</summary>
public sealed class LearnedSideSpecs
{
    private const string Asked = "Does AWS patch the operating system on RDS?";
    private const string Bare = "os patching on rds from aws?";

    [Fact]
    public void Where_the_rules_read_no_side_a_likely_one_is_taken()
    {
        Assert.Equal((false, null), Direction(SmallTable.Reader().Read(Bare, null)));
        var reading = Learned((AskedSide.Provider, 3)).Read(Bare, null);
        Assert.Equal((true, Party.Provider), Direction(reading));
        Assert.Contains(reading.Trace, step => step.Contains("yes would mean the Provider, learned from questions like it, 91 %; by the rules Open", StringComparison.Ordinal));
    }

    [Fact]
    public void A_side_that_is_likely_overrules_the_rules_and_their_negation()
    {
        Assert.Equal((true, Party.Provider), Direction(SmallTable.Reader().Read(Asked, null)));
        var reading = Learned((AskedSide.Provider, 3)).Read("So AWS does not patch the operating system on RDS?", null);
        Assert.Equal((true, Party.Provider, false), (reading.IsYesNo, reading.Party, reading.Negated));
        Assert.Equal(Party.Customer, Learned((AskedSide.Customer, 3)).Read(Asked, null).Party);
    }

    [Fact]
    public void A_side_of_the_rules_that_is_unlikely_is_not_stated() =>
        Assert.Equal((true, null), Direction(Learned((AskedSide.Open, 0.9f), (AskedSide.Provider, 0.2f)).Read(Asked, null)));

    [Fact]
    public void What_is_not_sure_changes_nothing()
    {
        Assert.Equal((true, Party.Provider), Direction(Learned((AskedSide.Customer, 0.4f), (AskedSide.Provider, 0.3f), (AskedSide.Open, -3)).Read(Asked, null)));
        Assert.Equal((false, null), Direction(Learned((AskedSide.Provider, 1)).Read(Bare, null)));
    }

    [Theory]
    [InlineData("What is RDS?")]
    [InlineData("Compare RDS and Lambda")]
    [InlineData("hello")]
    public void A_question_for_no_owner_is_left_alone(string question)
    {
        var (plain, learned) = (SmallTable.Reader().Read(question, null), Learned((AskedSide.Customer, 9)).Read(question, null));
        Assert.Equal((plain.Intent, plain.IsYesNo, plain.Party, plain.Negated), (learned.Intent, learned.IsYesNo, learned.Party, learned.Negated));
    }

    /// <summary>Neither yes nor no answers which of the two it is; a request for agreement behind it is answered.</summary>
    [Theory]
    [InlineData("Is the operating system on RDS patched automatically or do we have to do it?", null)]
    [InlineData("Does AWS patch the operating system on RDS or do we?", null)]
    [InlineData("Does AWS patch the operating system on RDS, or do I misread that?", Party.Provider)]
    [InlineData("Does AWS patch the operating system on RDS or do we, it's AWS, right?", Party.Provider)]
    public void A_choice_between_the_sides_has_no_direction(string question, Party? party) =>
        Assert.Equal(party, Learned((AskedSide.Provider, 3)).Read(question, null).Party);

    private static (bool IsYesNo, Party? Party) Direction(Reading reading) => (reading.IsYesNo, reading.Party);

    /// <summary>Of the service in a question alone something is known.</summary>
    private static QuestionReader Learned(params SideWeight[] weights) => SmallTable.Reader(new Dictionary<string, IReadOnlyList<SideWeight>> { ["w:@service"] = weights });

    private static QuestionReader Learned(params (AskedSide Side, float Weight)[] weights) => Learned([.. weights.Select(pair => new SideWeight(pair.Side, pair.Weight))]);
}
