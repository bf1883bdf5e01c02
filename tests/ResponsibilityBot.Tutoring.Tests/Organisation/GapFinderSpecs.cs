using Moq;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Changes;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Tests.Quizzes;
using ResponsibilityBot.Tutoring.Tests.Scores;
using ResponsibilityBot.Tutoring.Turns;
using Role = ResponsibilityBot.Tutoring.Organisation.Role;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

public sealed class GapFinderSpecs(TaughtCurriculum taught)
{
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly Role App = new("app", "App team", new("activity", "c1", "#app"));
    private static readonly Workload Checkout = new("checkout", "checkout", "production", ["amazon-ec2"], "app");

    private readonly Mock<IRefusals> refusals = new();

    [Fact]
    public void A_workload_that_nobody_runs_is_one_gap_with_all_its_duties()
    {
        var gap = Assert.Single(Find(new([App], [], [Checkout with { Role = null }])), gap => gap.Kind != GapKind.NeverVerified);
        Assert.Equal((GapKind.NoOwner, "no-owner", "checkout (production)"), (gap.Kind, gap.KindWord, gap.Subject));
        Assert.Contains("guest-os-patching", gap.Responsibilities);
        Assert.DoesNotContain("physical-security", gap.Responsibilities);
    }

    [Fact]
    public void A_role_that_is_gone_while_it_holds_duties_is_told_and_nothing_is_lost()
    {
        var gaps = Find(new([App], [Give("logging", "gone")], [Checkout with { Role = "gone" }])).Where(gap => gap.Kind == GapKind.UnknownRole).ToList();
        Assert.Equal(2, gaps.Count);
        Assert.All(gaps, gap => Assert.Equal(["gone"], gap.Roles));
    }

    [Fact]
    public void Two_decisions_of_one_layer_on_one_place_are_a_conflict_and_a_nearer_one_is_none()
    {
        var two = Find(new([App, App with { Id = "ops", Name = "Ops" }], [Give("logging", "app"), Give("logging", "ops") with { Id = "second" }], [Checkout]));
        Assert.Contains("App team, since 1 Jan 2026; Ops, since 1 Jan 2026", Assert.Single(two, gap => gap.Kind == GapKind.TwoOwners).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Find(new([App], [Give("logging", "app"), Give("logging", "app") with { Id = "second", Target = "iaas" }], [Checkout])), gap => gap.Kind == GapKind.TwoOwners);
        Assert.DoesNotContain(
            Find(new([App, App with { Id = "ops", Name = "Ops" }], [Give("logging", "app"), Give("logging", "ops") with { Id = "second", Until = Today.AddDays(-1) }], [Checkout])), gap => gap.Kind == GapKind.TwoOwners);
    }

