using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>What was learned of places that are described and not named, beside the rules.</summary>
public sealed class LearnedPlaceSpecs(TaughtCurriculum taught)
{
    private const string Described = "who is responsible for backups of the payroll gizmo";

    [Fact]
    public void A_place_that_is_likely_is_taken_where_the_rules_see_none_and_the_trace_says_so()
    {
        Assert.Empty(SmallTable.Reader().Read(Described, null).Targets);
        var reading = Learned(("w:gizmo", "saas", 9)).Read(Described, null);
        Assert.Equal((Intent.Owner, "backup-and-restore", "saas"), (reading.Intent, Assert.Single(reading.Responsibilities), Assert.Single(reading.Targets)));
        Assert.Contains(reading.Trace, step => step.StartsWith("place learned from questions like it, saas ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("w:gizmo", 1.5f, 0)] // not likely enough
    [InlineData("w:gadget", 9, 0)] // of other words
    [InlineData("w:gizmo", 9, 12)] // that there is none is likelier
    public void What_is_not_likely_is_no_place(string feature, float saas, float none)
    {
        var reading = Learned((feature, "saas", saas), (feature, "none", none)).Read(Described, null);
        Assert.Empty(reading.Targets);
    }

    [Fact]
    public void Words_that_stand_near_each_other_count_together()
    {
        Assert.Equal(["saas"], Learned(("n:gizmo rent", "saas", 9)).Read("who is responsible for backups of the gizmo we just rent", null).Targets);
        Assert.Empty(Learned(("n:gizmo rent", "saas", 9)).Read("who is responsible for backups of the gizmo that we would only rent", null).Targets);
    }

    [Theory]
    [InlineData("who is responsible for backups of the gizmo on rds", "amazon-rds")]
    [InlineData("who is responsible for backups of the gizmo in iaas", "iaas")]
    public void A_place_that_is_named_stands(string question, string place) => Assert.Equal([place], Learned(("w:gizmo", "saas", 9)).Read(question, null).Targets);

    [Fact]
    public void A_place_that_the_table_does_not_have_is_none() => Assert.Empty(Learned(("w:gizmo", "moonbase", 9)).Read(Described, null).Targets);

    [Fact]
    public void Where_no_duty_is_asked_for_no_place_is_guessed() => Assert.Equal(Intent.Unknown, Learned(("w:gizmo", "saas", 9)).Read("the gizmo costs too much", null).Intent);

    [Theory]
    [InlineData("Who has to keep backups of the payroll tool that we pay for by the seat?", "saas")]
    [InlineData("Our kit hangs in a cage at the carrier hotel. Who replaces dead disks?", "colocation")]
    [InlineData("Who must patch the operating system if everything stands in the cupboard under our own stairs?", "on-premises")]
    [InlineData("Who checks the licences of the team?", null)]
    public void People_describe_places(string question, string? place) => Assert.Equal(place is null ? [] : [place], taught.Ask(question).Targets);

    private static QuestionReader Learned(params (string Feature, string Place, float Weight)[] weights)
    {
        string[] places = ["saas", "iaas", "moonbase", "none"];
        return SmallTable.Reader(weights.GroupBy(weight => weight.Feature, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            IReadOnlyList<PlaceWeight> (group) => [.. places.Select(place => new PlaceWeight(place, group.Where(weight => weight.Place == place).Sum(weight => weight.Weight)))],
            StringComparer.Ordinal));
    }
}
