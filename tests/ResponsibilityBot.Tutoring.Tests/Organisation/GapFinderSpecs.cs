using Moq;
using ResponsibilityBot.Tutoring.Knowledge;
using ResponsibilityBot.Tutoring.Organisation;
using ResponsibilityBot.Tutoring.Organisation.Gaps;
using ResponsibilityBot.Tutoring.Tests.Scores;
using ResponsibilityBot.Tutoring.Turns;
using Role = ResponsibilityBot.Tutoring.Organisation.Role;

namespace ResponsibilityBot.Tutoring.Tests.Organisation;

public sealed class GapFinderSpecs(TaughtCurriculum taught)
{
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly Role App = new("app", "App team", new("activity", "c1", "#app"));
    private static readonly Workload Checkout = new("checkout", "checkout", "production", ["amazon-ec2"], "app");

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
        Assert.Equal("Gaps are shown to hosts and administrators.", PlainText.Of(await HearAsync("gaps", mayEdit: false)));
        var told = Assert.IsType<Reply.Explanation>(await HearAsync("show me the gaps", mayEdit: true));
        Assert.Equal("checkout (production)", told.Points[0].Label);
        Assert.Equal(("Assign checkout (production)", Verbs.Workload, "checkout"), (told.Buttons[0].Label, told.Buttons[0].Press.Verb, told.Buttons[0].Press["workload"]));
    }

    [Fact]
    public async Task A_host_asks_for_them_once_a_week_and_ends_it()
    {
        var watch = new Mock<IGapWatch>();
        await HearAsync("gaps weekly on", mayEdit: false, watch);
        watch.VerifyNoOtherCalls();
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
        var dialog = new GapDialog(taught, organisations.Object, (watch ?? new()).Object, access.Object);
        return Assert.Single(await dialog.HearAsync(ScoreDialogSpecs.Turn(words), TestContext.Current.CancellationToken) ?? []);
    }

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