    [Fact]
    public void What_fell_away_by_its_date_is_told_from_the_day_after()
    {
        Assert.DoesNotContain(Find(new([App], [Give("logging", "app") with { Until = Today }], [Checkout])), gap => gap.Kind == GapKind.ExpiredOverride);
        Assert.Contains("held until 25 Nov 2026 (decided)", Assert.Single(Find(new([App], [Give("logging", "app") with { Until = Today.AddDays(-1) }], [Checkout])), gap => gap.Kind == GapKind.ExpiredOverride).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_at_work_that_cannot_be_asked_is_told_and_an_idle_one_is_not()
    {
        var gaps = Find(new([App with { Contact = null }, new("idle", "Idle", null)], [], [Checkout]));
        Assert.Equal(["App team"], gaps.Where(gap => gap.Kind == GapKind.NoContact).Select(gap => gap.Subject));
    }

    [Fact]
    public void Cells_that_were_never_compared_are_told_for_services_in_use_only()
    {
        var general = taught.Table.Content.Services.First(service => taught.Table.Content.Responsibilities.Any(row => taught.Table.Cell(row.Id, service.Id) is { Evidence: Evidence.General, Owner: not Owner.NotApplicable }));
        Assert.Contains(Find(new([App], [], [Checkout with { Services = [general.Id] }])), gap => gap.Kind == GapKind.NeverVerified && gap.Subject == general.Name);
        Assert.Empty(Find(new([App with { Contact = null }], [], [])));
    }

    [Fact]
    public void A_service_that_left_the_table_is_told() =>
        Assert.Contains("stands on 'gone-service'", Assert.Single(Find(new([App], [], [Checkout with { Services = ["amazon-ec2", "gone-service"] }])), gap => gap.Kind == GapKind.UnknownService).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Hosts_are_shown_gaps_with_a_button_to_assign_and_others_are_not()
    {
        Assert.Equal("Gaps are shown to hosts and administrators. Whoever runs this bot can name you in Access:Hosts.", PlainText.Of(await HearAsync("gaps", mayEdit: false)));
        var told = Assert.IsType<Reply.Explanation>(await HearAsync("show me the gaps", mayEdit: true));
        Assert.Equal("checkout (production)", told.Points[0].Label);
        Assert.Equal(("Assign checkout (production)", Verbs.Workload, "checkout"), (told.Buttons[0].Label, told.Buttons[0].Press.Verb, told.Buttons[0].Press["workload"]));
    }

    [Fact]
    public void A_gap_of_a_decision_is_closed_by_another_decision_that_somebody_else_approves()
    {
        var told = Reply(new([App], [Give("logging", "app") with { Until = Today.AddDays(-1), Target = "iaas" }, Give("cost-management", "gone")], [Checkout]));
        var (gone, over) = (told.Buttons[0], told.Buttons[1]);
        Assert.Equal(("Propose: Costs", ChangeForm.FormId, "cost-management", "", ""), (gone.Label, gone.Press[Verbs.Form], gone.Press["responsibility"], gone.Press["target"], gone.Press["role"]));
        Assert.Equal(("logging", "iaas", "App team"), (over.Press["responsibility"], over.Press["target"], over.Press["role"]));
        Assert.All(told.Buttons, button => Assert.Equal(Verbs.Open, button.Press.Verb));
        // Checkout is run by somebody: that a duty of it is nobody's is the decision's fault.
        Assert.Contains(told.Points, point => point.Label == "checkout (production)" && point.Text.EndsWith("decide anew.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("c-0000000001", true)]
    [InlineData("in-a-file", false)]
    public void Of_two_decisions_that_contradict_the_one_that_was_overtaken_is_ended_if_it_was_made_in_chat(string id, bool isEnded)
    {
        var told = Reply(new([App, App with { Id = "ops", Name = "Ops" }], [Give("logging", "ops") with { Id = "c-later", Since = new(2026, 2, 1) }, Give("logging", "app") with { Id = id }], [Checkout]));
        Assert.Equal(isEnded ? [id] : [], told.Buttons.Select(button => button.Press["change"]));
        Assert.All(told.Buttons, button => Assert.Equal(RollBackForm.FormId, button.Press[Verbs.Form]));
    }

    [Theory]
    [InlineData("2026-11-29T22:59Z", "Asia/Tokyo", "2026-11-23")]
    [InlineData("2026-11-29T23:00Z", "Asia/Tokyo", "2026-11-30")]
    [InlineData("2026-11-30T06:59Z", "Europe/Berlin", "2026-11-23")]
    [InlineData("2026-11-30T07:00Z", "Europe/Berlin", "2026-11-30")]
    [InlineData("2026-11-30T17:59Z", "Pacific/Honolulu", "2026-11-23")]
    [InlineData("2026-11-30T18:00Z", "Pacific/Honolulu", "2026-11-30")]
    [InlineData("2026-11-29T18:00Z", "Pacific/Kiritimati", "2026-11-30")]
    public void A_weeks_gaps_come_on_Monday_at_eight_where_their_reader_is(string at, string zone, string week)
    {
        var moment = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateOnly.ParseExact(week, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), GapWeek.Of(moment, zone));
        Assert.True(GapWeek.Of(moment, zone) <= GapWeek.Latest(moment));
    }

    [Fact]
    public async Task A_host_asks_for_them_once_a_week_and_ends_it()
    {
        var watch = new Mock<IGapWatch>();
        await HearAsync("gaps weekly on", mayEdit: false, watch);
        watch.VerifyNoOtherCalls();
        refusals.Verify(all => all.Trespass(It.IsAny<Turn>(), "gaps-host"), Times.Once);
        await HearAsync("gaps weekly on", mayEdit: true, watch);
        watch.Verify(all => all.Begin(It.IsAny<Turn>(), It.Is<DateOnly>(week => week.DayOfWeek == DayOfWeek.Monday)), Times.Once);
        await HearAsync("gaps weekly off.", mayEdit: true, watch);
        watch.Verify(all => all.End(It.IsAny<Turn>()), Times.Once);
    }

    private async Task<Reply> HearAsync(string words, bool mayEdit, Mock<IGapWatch>? watch = null)
    {
        var (organisations, access) = (new Mock<IOrganisations>(), new Mock<IAccess>());
        organisations.Setup(all => all.OfAsync("t1", It.IsAny<CancellationToken>())).ReturnsAsync(new OrganisationContent([App], [], [Checkout with { Role = null }]));
        access.Setup(all => all.Allows(It.Is<Turn>(turn => turn.Place != Place.Personal), Tutoring.Turns.Role.Host)).Returns(mayEdit);
        access.Setup(all => all.Allows(It.Is<Turn>(turn => turn.Place == Place.Personal), Tutoring.Turns.Role.Host)).Returns(true);
        var dialog = new GapDialog(taught, organisations.Object, (watch ?? new()).Object, access.Object, refusals.Object, RoundsInMemory.Days);
        return Assert.Single(await dialog.HearAsync(ScoreDialogSpecs.Turn(words), TestContext.Current.CancellationToken) ?? []);
    }

    private Reply.Explanation Reply(OrganisationContent content) => Assert.IsType<Reply.Explanation>(GapReplies.Of(taught.Current, content, Today));

    private static Override Give(string responsibility, string role) => new()
    {
        Id = responsibility,
        Layer = Layer.Organisation,
        Responsibility = responsibility,
        Role = role,
        Reason = "decided",
        Approver = "Sam",
        Since = new(2026, 1, 1),
    };

    private IReadOnlyList<OrganisationGap> Find(OrganisationContent content) => GapFinder.Find(new(new(taught.Table, content), Today));
}
