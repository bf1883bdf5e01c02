using ResponsibilityBot.Tutoring.Asking;
using ResponsibilityBot.Tutoring.Asking.Understanding;

namespace ResponsibilityBot.Tutoring.Tests.Asking;

/// <summary>What was learned of duties and places, of questions that lean on the one before.</summary>
public sealed class LearnedFollowUpSpecs(TaughtCurriculum taught)
{
    private const string Before = "who is responsible for backups in rds";

    [Fact]
    public void A_duty_that_no_phrase_names_is_asked_for_in_the_place_before()
    {
        Assert.Equal(Intent.Unknown, Read(SmallTable.Reader(), "and scramblers for the bad day").Intent);
        var reading = Read(Learned(("w:scrambler", "physical-security", 9)), "and scramblers for the bad day");
        Assert.Equal((Intent.Owner, "physical-security", "amazon-rds"), (reading.Intent, Assert.Single(reading.Responsibilities), Assert.Single(reading.Targets)));
        Assert.True(reading.LeansOnTopic);
    }

    [Fact]
    public void A_place_that_no_phrase_names_is_another_place_of_the_same_duty()
    {
        var reading = Read(SmallTable.Reader(Place("w:gizmo", "saas")), "and in the newfangled gizmo");
        Assert.Equal((Intent.Owner, "backup-and-restore", "saas"), (reading.Intent, Assert.Single(reading.Responsibilities), Assert.Single(reading.Targets)));
    }

    [Theory]
    [InlineData("scramblers keep the bad day away from everybody")] // leans on nothing
    [InlineData("and where is the pizza")] // about nothing that was learned
    public void What_does_not_lean_is_read_alone(string question) => Assert.Equal(Intent.Unknown, Read(Learned(("w:scrambler", "physical-security", 9)), question).Intent);

    [Fact]
    public void What_is_not_likely_is_not_answered() => Assert.Equal(Intent.Unknown, Read(Learned(("w:scrambler", "physical-security", 0.5f)), "and scramblers for the bad day").Intent);

    [Fact]
    public void Of_nothing_before_nothing_leans() =>
        Assert.NotEqual(Intent.Owner, Learned(("w:scrambler", "physical-security", 9)).Read("and scramblers for the bad day", new Topic("quiz", [], [], null, null, DateTimeOffset.UnixEpoch)).Intent);

    [Theory]
    [InlineData("Who patches the OS on rented VMs?", "and if it was a ready-made shop software by subscription?", "guest-os-patching", "saas")]
    [InlineData("Is a second factor in Auth0 something we have to switch on?", "ok and the accounts of agents who leave us?", "identity-lifecycle", "auth0")]
    [InlineData("Who updates the Java runtime on a PaaS?", "On our own boxes?", "runtime-patching", "on-premises")]
    [InlineData("Does a PaaS provider hack-test our app for us?", "who does it then?", "penetration-testing", "paas")]
    [InlineData("Who scans the images in ECR for known holes?", "Is that us too?", "vulnerability-scanning", "amazon-ecr")]
    [InlineData("who upgrades the mongo engine in Atlas for our sensor data", "ok and the copies?", "backup-and-restore", "mongodb-atlas")]
    public void People_lean_on_what_was_said(string before, string question, string row, string place)
    {
        var answer = QuestionSeries.Answer(taught.Current, question, [before]);
        Assert.Equal((row, place), (Assert.Single(answer.Responsibilities), Assert.Single(answer.Targets)));
    }

    private static Reading Read(QuestionReader reader, string question)
    {
        var before = SmallTable.Reader().Read(Before, null);
        return reader.Read(question, new Topic("owner", before.Responsibilities, before.Targets, null, null, DateTimeOffset.UnixEpoch));
    }

    private static Dictionary<string, IReadOnlyList<PlaceWeight>> Place(string feature, string place) => new(StringComparer.Ordinal) { [feature] = [new(place, 9), new("none", 0)] };

    private static QuestionReader Learned((string Feature, string Row, float Weight) learned) =>
        SmallTable.Reader(Place("w:gizmo", "saas"), new Dictionary<string, IReadOnlyList<RowWeight>>(StringComparer.Ordinal) { [learned.Feature] = [new(learned.Row, learned.Weight), new("none", 0), new("backup-and-restore", 0)] });
}
